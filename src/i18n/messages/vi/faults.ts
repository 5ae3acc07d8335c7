/** What can be wrong with a field of a form, by the code that the rule returned. */
export const faults = {
  required: 'Xin điền ô này.',
  tooLong: 'Nội dung dài quá mức cho phép.',
  tooShort: 'Nội dung quá ngắn.',
  badText: 'Có ký tự không đọc được. Xin gõ lại.',
  notAnOption: 'Lựa chọn không có trong danh sách.',
  notANumber: 'Xin ghi một số.',
  notADate: 'Xin ghi ngày giờ hợp lệ.',
  notAnEmail: 'Địa chỉ thư điện tử chưa đúng.',
  repeated: 'Giá trị này bị lặp.',
  passwordShort: 'Mật khẩu cần ít nhất 12 ký tự.',
  passwordCommon: 'Mật khẩu này quá dễ đoán. Xin chọn câu khác.',
  passwordOwn: 'Xin không dùng tên hoặc thư điện tử của mình làm mật khẩu.',
  passwordWrong: 'Mật khẩu đang dùng chưa đúng.',
  signInWrong: 'Thư điện tử hoặc mật khẩu chưa đúng.',
  roleUnit: 'Vai trò này không dùng cho cấp đơn vị đã chọn.',
  dateAhead: 'Ngày này chưa tới. Xin ghi ngày hôm nay hoặc trước đó.',
}
