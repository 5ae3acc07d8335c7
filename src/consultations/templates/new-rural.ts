import { aboutYou, long, matrix, multi, single } from './ask'
import type { Template } from './template'

const CRITERIA = [
  'Quy hoạch',
  'Đường giao thông',
  'Thủy lợi, phòng chống thiên tai',
  'Điện',
  'Trường học',
  'Nhà văn hóa, khu thể thao',
  'Chợ, cửa hàng',
  'Thông tin, truyền thanh, internet',
  'Nhà ở',
  'Thu nhập, việc làm',
  'Giảm nghèo',
  'Hợp tác xã, sản xuất',
  'Y tế, bảo hiểm y tế',
  'Văn hóa, nếp sống',
  'Rác thải, nước sạch, nghĩa trang',
  'An toàn thực phẩm',
  'Cán bộ xã phục vụ dân',
  'Công khai, lấy ý kiến dân',
  'An ninh trật tự',
]

export const newRural: Template = {
  name: 'new-rural',
  category: 'newRural',
  title: 'Lấy ý kiến sự hài lòng của người dân về kết quả xây dựng nông thôn mới xã Minh Họa',
  asker: 'Ủy ban MTTQ Việt Nam xã Minh Họa',
  matter:
    'Xã Minh Họa đề nghị công nhận đạt chuẩn nông thôn mới. Trước khi đề nghị, Ủy ban MTTQ Việt Nam xã hỏi từng gia đình có hài lòng về 19 nội dung đã làm hay chưa. Mỗi gia đình gửi một phiếu. Xin bà con trả lời đúng như mình nghĩ: “Chưa hài lòng” cũng là câu trả lời cần thiết.',
  draftText: `## Vì sao hỏi

Ý kiến hài lòng của người dân là một phần của hồ sơ đề nghị công nhận xã đạt chuẩn nông thôn mới. Ủy ban MTTQ Việt Nam xã chủ trì việc lấy ý kiến.

## Cách làm

- Mỗi gia đình một phiếu, do một người thay mặt gia đình trả lời.
- Phiếu giấy được phát đến nhà; bà con cũng có thể trả lời trên điện thoại. Chỉ dùng một trong hai cách.
- Kết quả công bố ghi rõ số phiếu phát ra, số phiếu thu về và số phiếu từng thôn.

## 19 nội dung hỏi ý kiến

${CRITERIA.map((each, place) => `${place + 1}. ${each}`).join('\n')}

## Sau khi lấy ý kiến

Nội dung nào nhiều gia đình chưa hài lòng sẽ được nêu trong báo cáo, kèm việc cần làm, người chịu trách nhiệm và thời hạn, trước khi đề nghị công nhận.`,
  legalClause: 'L10.25.9',
  days: 20,
  otherLaw: null,
  offersReply: true,
  retentionMonths: 24,
  questions: [
    ...aboutYou,
    matrix(
      'q1',
      'Gia đình có hài lòng về từng nội dung?',
      CRITERIA,
      { steps: ['Chưa hài lòng', 'Hài lòng'], unknown: 'Không rõ' },
      { required: true },
    ),
    multi('q2', 'Ba nội dung cần làm tốt hơn nữa', CRITERIA, { most: 3 }),
    single('q3', 'Gia đình đã đóng góp gì cho nông thôn mới?', [
      'Tiền',
      'Ngày công',
      'Đất',
      'Cây trồng, vật kiến trúc',
      'Không đóng góp',
      'Nhiều loại',
    ]),
    single('q4', 'Các khoản đóng góp có được bàn và công khai không?', [
      'Có bàn và công khai đầy đủ',
      'Có bàn, chưa công khai đầy đủ',
      'Không được bàn',
      'Không biết',
    ]),
    single(
      'q5',
      'Nhìn chung gia đình có hài lòng để đề nghị công nhận xã đạt chuẩn không?',
      ['Hài lòng', 'Chưa hài lòng', 'Ý kiến khác'],
      { required: true, other: 'c' },
    ),
    long('q6', 'Vì sao? Cần làm gì trước khi công nhận?'),
  ],
}
