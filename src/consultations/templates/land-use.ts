import { aboutYou, agree3, anythingElse, likert5, long, multi, perItem, rank, single } from './ask'
import type { Template } from './template'

export const landUse: Template = {
  name: 'land-use',
  category: 'land',
  title: 'Góp ý dự thảo kế hoạch sử dụng đất xã Minh Họa giai đoạn 2026–2030',
  asker: 'UBND xã Minh Họa',
  matter:
    'Dự thảo chuyển 46,2 ha đất lúa một vụ: 18 ha sang nuôi trồng thủy sản, 12,5 ha đất ở nông thôn, 9,7 ha đường và kênh, 6 ha cụm công nghiệp nhỏ. Giữ 612 ha đất lúa hai vụ.',
  draftText: `## I. Mục đích

Lấy ý kiến Nhân dân về dự thảo kế hoạch sử dụng đất xã Minh Họa giai đoạn 2026–2030 trước khi trình cấp có thẩm quyền.

## II. Đất lúa được giữ

Giữ 612 ha đất lúa hai vụ.

## III. Đất chuyển mục đích

| Từ đất lúa một vụ chuyển sang | Diện tích (ha) |
|---|---:|
| Nuôi trồng thủy sản | 18,0 |
| Đất ở nông thôn | 12,5 |
| Đường và kênh | 9,7 |
| Cụm công nghiệp nhỏ | 6,0 |
| **Cộng** | **46,2** |

## IV. Khu đất ở mới

Vị trí còn để mở: dọc đường liên xã, gần trung tâm xã, hoặc xen kẽ trong thôn hiện có. Bà con cũng có thể đề nghị không mở thêm.

## V. Quỹ đất công ích 5 %

UBND xã xin ý kiến về thứ tự ưu tiên: cho hộ thiếu đất thuê, sân chơi và nhà văn hóa, nghĩa trang, trồng cây xanh, cho doanh nghiệp thuê.

## VI. Môi trường

Cụm công nghiệp phải có phương án xử lý nước thải và tiếng ồn. Ý kiến của bà con được chuyển kèm hồ sơ.

---

Bản đồ và bảng chỉ tiêu có trong tài liệu kèm theo. Muốn biết thửa đất của gia đình có nằm trong khu vực chuyển mục đích không, xin tra theo tờ, thửa tại UBND xã.`,
  legalClause: 'L10.25.2',
  days: 30,
  otherLaw: null,
  offersReply: true,
  retentionMonths: 24,
  questions: [
    ...aboutYou,
    single(
      'q1',
      'Gia đình có đất trong khu vực chuyển mục đích không?',
      ['Có', 'Không', ['Không rõ', 'Xin tra theo tờ, thửa tại UBND xã.']],
      { required: true },
    ),
    agree3('q2a', 'Bà con có tán thành chuyển 18 ha sang nuôi trồng thủy sản không?', { required: true }),
    agree3('q2b', 'Bà con có tán thành chuyển 12,5 ha sang đất ở không?', { required: true }),
    agree3('q2c', 'Bà con có tán thành chuyển 9,7 ha sang đường, kênh không?', { required: true }),
    agree3('q2d', 'Bà con có tán thành chuyển 6 ha sang cụm công nghiệp không?', { required: true }),
    multi(
      'q3',
      'Khu đất ở mới nên đặt ở đâu?',
      ['Dọc đường liên xã', 'Gần trung tâm xã', 'Xen kẽ trong thôn hiện có', 'Không nên mở thêm'],
      { most: 2, alone: 'd' },
    ),
    rank('q4', 'Thứ tự ưu tiên sử dụng quỹ đất công ích 5 %', 3, [
      'Cho hộ thiếu đất thuê',
      'Sân chơi, nhà văn hóa',
      'Nghĩa trang',
      'Trồng cây xanh',
      'Cho doanh nghiệp thuê',
    ]),
    likert5('q5', 'Bà con có lo về nước thải, tiếng ồn của cụm công nghiệp không?', {
      steps: ['Rất lo', 'Khá lo', 'Lo một phần', 'Ít lo', 'Không lo'],
      unknown: 'Không biết',
    }),
    perItem('q6', 'Góp ý theo mục của thuyết minh', [
      'I. Mục đích',
      'II. Đất lúa được giữ',
      'III. Đất chuyển mục đích',
      'IV. Khu đất ở mới',
      'V. Quỹ đất công ích 5 %',
      'VI. Môi trường',
    ]),
    long('q7', 'Vị trí, diện tích bà con đề nghị sửa'),
    anythingElse,
  ],
}
