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
}
