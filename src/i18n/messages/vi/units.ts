export const units = {
  kinds: {
    tinh: 'Tỉnh',
    thanhPho: 'Thành phố',
    xa: 'Xã',
    phuong: 'Phường',
    dacKhu: 'Đặc khu',
  },
}
