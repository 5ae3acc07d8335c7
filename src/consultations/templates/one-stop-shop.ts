import { likert5, matrix, satisfaction, short, single } from './ask'
import type { Template } from './template'

/** Forty seconds at a counter, for anybody who came: it asks neither hamlet, sex nor age. */
export const oneStopShop: Template = {
  name: 'one-stop-shop',
  category: 'oneStop',
  title: 'Đánh giá sự phục vụ của Trung tâm Phục vụ hành chính công xã',
  asker: 'UBND xã Minh Họa',
  matter:
    'Bà con vừa làm thủ tục tại Trung tâm Phục vụ hành chính công xã. Xin dành khoảng 40 giây cho biết được phục vụ thế nào. Không ghi tên người làm thủ tục, không ghi tên cán bộ. Kết quả được công khai hằng tháng và dùng để sửa cách phục vụ.',
  draftText: `## Phiếu hỏi gì

- Thủ tục bà con đã làm và cách nộp hồ sơ.
- Có đúng hẹn không, phải đi lại mấy lần.
- Mức hài lòng về chỗ ngồi, thủ tục, thái độ, hướng dẫn, đúng hẹn và việc trả lời góp ý.

## Kết quả được dùng thế nào

- Mỗi tháng công khai một lần: tỷ lệ hài lòng, kèm số phiếu.
- Kết quả ghi theo quầy, không ghi tên cán bộ.
- Quầy có ít hơn 10 phiếu trong tháng thì chưa công bố riêng.

## Nếu bị đòi thêm tiền

Phiếu này không nhận tố cáo. Muốn tố cáo, xin gửi đến nơi tiếp công dân của UBND xã; người tố cáo được giữ bí mật theo pháp luật.`,
  legalClause: 'L10.35.2a',
  days: null,
  otherLaw: null,
  offersReply: false,
  retentionMonths: 24,
  questions: [
    single(
      'q1',
      'Bà con làm thủ tục gì?',
      ['Khai sinh, khai tử, kết hôn', 'Chứng thực', 'Đất đai', 'Trợ cấp xã hội', 'Bảo hiểm y tế', 'Xây dựng, kinh doanh', 'Khác'],
      { required: true },
    ),
    single(
      'q2',
      'Nộp hồ sơ bằng cách nào?',
      ['Trực tiếp', 'Trực tuyến tự làm', 'Trực tuyến có cán bộ giúp', 'Bưu điện', 'Tại nhà'],
      { required: true },
    ),
    single('q3', 'Kết quả trả', ['Sớm hẹn', 'Đúng hẹn', 'Trễ hẹn có xin lỗi', 'Trễ hẹn không báo', 'Chưa đến hẹn'], {
      required: true,
    }),
    single('q4', 'Phải đi lại mấy lần?', ['1', '2', '3', 'Trên 3'], { required: true }),
    matrix(
      'q5',
      'Bà con hài lòng mức nào về',
      [
        'Chỗ ngồi, biển chỉ dẫn',
        'Thủ tục dễ hiểu, công khai',
        'Thái độ cán bộ',
        'Hướng dẫn rõ một lần',
        'Đúng hẹn',
        'Trả lời góp ý',
      ],
      satisfaction,
      { required: true },
    ),
    // Never a text box: a denunciation must not be written into a survey.
    single(
      'q6',
      'Có phải trả thêm tiền ngoài mức niêm yết không?',
      [
        'Không',
        ['Có', 'Nếu muốn tố cáo, xin gửi đến nơi tiếp công dân của UBND xã, không ghi vào phiếu này.'],
        'Không muốn trả lời',
      ],
      { required: true },
    ),
    likert5('q7', 'Nhìn chung bà con hài lòng mức nào?', satisfaction),
    short('q8', 'Điều gì cần sửa ngay?'),
  ],
}
