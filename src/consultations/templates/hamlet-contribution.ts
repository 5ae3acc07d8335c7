import { aboutYou, agree3, short, single } from './ask'
import type { Template } from './template'

/**
 * Opinions gathered before the hamlet decides. The decision itself (Law 10/2022 Art. 15.1) is taken in a meeting or by
 * paper ballots of the households and never here, so every text says that first.
 */
export const hamletContribution: Template = {
  name: 'hamlet-contribution',
  category: 'contribution',
  title: 'Góp ý trước cuộc họp thôn 7 về chủ trương và mức đóng góp làm đường bê tông ngõ xóm',
  asker: 'Trưởng thôn 7 và Ban Công tác Mặt trận thôn 7',
  matter:
    'Đây là góp ý để chuẩn bị họp thôn, không phải biểu quyết. Mức đóng góp chỉ được quyết định tại cuộc họp hoặc bằng phiếu giấy phát đến từng hộ. Dự kiến làm 1,6 km đường bê tông rộng 3 m, tổng 1.240 triệu đồng: xã hỗ trợ xi măng 420 triệu, tài trợ 184 triệu, còn lại 636 triệu do 318 hộ đóng góp bình quân 2 triệu đồng mỗi hộ, nộp 2 đợt. Hộ nghèo và hộ chỉ có người cao tuổi được miễn nếu thôn tán thành.',
  draftText: `## Phiếu này không phải biểu quyết

Trả lời ở đây **không thay** cho việc dự họp hoặc bỏ phiếu của gia đình. Chủ trương và mức đóng góp của dân được bàn và quyết định tại **cuộc họp thôn** hoặc bằng **phiếu giấy phát tận tay từng hộ**, không quyết định trực tuyến. Ý kiến ở đây giúp thôn sửa phương án trước khi đưa ra họp.

## Phương án đưa ra góp ý

| Nguồn | Triệu đồng |
|---|---:|
| Xã hỗ trợ xi măng | 420 |
| Tài trợ | 184 |
| Đóng góp của 318 hộ | 636 |
| **Tổng** | **1.240** |

- Làm 1,6 km đường bê tông, rộng 3 m, trong năm 2027.
- Bình quân 2 triệu đồng mỗi hộ, nộp 2 đợt.
- Đề nghị miễn cho hộ nghèo và hộ chỉ có người từ 70 tuổi trở lên.

## Khi họp hoặc bỏ phiếu giấy

- Mỗi hộ một đại diện, một phiếu.
- Mỗi nội dung được thông qua khi có từ hai phần ba tổng số hộ của thôn tán thành: ít nhất 212 trên 318 hộ, tính cả hộ vắng mặt.
- Thông báo họp ghi rõ ngày, giờ, nơi họp và được báo trước cho từng hộ.`,
  legalClause: 'L10.25.9',
  days: 20,
  otherLaw: null,
  offersReply: true,
  retentionMonths: 24,
  questions: [
    ...aboutYou,
    agree3('q1', 'Góp ý về chủ trương làm đường bê tông 1,6 km trong năm 2027', {
      required: true,
      hint: 'Góp ý trước khi họp, chưa phải biểu quyết.',
    }),
    single(
      'q2',
      'Theo bà con, nên đưa mức đóng góp nào ra họp?',
      ['2.000.000 đồng/hộ', 'Theo nhân khẩu 520.000 đồng/người', 'Theo mét mặt ngõ 45.000 đồng/m', 'Không tán thành mức nào'],
      { required: true, hint: 'Mức đóng góp do các hộ quyết định tại cuộc họp hoặc bằng phiếu giấy.' },
    ),
    agree3('q3', 'Góp ý về việc miễn cho hộ nghèo và hộ chỉ có người từ 70 tuổi trở lên', { required: true }),
    single('q4', 'Nên nộp vào thời điểm nào?', ['Hai đợt (tháng 2 và tháng 6/2027)', 'Một đợt sau vụ đông xuân', 'Khác'], {
      required: true,
      other: 'c',
    }),
    short('q5', 'Ý kiến khác'),
  ],
}
