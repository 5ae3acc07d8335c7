import { aboutYou, agree3, anythingElse, long, multi, single, when } from './ask'
import type { Template } from './template'

export const islandRoad: Template = {
  name: 'island-road',
  category: 'road',
  title: 'Lấy ý kiến phương án tuyến đường xuyên đảo và việc hiến đất, đặc khu Đảo Mẫu',
  asker: 'UBND đặc khu Đảo Mẫu',
  matter:
    'Tuyến dài 6,8 km, mặt đường 7,5 m. Phương án A đi ven biển (đất của 142 hộ, 3,1 ha). Phương án B đi sau khu dân cư (đất của 87 hộ, 2,4 ha, dài thêm 900 m). Nhà nước bồi thường nhà, công trình, cây trồng theo quy định. Việc hiến đất là tự nguyện; hộ không hiến vẫn được bồi thường đúng quy định.',
  draftText: `## Hai phương án

| | Phương án A: ven biển | Phương án B: sau khu dân cư |
|---|---:|---:|
| Chiều dài | 6,8 km | 7,7 km |
| Bề rộng mặt đường | 7,5 m | 7,5 m |
| Số hộ có đất trong tuyến | 142 | 87 |
| Diện tích đất trong tuyến | 3,1 ha | 2,4 ha |

Bà con cũng có thể chọn không làm đường mới mà sửa đường cũ, hoặc nêu phương án khác.

## Bồi thường

- Nhà, công trình, cây trồng trong tuyến được Nhà nước bồi thường theo quy định.
- Khung bồi thường có trong tài liệu kèm theo; mức của từng hộ được lập và công khai riêng sau khi chọn tuyến.

## Hiến đất là tự nguyện

- Mỗi hộ tự quyết định có hiến đất hay không. Hộ không hiến vẫn được bồi thường đúng quy định.
- Câu trả lời trong phiếu này **không phải cam kết**. Hộ nào hiến đất sẽ ký thỏa thuận riêng bằng văn bản sau khi đã được giải thích đầy đủ.
- Không công bố danh sách hộ hiến hay không hiến từ phiếu này.

## Sau khi lấy ý kiến

1. UBND đặc khu tổng hợp ý kiến theo từng thôn và công khai.
2. Mỗi nhóm ý kiến được tiếp thu hoặc giải trình lý do.
3. Hộ có đất trong tuyến được mời gặp riêng trước khi cắm mốc.`,
  legalClause: 'L10.25.3',
  days: 30,
  otherLaw: null,
  offersReply: true,
  retentionMonths: 24,
  questions: [
    ...aboutYou,
    single(
      'q1',
      'Gia đình có đất, nhà hoặc cây trồng trong tuyến không?',
      ['Có, theo phương án A', 'Có, theo phương án B', 'Có ở cả hai', 'Không', 'Không rõ'],
      { required: true },
    ),
    single(
      'q2',
      'Bà con chọn phương án nào?',
      [
        'A ven biển',
        'B sau khu dân cư',
        'Không làm đường mới, sửa đường cũ',
        'Phương án khác (ghi rõ)',
        'Chưa đủ thông tin để chọn',
      ],
      { required: true, other: 'd' },
    ),
    agree3('q3', 'Bà con có tán thành bề rộng mặt đường 7,5 m không?', { required: true }),
    multi(
      'q4',
      'Điều gì làm bà con lo nhất?',
      [
        'Mất đất sản xuất',
        'Mức bồi thường',
        'Chỗ ở mới',
        'Bụi, tiếng ồn khi thi công',
        'Xói lở, rừng phòng hộ',
        'Mồ mả, di tích',
        'Lối ra biển của thuyền',
        'Tiến độ kéo dài',
      ],
      { most: 3 },
    ),
    single(
      'q5',
      'Suy nghĩ hiện nay của gia đình về hiến đất (câu trả lời này không phải cam kết)',
      [
        'Sẵn sàng hiến toàn bộ phần trong tuyến',
        'Hiến một phần',
        'Nhận bồi thường, không hiến',
        'Cần gặp cán bộ để hỏi thêm',
        'Chưa muốn trả lời',
      ],
      { shownWhen: when('q1', 'a', 'b', 'c') },
    ),
    multi(
      'q6',
      'Nếu hiến đất, gia đình cần được hỗ trợ gì?',
      [
        'Xây lại tường rào, cổng',
        'Đo đạc, cấp đổi giấy chứng nhận không mất phí',
        'Điện, nước đấu nối lại',
        'Ghi công trên bảng công trình',
        'Không cần',
        'Khác',
      ],
      { other: 'f', alone: 'e' },
    ),
    long('q7', 'Ý kiến về bồi thường, tái định cư, môi trường hoặc cách làm'),
    single('q8', 'Bà con muốn tham gia Ban Giám sát đầu tư của cộng đồng không?', [
      'Có, xin liên hệ qua trưởng thôn',
      'Không',
      'Chưa rõ',
    ]),
    anythingElse,
  ],
}
