/** One title and one sentence for each kind of `kernel/problem.ts`. */
export const problems = {
  badRequest: { title: 'Yêu cầu không đọc được', text: 'Trang vừa gửi bị sai hoặc thiếu. Xin mở lại trang và thử lại.' },
  signInNeeded: { title: 'Cần đăng nhập', text: 'Trang này dành cho cán bộ. Xin đăng nhập để tiếp tục.' },
  notPermitted: { title: 'Không có quyền', text: 'Tài khoản này không được phép làm việc đó ở đơn vị này.' },
  notFound: {
    title: 'Không tìm thấy trang',
    text: 'Địa chỉ này không có hoặc đã gõ sai. Xin kiểm tra lại, hoặc về trang chủ để tìm.',
  },
  stale: { title: 'Trang đã cũ', text: 'Có người vừa sửa nội dung này. Xin tải lại trang để xem bản mới, rồi sửa tiếp.' },
  notOpen: {
    title: 'Không nhận ý kiến lúc này',
    text: 'Cuộc lấy ý kiến này chưa mở hoặc đã kết thúc, nên phiếu chưa được ghi nhận.',
  },
  full: { title: 'Đã đủ số phiếu', text: 'Nhóm mà câu trả lời này thuộc về đã đủ số phiếu, nên phiếu chưa được ghi nhận.' },
  gone: { title: 'Nội dung không còn', text: 'Nội dung này đã được xóa hoặc đường dẫn đã hết hạn.' },
  tooSlow: {
    title: 'Gửi dở dang',
    text: 'Máy chủ đợi mãi không thấy gửi tiếp nên đã thôi, và chưa ghi nhận gì. Xin xem lại đường mạng rồi gửi lại.',
  },
  tooLarge: { title: 'Gửi quá lớn', text: 'Nội dung gửi lên quá lớn nên không được nhận. Xin rút gọn hoặc giảm cỡ tệp.' },
  unsupportedMedia: { title: 'Loại dữ liệu không nhận', text: 'Trang này không nhận loại dữ liệu vừa gửi.' },
  invalid: { title: 'Nội dung chưa hợp lệ', text: 'Nội dung vừa gửi có chỗ không hợp lệ nên không được ghi nhận.' },
  tooMany: { title: 'Thử quá nhiều lần', text: 'Có quá nhiều lần thử trong thời gian ngắn. Xin đợi vài phút rồi thử lại.' },
  busy: {
    title: 'Máy chủ đang bận',
    text: 'Rất nhiều người đang gửi cùng lúc. Phiếu chưa được ghi nhận, xin đợi một lát rồi bấm gửi lại.',
  },
  unavailable: {
    title: 'Máy chủ đang tạm gián đoạn',
    text: 'Trang này chưa mở được lúc này. Xin đợi vài phút rồi tải lại trang.',
  },
  notStored: {
    title: 'Máy chủ chưa lưu được',
    text: 'Máy chủ đang trục trặc, nên những gì vừa gửi chưa được ghi nhận.',
  },
  keptHere: 'Những gì vừa ghi vẫn còn trong trang này.',
  waitAndSend: 'Xin đợi khoảng một phút rồi bấm Gửi lại.',
  sendAgain: 'Gửi lại',
  goBack: 'Xin bấm nút quay lại của trình duyệt để thấy những gì vừa ghi, đợi khoảng một phút rồi gửi lại.',
  trouble: {
    full: {
      title: 'Ổ đĩa của máy chủ đã đầy',
      text: 'Chưa lưu thêm được gì: phiếu của bà con và việc của cán bộ đều không được ghi nhận. Xin người quản trị máy dọn chỗ trống trên ổ đĩa. Có chỗ trống là lưu được ngay, không cần khởi động lại.',
    },
    readOnly: {
      title: 'Cơ sở dữ liệu chỉ cho đọc',
      text: 'Xem được nhưng chưa lưu được gì. Xin người quản trị máy kiểm tra quyền ghi vào tệp và thư mục dữ liệu; nếu dùng PostgreSQL, kiểm tra máy chủ đó có đang ở chế độ chỉ đọc hay là máy dự phòng không.',
    },
    locked: {
      title: 'Một chương trình khác đang giữ cơ sở dữ liệu',
      text: 'Việc lưu đã phải đợi quá lâu nên chưa thành. Xin đóng chương trình khác đang mở dữ liệu (phần mềm xem tệp, lệnh chạy tay), rồi thử lại.',
    },
    away: {
      title: 'Không liên lạc được với PostgreSQL',
      text: 'Xin người quản trị máy kiểm tra PostgreSQL có đang chạy không và đường mạng đến đó. Khi PostgreSQL chạy lại, trang này tự lưu được, không cần khởi động lại Ý Dân.',
    },
    damaged: {
      title: 'Ổ đĩa hoặc tệp dữ liệu báo lỗi',
      text: 'Có thể ổ đĩa hỏng hoặc hết chỗ, hoặc tệp dữ liệu bị hỏng. Xin báo ngay người quản trị máy: chép thư mục dữ liệu sang ổ khác trước khi sửa, rồi xem lại bằng lệnh verify.',
    },
    busy: {
      title: 'Quá nhiều người gửi cùng lúc',
      text: 'Máy chủ đang nhận nhiều hơn sức ghi. Xin đợi một lát rồi thử lại.',
    },
    slow: {
      title: 'Cơ sở dữ liệu trả lời quá chậm',
      text: 'Đã đợi ba giây mà chưa ghi xong. Xin người quản trị máy xem ổ đĩa hoặc PostgreSQL có đang quá tải không.',
    },
  },
  troubleFree: (free: string) => `Ổ đĩa chứa tệp dữ liệu còn trống ${free}.`,
  troubleFile: (file: string) => `Tệp dữ liệu: ${file}`,
  beyondMemory: {
    title: 'Nhiều phiếu hơn bộ nhớ cho phép',
    text: 'Cuộc lấy ý kiến này có quá nhiều phiếu để đếm trong phần bộ nhớ dành cho kết quả. Phiếu vẫn còn nguyên; xin người quản trị máy chủ tăng RESULTS_MEMORY_MB.',
  },
  unexpected: {
    title: 'Có lỗi ở máy chủ',
    text: 'Việc vừa làm chưa được ghi nhận. Xin thử lại; nếu vẫn lỗi, xin báo cho cán bộ xã.',
  },
  home: 'Về trang chủ',
  reference: (id: string) => `Mã lỗi để báo cán bộ: ${id}`,
}
