import { aboutYou, long, matrix, multi, satisfaction, single } from './ask'
import type { Template } from './template'

export const school: Template = {
  name: 'school',
  category: 'school',
  title: 'Ý kiến phụ huynh và bà con về điểm trường lẻ và bữa ăn bán trú',
  asker: 'Trường tiểu học cùng UBND xã Minh Họa',
  matter:
    'Điểm lẻ thôn 12 có 31 học sinh 5 khối, 3 phòng học đã cũ. Nhà trường xin ý kiến: giữ và sửa, hay đưa học sinh lớp 3–5 về điểm chính cách 4,2 km có xe đưa đón và ăn trưa.',
  draftText: `## Hiện nay

- Điểm lẻ thôn 12: 31 học sinh, đủ 5 khối, 3 phòng học đã cũ.
- Điểm chính cách 4,2 km.

## Ba phương án

1. **Giữ và sửa.** Giữ đủ 5 khối ở điểm lẻ, sửa phòng học.
2. **Chuyển một phần.** Lớp 1–2 học ở điểm lẻ; lớp 3–5 về điểm chính, có xe đưa đón và ăn trưa.
3. **Chuyển tất cả** về điểm chính, có xe đưa đón và ăn trưa.

Bà con có thể nêu phương án khác, hoặc cho biết còn thiếu thông tin gì.

## Bữa ăn bán trú

Nhà trường hỏi mức tiền ăn trưa phù hợp. Mức thu chỉ được áp dụng sau khi đã bàn với phụ huynh và công khai.

## Sau khi lấy ý kiến

Nhà trường và UBND xã tổng hợp ý kiến, giải trình phương án được chọn và công khai kết quả tại trường, nhà văn hóa thôn 12 và trên trang này.`,
  legalClause: 'L10.25.9',
  days: 20,
  otherLaw: null,
  offersReply: true,
  retentionMonths: 24,
  questions: [
    ...aboutYou,
    single('q1', 'Bà con là', ['Phụ huynh có con ở điểm lẻ', 'Phụ huynh điểm chính', 'Người dân khác', 'Giáo viên, nhân viên'], {
      required: true,
    }),
    single(
      'q2',
      'Bà con chọn phương án nào?',
      [
        'Giữ đủ 5 khối, sửa phòng học',
        'Giữ lớp 1–2, lớp 3–5 về điểm chính',
        'Đưa tất cả về điểm chính',
        'Phương án khác',
        'Chưa đủ thông tin',
      ],
      { required: true, other: 'd' },
    ),
    multi('q3', 'Nếu về điểm chính, điều kiện cần có', [
      'Xe đưa đón an toàn',
      'Người trông trên xe',
      'Ăn trưa bán trú',
      'Miễn tiền xe cho hộ khó khăn',
      'Đường qua suối có lan can',
      'Học 2 buổi/ngày',
    ]),
    single(
      'q4',
      'Mức tiền ăn trưa phù hợp',
      ['15.000 đồng/bữa', '18.000 đồng/bữa', '20.000 đồng/bữa', '25.000 đồng/bữa', 'Khác'],
      { other: 'e' },
    ),
    matrix(
      'q5',
      'Hài lòng về',
      ['Phòng học', 'Nhà vệ sinh', 'Nước uống', 'Thông tin thu chi', 'Trao đổi giữa trường và gia đình'],
      satisfaction,
    ),
    single('q6', 'Các khoản thu thỏa thuận có được bàn trước không?', ['Có, biết rõ', 'Có, chưa rõ', 'Không', 'Không biết']),
    long('q7', 'Bà con còn ý kiến nào khác?'),
  ],
}
