/** Questions of which each sheet got one wording by lot: comparing the wordings. */
export const lots = {
  variable: (label: string) => `Cách hỏi của câu “${label}”`,
  way: (letter: string, text: string) => `Cách ${letter}: ${text}`,
  wayThen: (letter: string, version: string, text: string) => `Cách ${letter} của phiên bản ${version}: ${text}`,
  lead: (count: string) =>
    `Câu này có ${count} cách hỏi. Máy bốc thăm cho mỗi phiếu một cách, cách nào cũng có khả năng như nhau, không tùy thuộc người trả lời là ai, ở thôn nào, trả lời lúc nào. Nhờ vậy, khi có nhiều phiếu mà kết quả chênh nhau rõ thì đó là do cách hỏi.`,
  caption: 'Từng cách hỏi',
  columns: { way: 'Cách hỏi', asked: 'Phiếu được hỏi', answered: 'Phiếu trả lời' },
  undrawn: (count: string) =>
    `${count} phiếu được hỏi câu này mà không qua bốc thăm, ví dụ từ trước khi câu có nhiều cách hỏi, nên không nằm trong bảng.`,
  together: 'Kết quả dưới đây cộng chung các phiếu, dù bốc thăm được cách nào.',
  compare: 'So sánh kết quả từng cách hỏi',
  title: 'So sánh các cách hỏi',
  question: (label: string) => `Câu hỏi: ${label}`,
  caution:
    'Kết quả của mỗi cách chỉ tính trên những phiếu được hỏi theo cách ấy. Khi số phiếu còn ít, chênh nhau vài phần trăm có thể chỉ là tình cờ.',
  newestOnly:
    'Câu này đã được sửa trong lúc lấy ý kiến và không cộng chung được; ở đây chỉ tính các phiếu trả lời câu hỏi mới nhất.',
  cross: 'Xếp các cách hỏi cạnh nhau trong một bảng',
  nobody: 'Chưa có phiếu nào được hỏi theo cách này.',
  back: 'Về trang kết quả',
  crossBase: (base: string) => `Tính trên ${base} phiếu biết được cả hai điều này.`,
  wordsWay: (letter: string, version: string) => `Cách hỏi ${letter}${version && ` của phiên bản ${version}`}`,
}
