import { expect, test } from 'vitest'
import { conditionInWords } from '../../src/questions/condition-words'
import { typeOf } from '../../src/questions/types'
import { asked } from './asked'

const settingsOf = (name: string, settings: unknown) => typeOf(name).settings.parse(settings)
const options = [
  { code: 'a', label: 'Có' },
  { code: 'b', label: 'Không' },
  { code: 'c', label: 'Không rõ' },
]
const items = [
  asked(typeOf('single'), settingsOf('single', { options }), { id: 'qSell', label: 'Bà con có bán hàng ở chợ không?' }),
  asked(typeOf('multi'), settingsOf('multi', { options }), { id: 'qNeeds', label: 'Cần gì?' }),
  asked(typeOf('number'), settingsOf('number', { unit: 'người' }), { id: 'qHouse', label: 'Nhà có mấy người?' }),
  asked(typeOf('matrix'), settingsOf('matrix', { rows: options, steps: ['Kém', 'Tốt'] }), { id: 'qCare', label: 'Hài lòng về' }),
  asked(typeOf('short'), {}, { id: 'qWhy', label: 'Vì sao?' }),
]
const said = (formula: string) => conditionInWords({ formula }, items, 'vi')

test('an answer is named by its words, its question by its number', () => {
  expect(conditionInWords({ question: 'qSell', anyOf: ['a', 'c'] }, items, 'vi')).toBe('câu 1 là “Có” hoặc “Không rõ”')
  expect(conditionInWords({ question: 'qSell', anyOf: ['b'] }, items, 'en')).toBe('question 1 is “Không”')
  expect(conditionInWords({ question: 'qNeeds', anyOf: ['b'] }, items, 'vi')).toBe('câu 2 có đánh dấu “Không”')
})

test.each([
  ["qSell = 'a' and qHouse > 3", 'câu 1 là “Có” và câu 3 lớn hơn 3'],
  ["qSell != 'a'", 'câu 1 không phải là “Có”'],
  ["not (qNeeds in ['a', 'b'])", 'câu 2 không đánh dấu “Có” hoặc “Không”'],
  ["(qSell = 'a' or qHouse >= 5) and not answered(qWhy)", '(câu 1 là “Có” hoặc câu 3 từ 5 trở lên) và câu 5 để trống'],
  ['3 < qHouse', 'câu 3 lớn hơn 3'],
  ["qCare.a = '1'", 'câu 4, mục “Có” là “Kém”'],
  ['count(qNeeds) > 2', 'số ô đã đánh dấu ở câu 2 lớn hơn 2'],
  ['answered(qWhy)', 'câu 5 có trả lời'],
  ["qWhy = ''", 'câu 5 để trống'],
  ["contains(qWhy, 'mưa')", 'câu 5 có chữ “mưa”'],
  ["hidden.source = 'zalo'", 'thông tin “source” của đường dẫn là “zalo”'],
  ['qHouse * 2 > 2500', '(câu 3 × 2) lớn hơn 2.500'],
  ['years("2000-01-01", today()) >= 18', 'số năm từ “2000-01-01” đến ngày trả lời từ 18 trở lên'],
  ['qHouse >', 'không có trường hợp nào'],
])('%s', (formula, words) => {
  expect(said(formula)).toBe(words)
})
