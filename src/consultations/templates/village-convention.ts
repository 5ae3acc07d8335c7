import { aboutYou, long, multi, perItem, single } from './ask'
import type { Template } from './template'

export const villageConvention: Template = {
  name: 'village-convention',
  category: 'convention',
  title: 'Lấy ý kiến dự thảo hương ước thôn 3',
  asker: 'Trưởng thôn 3 và Ban Công tác Mặt trận thôn 3',
  matter:
    'Đây là góp ý dự thảo, chưa phải biểu quyết. Thôn 3 soạn hương ước gồm 8 điều về nếp sống, vệ sinh, tiếng ồn, khuyến học, an ninh. Xin bà con góp ý từng điều. Sau khi sửa theo góp ý, thôn họp các hộ để bàn và biểu quyết; hương ước được thông qua khi trên một nửa tổng số 264 hộ tán thành, rồi gửi UBND xã công nhận.',
  draftText: `**Đây là góp ý dự thảo, chưa phải biểu quyết.**

## Dự thảo hương ước thôn 3

**Điều 1.** Giữ gìn vệ sinh, không đốt rơm rạ ven đường.

**Điều 2.** Việc cưới: không quá 1 ngày, hạn chế thuốc lá.

**Điều 3.** Việc tang: không rải vàng mã trên đường, không mở loa sau 22 giờ.

**Điều 4.** Tiếng ồn, hát loa kẹo kéo: dừng sau 21 giờ 30.

**Điều 5.** Khuyến học: mỗi hộ góp tự nguyện từ 50.000 đồng/năm.

**Điều 6.** Camera an ninh cổng thôn.

**Điều 7.** Bảo vệ giếng làng, cây đa.

**Điều 8.** Nhắc nhở, phê bình trước thôn; không phạt tiền.

## Các bước tiếp theo

1. Dự thảo được niêm yết và lấy ý kiến ít nhất 30 ngày.
2. Tổ soạn thảo sửa dự thảo theo góp ý và cho biết ý kiến nào được tiếp thu, ý kiến nào không, vì sao.
3. Thôn họp các hộ: cuộc họp cần trên một nửa số hộ có mặt (ít nhất 133 trên 264 hộ) và được thông qua khi ít nhất 133 hộ tán thành.
4. UBND xã xem xét công nhận; sau đó hương ước được niêm yết và gửi đến từng hộ.`,
  legalClause: 'D61.convention',
  days: 30,
  otherLaw: null,
  offersReply: true,
  retentionMonths: 24,
  questions: [
    ...aboutYou,
    perItem(
      'q1',
      'Góp ý từng điều của dự thảo',
      [
        'Điều 1 Giữ gìn vệ sinh, không đốt rơm rạ ven đường',
        'Điều 2 Việc cưới: không quá 1 ngày, hạn chế thuốc lá',
        'Điều 3 Việc tang: không rải vàng mã trên đường, không mở loa sau 22 giờ',
        'Điều 4 Tiếng ồn, hát loa kẹo kéo: dừng sau 21 giờ 30',
        'Điều 5 Khuyến học: mỗi hộ góp tự nguyện từ 50.000 đồng/năm',
        'Điều 6 Camera an ninh cổng thôn',
        'Điều 7 Bảo vệ giếng làng, cây đa',
        'Điều 8 Nhắc nhở, phê bình trước thôn; không phạt tiền',
      ],
      { agree: true, required: true, hint: 'Đây là góp ý dự thảo, chưa phải biểu quyết.' },
    ),
    single('q2', 'Nên gọi là', ['Hương ước', 'Quy ước']),
    multi(
      'q3',
      'Biện pháp khi có người vi phạm',
      ['Nhắc nhở riêng', 'Hòa giải', 'Nhắc tại họp thôn', 'Không xét danh hiệu gia đình văn hóa', 'Ý kiến khác'],
      { most: 2, other: 'e' },
    ),
    single(
      'q4',
      'Có cần dịch sang tiếng dân tộc không?',
      ['Không', 'Có, tiếng Khmer', 'Có, tiếng Mông', 'Có, tiếng Thái', 'Có, tiếng khác'],
      { other: 'e' },
    ),
    long('q5', 'Điều nào cần thêm, bớt, viết lại?'),
  ],
}
