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
  gone: { title: 'Nội dung không còn', text: 'Nội dung này đã được xóa hoặc đường dẫn đã hết hạn.' },
  tooLarge: { title: 'Gửi quá lớn', text: 'Nội dung gửi lên quá lớn nên không được nhận. Xin rút gọn hoặc giảm cỡ tệp.' },
  unsupportedMedia: { title: 'Loại dữ liệu không nhận', text: 'Trang này không nhận loại dữ liệu vừa gửi.' },
  invalid: { title: 'Nội dung chưa hợp lệ', text: 'Nội dung vừa gửi có chỗ không hợp lệ nên không được ghi nhận.' },
  tooMany: { title: 'Thử quá nhiều lần', text: 'Có quá nhiều lần thử trong thời gian ngắn. Xin đợi vài phút rồi thử lại.' },
  busy: {
    title: 'Máy chủ đang bận',
    text: 'Rất nhiều người đang gửi cùng lúc. Phiếu chưa được ghi nhận, xin đợi một lát rồi bấm gửi lại.',
  },
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
