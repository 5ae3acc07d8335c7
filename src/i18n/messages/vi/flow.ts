/** The pages of a form, and the items that lead from one to another. */
export const flow = {
  settings: {
    sectionText: 'Lời dẫn của phần (có thể để trống)',
    endingText: 'Lời nói với người không thuộc diện hỏi',
    target: 'Chuyển đến',
    targetHint: 'Chỉ chuyển được đến mục đứng sau.',
    targetEnd: 'Cuối phiếu',
  },
  /** How far somebody is; the last page is not certain while answers may lead elsewhere. */
  progress: (page: string, pages: string) => `Trang ${page} trên ${pages}`,
  progressAbout: (page: string, least: string, most: string) => `Trang ${page} trong khoảng ${least}–${most}`,
  next: 'Tiếp',
  back: 'Quay lại',
  toReview: 'Xem lại phiếu',
  pageHint:
    'Những gì bà con đã trả lời được giữ khi qua trang khác. Phiếu chỉ được gửi khi bà con đã xem lại và bấm “Gửi phiếu”.',
  reviewTitle: 'Xem lại trước khi gửi',
  reviewText: 'Dưới đây là những gì bà con đã trả lời. Phiếu chưa được gửi cho đến khi bà con bấm “Gửi phiếu”.',
  change: 'Sửa',
  changeOf: (label: string) => `Sửa: ${label}`,
  nothingAnswered: 'Bà con chưa trả lời câu nào.',
  onlySome: 'Câu này chỉ dành cho một số người, tùy theo câu trả lời ở trên. Nếu không phải phần của bà con thì xin bỏ qua.',
  onlySomeSection:
    'Phần này chỉ dành cho một số người, tùy theo câu trả lời ở trên. Nếu không phải phần của bà con thì xin bỏ qua.',
  jumpWhen: (number: string, answers: string, target: string) =>
    `Nếu ở câu ${number} bà con chọn ${answers}, xin chuyển thẳng đến ${target}.`,
  jumpMaybe: (target: string) => `Tùy theo câu trả lời ở trên, có người được chuyển thẳng đến ${target}.`,
  toQuestion: (number: string) => `câu ${number}`,
  toSection: (title: string) => `phần “${title}”`,
  toNextPage: 'trang sau',
  toEnd: 'cuối phiếu',
  jumpTo: (target: string) => `Chuyển đến: ${target}`,
  yes: 'có',
  no: 'không',
  // The page of an ending
  endingTitle: 'Phiếu dừng ở đây',
  endingNote: 'Chưa có gì được gửi đi. Nếu bà con chọn nhầm, xin quay lại để sửa.',
  endingHere: 'Ai thuộc diện này thì phiếu dừng ở đây, không cần trả lời tiếp.',
  endingBack: 'Quay lại sửa câu trả lời',
  editEndingTitle: 'Bản sửa chưa gửi được',
  editEnding:
    'Với câu trả lời vừa sửa, phiếu này không còn dành cho bà con nên không gửi được. Phiếu cũ vẫn giữ nguyên. Nếu không muốn góp ý nữa, bà con có thể xóa phiếu.',
  endingHome: 'Về trang đầu',
}
