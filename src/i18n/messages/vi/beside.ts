/** What a form knows beside the answers. */
export const beside = {
  hiddenColumn: (name: string) => `Trường ẩn “${name}”`,
  variantColumn: (label: string) => `Cách hỏi đã dùng: ${label}`,
  trial: {
    title: 'Điền thử',
    link: 'Điền thử như bà con',
    lead: 'Điền phiếu đúng như bà con sẽ gặp, trên điện thoại hoặc máy tính. Phiếu thử để riêng ở trang này: không vào kết quả, không vào số đếm, không vào tệp xuất.',
    begin: 'Bắt đầu điền thử',
    shareTitle: 'Nhờ người khác điền thử',
    shareText: (until: string) =>
      `Ai có đường dẫn dưới đây cũng điền thử được, không cần tài khoản. Đường dẫn dùng được đến ${until}; lấy từ trang này, cuộc nào cũng chỉ mở đúng cuộc ấy.`,
    listTitle: 'Các phiếu thử',
    none: 'Chưa có phiếu thử nào.',
    count: (total: string, shown: string) => `Có ${total} phiếu thử. Dưới đây là ${shown} phiếu mới nhất.`,
    emptiedAtOpening: 'Khi cuộc lấy ý kiến được mở, mọi phiếu thử tự xóa.',
    staysUntilEmptied: 'Phiếu thử ở đây cho đến khi được xóa; không phiếu nào được tính.',
    empty: 'Xóa hết phiếu thử',
    emptyAsk: 'Xóa hết phiếu thử? Không lấy lại được.',
    emptySure: 'Xóa hết',
    sheetOf: (at: string) => `Phiếu thử lúc ${at}`,
    bannerTitle: 'Đây là bản điền thử',
    bannerText: 'Những gì điền ở đây không được tính là ý kiến và không vào kết quả. Xin đừng ghi tên tuổi, số điện thoại thật.',
    sentTitle: 'Phiếu thử đã được ghi',
    sentText: 'Cảm ơn bà con đã điền thử. Phiếu này không được tính vào kết quả.',
    again: 'Điền thử phiếu nữa',
  },
}
