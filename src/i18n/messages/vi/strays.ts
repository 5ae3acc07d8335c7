/** Hamlets that questions name and that are not asked, as in a copy from another commune. */
export const strays = {
  copyTitle: (commune: string) => `Sao chép sang ${commune}`,
  title: 'Điều kiện nhắc tới thôn không được hỏi',
  lead: (commune: string) =>
    `Những điều kiện dưới đây nhắc tới thôn không có ở ${commune}. Xin chọn thôn thay vào, hoặc bỏ đi; chỗ nào để lại thì bước Kiểm tra và mở sẽ nhắc.`,
  leadHere:
    'Những điều kiện dưới đây nhắc tới thôn mà cuộc lấy ý kiến này không hỏi. Xin chọn thôn thay vào, hoặc bỏ thôn ấy khỏi điều kiện.',
  inQuestion: (question: string) => `Câu “${question}”`,
  inQuota: (quota: string) => `Hạn mức “${quota}”`,
  instead: (hamlet: string) => `Thay ${hamlet} bằng`,
  later: 'Để sau',
  takeOut: 'Bỏ khỏi điều kiện (điều kiện chỉ có thôn này thì bỏ luôn)',
  save: 'Thay như đã chọn',
  back: 'Thôi, không sao chép nữa',
  toCheck: 'Về Kiểm tra và mở',
  mend: 'Chọn thôn thay vào',
}
