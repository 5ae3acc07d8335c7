import { aboutYou, long, matrix, multi, single } from './ask'
import type { Template } from './template'

/** About the way households are reviewed; no household is ever named and no neighbour judged here. */
export const povertyReview: Template = {
  name: 'poverty-review',
  category: 'poverty',
  title: 'Góp ý cách rà soát hộ nghèo, hộ cận nghèo năm 2027',
  asker: 'UBND xã Minh Họa',
  matter:
    'Tháng 9 đến tháng 12 xã rà soát hộ nghèo, cận nghèo theo tiêu chí thu nhập và thiếu hụt dịch vụ xã hội cơ bản. Kết quả được họp thôn và niêm yết. Xin bà con góp ý để làm đúng, không sót, không sai.',
  draftText: `## Rà soát thế nào

1. Điều tra viên đến hộ, hỏi theo phiếu chấm điểm.
2. Kết quả được đưa ra họp thôn.
3. Danh sách được niêm yết để bà con xem và phản ánh.

## Phiếu này hỏi gì, không hỏi gì

- Hỏi về **cách làm**: công khai, đúng, tôn trọng, không sót.
- **Không xét từng hộ.** Xin không ghi tên gia đình mình hoặc gia đình khác.
- Gia đình muốn được rà soát xin nộp Mẫu đề nghị tại thôn hoặc UBND xã. Phiếu này không thay cho giấy đề nghị.

## Sau khi lấy ý kiến

UBND xã công khai bản tổng hợp ý kiến và những thay đổi trong cách rà soát năm 2027; ý kiến nào không tiếp thu sẽ nói rõ vì sao.`,
  legalClause: 'L10.25.9',
  days: 20,
  otherLaw: null,
  offersReply: false,
  retentionMonths: 24,
  questions: [
    ...aboutYou,
    single('q1', 'Bà con có biết tiêu chí hộ nghèo hiện nay không?', ['Biết rõ', 'Biết một ít', 'Không biết'], {
      required: true,
    }),
    single(
      'q2',
      'Năm trước bà con có được mời họp thôn về rà soát không?',
      ['Có, có dự', 'Có, không dự', 'Không được mời', 'Không nhớ'],
      { required: true },
    ),
    matrix(
      'q3',
      'Bà con thấy các ý sau thế nào?',
      [
        'Danh sách được niêm yết dễ thấy',
        'Điều tra viên hỏi kỹ, tôn trọng',
        'Cuộc họp công khai, ai cũng nói được',
        'Kết quả sát thực tế',
        'Khiếu nại được trả lời',
      ],
      { steps: ['Rất không đồng ý', 'Không đồng ý', 'Phân vân', 'Đồng ý', 'Rất đồng ý'], unknown: 'Không biết' },
    ),
    single('q4', 'Theo bà con, trong thôn có hộ khó khăn bị bỏ sót không? (không ghi tên)', [
      'Có, nhiều',
      'Có, một vài',
      'Không',
      'Không biết',
    ]),
    single('q5', 'Có hộ không còn khó khăn nhưng vẫn trong danh sách không? (không ghi tên)', [
      'Có, nhiều',
      'Có, một vài',
      'Không',
      'Không biết',
    ]),
    multi(
      'q6',
      'Hộ khó khăn trong thôn cần gì nhất?',
      [
        'Vốn vay',
        'Việc làm',
        'Sửa nhà',
        'Bảo hiểm y tế',
        'Học phí cho con',
        'Nước sạch, nhà vệ sinh',
        'Con giống, kỹ thuật',
        'Chăm sóc người già, khuyết tật',
      ],
      { most: 3 },
    ),
    single('q7', 'Gia đình muốn được rà soát không?', [['Có', 'Xin nộp Mẫu đề nghị tại thôn hoặc UBND xã.'], 'Không']),
    long('q8', 'Cách làm nào công bằng hơn?', { hint: 'Xin không ghi tên hộ khác.' }),
  ],
}
