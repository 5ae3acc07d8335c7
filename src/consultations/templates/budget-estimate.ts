import { aboutYou, agree3, allocate, likert5, long, multi, rank, single } from './ask'
import type { Template } from './template'

export const budgetEstimate: Template = {
  name: 'budget-estimate',
  category: 'budget',
  title: 'Góp ý dự toán ngân sách xã Minh Họa năm 2027',
  asker: 'UBND xã Minh Họa',
  matter:
    'Năm 2027 xã dự kiến thu và chi 42.500 triệu đồng. Trong đó chi đầu tư 12.600 triệu, chi thường xuyên 28.900 triệu, dự phòng 1.000 triệu. UBND xã xin ý kiến bà con trước khi trình HĐND xã ngày 22/12/2026.',
  draftText: `## Tổng số

| Khoản | Triệu đồng |
|---|---:|
| Chi đầu tư | 12.600 |
| Chi thường xuyên | 28.900 |
| Dự phòng | 1.000 |
| **Tổng chi** | **42.500** |

Tổng thu dự kiến bằng tổng chi: 42.500 triệu đồng.

## Chi đầu tư

| Nội dung | Triệu đồng |
|---|---:|
| Đường giao thông thôn | 5.200 |
| Trường mầm non, tiểu học | 3.100 |
| Nước sạch | 1.900 |
| Nhà văn hóa thôn | 1.400 |
| Chiếu sáng, môi trường | 1.000 |
| **Cộng** | **12.600** |

## Chi thường xuyên

| Nội dung | Triệu đồng |
|---|---:|
| Giáo dục | 14.200 |
| Quản lý nhà nước, Đảng, đoàn thể | 6.700 |
| Bảo đảm xã hội | 3.450 |
| Y tế, dân số | 1.350 |
| Quốc phòng, an ninh | 1.300 |
| Môi trường | 1.000 |
| Văn hóa, truyền thanh, thể thao | 900 |
| **Cộng** | **28.900** |

## Sau khi lấy ý kiến

1. UBND xã tổng hợp ý kiến, tiếp thu hoặc giải trình từng nhóm ý kiến.
2. Bản tổng hợp và bản giải trình được công khai cùng dự toán.
3. Dự toán được trình HĐND xã xem xét ngày 22/12/2026.

Ý kiến của bà con giúp UBND xã hoàn chỉnh dự toán. Việc quyết định dự toán thuộc HĐND xã.`,
  legalClause: 'L10.25.9',
  days: 20,
  otherLaw: null,
  offersReply: true,
  retentionMonths: 24,
  questions: [
    ...aboutYou,
    single(
      'q1',
      'Bà con đã xem dự toán chưa?',
      ['Đã xem bảng đầy đủ', 'Chỉ xem bản tóm tắt', 'Nghe loa hoặc họp thôn', 'Chưa xem'],
      {
        required: true,
      },
    ),
    agree3('q2', 'Bà con có tán thành tổng mức chi đầu tư 12.600 triệu đồng không?', { required: true }),
    allocate('q3', 'Nếu có 100 đồng cho đầu tư năm 2027, bà con chia thế nào?', [
      'Đường thôn',
      'Trường học',
      'Nước sạch',
      'Nhà văn hóa thôn',
      'Chiếu sáng, môi trường',
      'Việc khác',
    ]),
    rank('q4', 'Chọn 3 việc cần làm trước nhất', 3, [
      'Đường liên thôn 3–7',
      'Kênh tiêu thôn 9',
      'Phòng học mầm non điểm lẻ',
      'Nước sạch thôn 18–20',
      'Sân nhà văn hóa thôn 5',
      'Đèn đường trục chính',
      'Bãi tập kết rác',
    ]),
    multi(
      'q5',
      'Khoản chi thường xuyên nào cần tiết kiệm hơn?',
      ['Hội nghị, tiếp khách', 'Xăng xe, công tác phí', 'Điện, nước trụ sở', 'Mua sắm', 'In ấn, khánh tiết', 'Không có ý kiến'],
      { most: 2, alone: 'f' },
    ),
    likert5('q6', 'Bảng dự toán trình bày có dễ hiểu không?', {
      steps: ['Rất khó hiểu', 'Khó hiểu', 'Bình thường', 'Dễ hiểu', 'Rất dễ hiểu'],
      unknown: 'Chưa xem bảng',
    }),
    long('q7', 'Bà con đề nghị thêm, bớt hoặc hỏi điều gì về dự toán?'),
  ],
}
