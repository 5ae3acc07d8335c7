import { aboutYou, agree3, amount, long, matrix, multi, satisfaction, single, when } from './ask'
import type { Template } from './template'

export const feeLevels: Template = {
  name: 'fee-levels',
  category: 'fees',
  title: 'Góp ý dự thảo mức giá dịch vụ thu gom rác và mức thu tại chợ xã năm 2027',
  asker: 'UBND xã Minh Họa',
  matter:
    'Tỉnh dự kiến mức giá thu gom rác 25.000 – 40.000 đồng mỗi hộ mỗi tháng, xã được đề nghị mức cụ thể. Hiện nay thu 22.000 đồng, thu gom 2 lần mỗi tuần, thu được 71 % số hộ.',
  draftText: `## Thu gom rác

| | Hiện nay | Dự thảo năm 2027 |
|---|---|---|
| Mức giá mỗi hộ mỗi tháng | 22.000 đồng | 25.000 – 40.000 đồng |
| Số lần thu gom mỗi tuần | 2 lần | tùy mức giá được chọn |
| Tỷ lệ hộ nộp | 71 % | |

Mức 40.000 đồng đi cùng việc thu gom 4 lần mỗi tuần.

## Chợ xã

Mức thu chỗ ngồi đề nghị lấy ý kiến: 4.000 đồng mỗi ngày.

## Ai quyết định

- Khung giá thu gom rác do tỉnh quyết định. UBND xã tổng hợp ý kiến bà con và gửi đề nghị lên tỉnh.
- Nếu mức được quyết định khác với ý kiến của đa số, cơ quan quyết định phải giải trình lý do. UBND xã công khai bản giải trình đó.
- Mức thu do xã tổ chức thu được niêm yết và đọc trên loa trước khi áp dụng.`,
  legalClause: 'L10.28.1',
  days: 25,
  otherLaw: null,
  offersReply: true,
  retentionMonths: 24,
  questions: [
    ...aboutYou,
    single(
      'q1',
      'Nhà bà con hiện xử lý rác thế nào?',
      ['Có xe thu gom, nộp tiền đều', 'Có xe nhưng không nộp hoặc nộp không đều', 'Tự chôn, đốt', 'Khác'],
      { required: true, other: 'd' },
    ),
    single(
      'q2',
      'Mức nào bà con thấy chấp nhận được?',
      [
        '22.000 đồng như cũ',
        '25.000 đồng',
        '30.000 đồng',
        '35.000 đồng',
        '40.000 đồng nếu thu gom 4 lần/tuần',
        'Không nên thu',
        'Ý kiến khác',
      ],
      { required: true, other: 'g' },
    ),
    amount('q3', 'Nếu được đề nghị, bà con đề nghị mức bao nhiêu?', 'đồng/tháng', 0, 200_000),
    multi(
      'q4',
      'Ai nên được miễn, giảm?',
      ['Hộ nghèo', 'Hộ cận nghèo', 'Người cao tuổi sống một mình', 'Gia đình chính sách', 'Người khuyết tật nặng', 'Không ai'],
      { alone: 'f' },
    ),
    matrix(
      'q5',
      'Mức hài lòng về',
      ['Đúng giờ', 'Sạch sẽ sau thu gom', 'Thái độ người thu gom', 'Minh bạch thu chi'],
      satisfaction,
    ),
    single('q6a', 'Bà con có bán hàng ở chợ xã không?', ['Có', 'Không']),
    agree3('q6', 'Bà con có tán thành mức thu chỗ ngồi chợ 4.000 đồng/ngày không?', { shownWhen: when('q6a', 'a') }),
    long('q7', 'Bà con muốn đổi điều gì trong thu gom rác hoặc ở chợ?'),
  ],
}
