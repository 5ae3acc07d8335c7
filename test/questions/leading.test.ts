import { describe, expect, test } from 'vitest'
import { questionnaireFindings } from '../../src/questions/questionnaire-faults'
import { hamlets } from './asked'
import { item } from './broken-pieces'

const given = (labels: readonly string[]) => ({
  options: labels.map((label, place) => ({ code: 'abcdefgh'.charAt(place), label })),
})
const PLAIN = ['Đồng ý', 'Không đồng ý']
const found = (label: string, options = PLAIN, more = {}) =>
  questionnaireFindings({ questions: [item('single', 'q1', given(options), { label, ...more })], hamlets })
    .map(({ fault }) => fault.split(' ', 1)[0])
    .filter((fault) => fault?.startsWith('leading'))

describe('the answer is in the question', () => {
  test.each([
    'Bà con có ủng hộ phương án rất tốt của xã không?',
    'Bà con có đồng ý với chủ trương đúng đắn của xã không?',
    'Chủ trương làm đường của xã rất hợp lòng dân, bà con thấy thế nào?',
    'Với kế hoạch làm đường vô cùng thiết thực này, bà con có tán thành không?',
    'Bà con có đồng tình với cách làm sáng suốt của thôn không?',
    'Dự án mang lại lợi ích cho bà con. Bà con có đồng ý không?',
    'Mức thu hoàn toàn hợp lý này, bà con đồng ý chứ?',
    'Việc hiến đất làm đường là cần thiết. Bà con có đồng ý không?',
    'Đa số bà con trong thôn đã đồng ý. Bà con có đồng ý không?',
    'Các thôn khác đều đã nhất trí đóng góp, bà con có đóng góp không?',
    'Phương án 1 được các chuyên gia đánh giá cao. Bà con chọn phương án nào?',
    'Nhờ sự quan tâm của lãnh đạo xã, đường được làm mới. Bà con hài lòng không?',
    'Vì lợi ích chung, bà con có đồng ý hiến đất không?',
    'Đóng góp là trách nhiệm của mỗi hộ. Bà con có đóng góp không?',
    'Bà con có đồng ý làm ngay để không tụt hậu không?',
    'Dĩ nhiên là đường cần sửa. Sửa khi nào?',
    'Bà con có đồng ý xử lý những hộ chây ì không?',
    'Do you support the excellent plan of the commune?',
    'Most people already support the road. Do you?',
    'This is the best plan for the commune. Do you support it?',
    'Bà con có đồng ý phạt những hộ cố giữ nếp nghĩ lạc hậu không?',
    'Nên làm gì với những người cản trở việc làm đường?',
  ])('%s', (label) => {
    expect(found(label)).toEqual(['leading'])
  })
})

describe('a fair question is left alone', () => {
  test.each([
    'Bà con thấy chủ trương này có đúng đắn không?',
    'Phương án nào tốt nhất?',
    'Xin chọn phương án tốt nhất theo ý bà con.',
    'Theo bà con, phương án nào rất cần thiết?',
    'Bà con thấy kế hoạch này rất tốt, tốt, bình thường hay kém?',
    'Mức thu này hợp lý hay chưa hợp lý?',
    'Bà con thấy dự án này chưa hiệu quả ở chỗ nào?',
    'Việc nào là cần thiết nhất?',
    'Bà con có đồng ý với dự thảo không?',
    'Điều này có đúng không?',
    'Bà con có biết đa số hộ đóng bao nhiêu không?',
    'Vì sao bà con không đồng ý?',
    'Bà con đề xuất giải pháp hiệu quả nào?',
    'Chương trình nào đem lại lợi ích cho bà con?',
    'Bà con nên được hỗ trợ thế nào?',
    'Lãnh đạo xã có quan tâm đến ý kiến của bà con không?',
    'Quyết định này ảnh hưởng đến gia đình thế nào?',
    'Có nên ủng hộ hay không ủng hộ phương án này?',
    'Trách nhiệm của mỗi bên nên ghi thế nào?',
    'Kế hoạch làm đường có kịp thời không?',
    'Theo bà con, phương án tốt nhất là phương án nào?',
    'Tập quán lạc hậu nào cần bỏ trước?',
    'Điều gì cản trở sự phát triển của thôn?',
    'What is the best option for the market?',
    'Which courses would you take from this choice of courses?',
    'How often do you take a leisurely walk by the river?',
  ])('%s', (label) => {
    expect(found(label)).toEqual([])
  })
})

test('a hint and another wording lead as well as the question does', () => {
  expect(found('Bà con có đồng ý không?', PLAIN, { hint: 'Đây là chủ trương rất đúng đắn của xã.' })).toEqual(['leading'])
  const wordings = [
    { label: 'Bà con nghĩ gì?', hint: '' },
    { label: 'Bà con có ủng hộ phương án tối ưu này không?', hint: '' },
  ]
  expect(found('Bà con có đồng ý không?', PLAIN, { wordings })).toEqual(['leadingWording'])
})

test.each([
  ['praises', ['Đồng ý với chủ trương đúng đắn của xã', 'Không đồng ý']],
  ['tells which to take', ['Phương án A (xã đề xuất)', 'Phương án B']],
  ['is marked', ['⭐ Phương án A', 'Phương án B']],
  ['appeals to the common good', ['Đồng ý vì lợi ích chung', 'Không đồng ý']],
  ['shames', ['Đồng ý', 'Không đồng ý, mặc kệ việc chung']],
  ['shames in other words', ['Đồng ý', 'Không đồng ý, thờ ơ với việc chung']],
  ['is put first', ['Phương án A (ưu tiên)', 'Phương án B']],
])('an option that %s is found', (_, options) => {
  expect(found('Ý kiến của bà con?', options)).toEqual(['leadingOption'])
})

test.each([
  [['Rất tốt', 'Tốt', 'Bình thường', 'Kém']],
  [['Rất cần thiết', 'Cần thiết', 'Chưa cần thiết']],
  [['Phương án 1: làm năm nay', 'Phương án 2: để sang năm']],
  [['Đồng ý', 'Không đồng ý', 'Ý kiến khác']],
  [['Hộ nghèo (được ưu tiên)', 'Hộ khác']],
  [['Máy móc lạc hậu', 'Cán bộ thờ ơ', 'Hàng quán cản trở giao thông']],
])('options such as %j lead nobody', (options) => {
  expect(found('Ý kiến của bà con?', options)).toEqual([])
})
