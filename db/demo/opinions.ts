/**
 * What simulated residents write, by template and question: the sentences of domain.md E and variations of them.
 * `{n}` becomes a hamlet's number. All invented; no person is meant.
 */
export const opinions: Record<string, readonly string[]> = {
  'budget-estimate': [
    'Đường thôn {n} mưa là ngập, năm nào cũng hứa. Xin làm trước sân nhà văn hóa.',
    'Xin ghi rõ 5.200 triệu làm mấy tuyến, dài bao nhiêu mét.',
    'Nên để dành tiền sửa cống thôn 9 trước mùa lũ.',
    'Nhà văn hóa thôn 5 mới sửa năm 2024, chưa cần làm sân.',
    'Kênh tiêu thôn 9 bồi lắng đã ba năm, cả cánh đồng úng. Xin làm trước.',
    'Đề nghị giảm chi hội nghị, tiếp khách, dồn cho đường thôn.',
    'Đường trục chính tối quá, học sinh đi học thêm về không thấy đường. Xin lắp đèn.',
    'Phòng học mầm non điểm lẻ dột, mùa mưa cô trò phải dồn một lớp.',
    'Nước sạch thôn {n} chảy nhỏ giọt, chiều là mất. Xin ưu tiên.',
    'Bảng dự toán nhiều chữ quá, xin in to và giải thích từng khoản.',
    'Chi thường xuyên gấp đôi chi đầu tư, xin giải thích vì sao.',
    'Đồng ý với dự toán, mong làm đến đâu công khai đến đó.',
    'Xin cho biết tiền làm đường thôn {n} năm ngoái còn dư bao nhiêu.',
    'Bãi tập kết rác gần nhà dân quá, xin chuyển đi trước khi làm mới.',
    'Dự phòng 1.000 triệu có đủ khi bão không? Nên để nhiều hơn.',
  ],
  'island-road': [
    'Phương án A cắt mất lối kéo thuyền của thôn 2, xin làm hai bến lên xuống.',
    'Đồng ý hiến 40 mét vuông nhưng xin cấp đổi sổ trước khi rào.',
    'Khu mộ cũ sau chùa nằm trong tuyến B, chưa thấy nói.',
    'Làm đường thì mừng, nhưng xe tải chạy qua trường học phải có gờ giảm tốc.',
    'Rừng phòng hộ phía đông mỏng rồi, xin giữ lại ít nhất hai chục mét.',
    'Xin họp riêng những hộ có đất trong tuyến để nghe giá bồi thường.',
    'Phương án B xa hơn 900 mét nhưng ít hộ phải dời, tôi thấy hợp lý.',
    'Nếu thi công thì làm dứt điểm từng đoạn, đừng đào hết rồi để đó.',
    'Bề rộng 7,5 mét là rộng quá so với xe trên đảo, 6 mét là đủ.',
  ],
  'fee-levels': [
    'Ba mươi ngàn cũng được nhưng phải đi đúng thứ ba, thứ sáu.',
    'Trong hẻm xe không vào, phải đẩy ra đầu đường, xin giảm.',
    'Công khai thu được bao nhiêu, trả đội xe bao nhiêu.',
    'Nhà hai ông bà già mỗi tuần một túi rác mà nộp bằng nhà tám người thì chưa công bằng.',
    'Xe đi sớm quá, năm giờ sáng chưa ai kịp mang rác ra.',
    'Nước rác chảy dọc đường thôn {n}, hôi cả ngày.',
    'Chợ xã cần thêm thùng rác và người quét buổi trưa.',
    'Thu thêm cũng được nếu bốn buổi một tuần.',
    'Hộ nghèo nên miễn hẳn, đừng bắt làm đơn.',
  ],
  'new-rural': [
    'Đường đẹp rồi nhưng cống hở, trẻ con đi học nguy hiểm.',
    'Nước sạch chảy yếu từ 5 giờ chiều.',
    'Chưa hài lòng vì chưa công khai tiền góp làm cổng chào.',
    'Loa thôn {n} rè, nghe không rõ thông báo.',
    'Nhà văn hóa khóa cửa quanh năm, xin giao thôn giữ chìa khóa.',
    'Thu nhập chưa tăng mấy, lúa rớt giá, mong có chỗ làm gần nhà.',
    'Hài lòng về trạm y tế, bác sĩ tận tình.',
    'Rác thải và nghĩa trang còn lộn xộn, nên làm xong rồi hãy công nhận.',
    'Xã đổi mới nhiều, đường điện đều tốt hơn trước.',
  ],
  school: [
    'Qua suối mùa mưa không ai dám cho con đi, phải có cầu trước.',
    'Hai mươi ngàn thì được, xin dán thực đơn mỗi tuần.',
    'Lớp 1 lớp 2 còn nhỏ, xin giữ lại điểm lẻ.',
    'Nhà vệ sinh điểm lẻ không có nước, con tôi nhịn cả buổi.',
    'Về điểm chính học được hai buổi, có bạn có thầy, tôi đồng ý.',
    'Xe đưa đón phải có người lớn ngồi cùng.',
    'Các khoản thu xin báo trước đầu năm, đừng thu lắt nhắt.',
  ],
  'land-use': [
    'Sáu héc ta cụm công nghiệp sát trường học, xin dời về phía nam kênh.',
    'Xứ đồng Bàu Sen năm nào cũng ngập, chuyển nuôi cá là đúng.',
    'Xin giữ lại đất lúa hai vụ ven kênh, đất ấy tốt nhất xã.',
    'Đất ở mới nên xen trong thôn {n}, đừng kéo dài ra đồng.',
    'Bản đồ nhỏ quá, không biết thửa nhà tôi có nằm trong hay không.',
    'Nuôi trồng thủy sản thì phải có kênh xả riêng, đừng xả chung kênh tưới.',
    'Nên để đất công ích làm sân chơi cho trẻ nhỏ.',
  ],
  'village-convention': [
    'Điều 4 nên là 21 giờ vì có trẻ nhỏ.',
    'Điều 5 ghi mức tiền thì không còn là tự nguyện.',
    'Không nên nêu tên người vi phạm trên loa.',
    'Điều 2 nên nói rõ hạn chế thuốc lá là không mời thuốc lá.',
    'Thêm một điều về chó thả rông.',
    'Camera cổng thôn ai được xem lại? Xin ghi rõ.',
    'Đồng ý tất cả, chữ ngắn gọn dễ nhớ.',
  ],
  'one-stop-shop': [
    'Máy lấy số hỏng ba ngày.',
    'Cô ở quầy đất đai chỉ rõ từng tờ, cảm ơn.',
    'Hồ sơ trực tuyến báo thiếu nhưng không nói thiếu gì.',
    'Trưa nắng đứng chờ ngoài sân, xin thêm ghế và quạt.',
    'Phải photo hai lần cùng một giấy.',
    'Nên có người giúp người già làm trên máy.',
  ],
  'poverty-review': [
    'Nên đọc tiêu chí trước khi họp, nhiều người không biết chấm điểm thế nào.',
    'Có nhà con đi làm xa gửi tiền về mà vẫn cận nghèo.',
    'Người già ở một mình không đi họp được, xin đến tận nhà.',
    'Danh sách dán ở nhà văn hóa nhưng chữ nhỏ, ba ngày là rách.',
    'Họp buổi tối thì đi làm về mới dự được.',
    'Điều tra viên hỏi nhanh quá, chưa kịp hiểu câu hỏi.',
  ],
}

/** Said after a sentence now and then. */
export const tails: readonly string[] = [
  'Mong xã sớm trả lời.',
  'Cảm ơn xã đã hỏi ý kiến bà con.',
  'Bà con thôn {n} ai cũng nói vậy.',
  'Đề nghị ghi vào biên bản.',
  'Nói nhiều lần rồi chưa thấy làm.',
]

/** What is written where a choice asks for words of one's own. */
export const otherWords: readonly string[] = [
  'Tùy từng nhà, xin hỏi lại sau mùa vụ.',
  'Nên họp thôn rồi hãy chọn.',
  'Làm một phần trước, xem kết quả rồi làm tiếp.',
  'Chưa thấy bản vẽ nên chưa chọn được.',
  'Giữ như cũ thêm một năm.',
]
