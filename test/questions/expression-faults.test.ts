import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expressionFaults } from '../../src/questions/expression-faults'
import { nameFault, toShown, toStored } from '../../src/questions/expression-names'
import { scopeOf } from '../../src/questions/expression-scope'
import { questionnaireOf } from '../../src/questions/questionnaire'

const options = [
  { code: 'a', label: 'Có' },
  { code: 'b', label: 'Không' },
  { code: 'c', label: 'Chưa biết' },
]
const wholeAge = { least: 16, most: 120, decimals: 0, unit: 'tuổi' }
const { questions } = questionnaireOf(
  1,
  [
    { id: 'qOne', type: 'single', label: 'Một', name: 'dong_y', settings: { options, otherCode: 'c' } },
    { id: 'qMany', type: 'multi', label: 'Nhiều', settings: { options } },
    { id: 'qAge', type: 'number', label: 'Tuổi', name: 'tuoi', settings: wholeAge },
    { id: 'qWhy', type: 'short', label: 'Vì sao', settings: {} },
    { id: 'qHere', type: 'short', label: 'Đang soạn', settings: {} },
  ],
  [{ code: '7', label: 'Thôn 7' }],
)
const scope = scopeOf(questions.slice(0, 4), questions, [{ name: 'source', label: 'Nguồn' }])
const faults = (text: string) => expressionFaults(text, scope).map(({ fault }) => fault)

test.each([
  "qOne = 'a'",
  "dong_y in ['a', 'b'] and tuoi >= 18",
  "qMany = 'a' or 'b' in qMany or count(qMany) >= 2",
  'answered(qWhy) and not answered(qAge)',
  "qOne.other = 'khác' and hidden.source = 'zalo' and hamlet = '7' and place = 'x' and language = 'vi'",
  "contains(qWhy, 'đường') and length(qWhy) > 10",
  'qAge * 2 + 1 > 40 and round(qAge / 10) = 3',
  'years(qWhy, today()) >= 18',
  "not (qOne in ['a'])",
  'if(qAge > 60, true, answered(qWhy))',
  'qAge > 118 and qAge < 120',
])('nothing is wrong with %s', (text) => expect(faults(text)).toEqual([]))

test.each([
  ['', ['empty']],
  ['qOne = ', ['notUnderstood']],
  ["qNone = 'a'", ['unknownName qNone']],
  ["hidden.none = 'a'", ['unknownHidden hidden.none']],
  ["qHere = 'a'", ['notEarlier qHere']],
  ["dong_y = 'x'", ['unknownCode dong_y x']],
  ["qMany in ['a', 'x y']", ['unknownCode qMany x y']],
  ["hamlet = '8'", ['unknownCode hamlet 8']],
  ["tuoi > 'nhiều'", ['numberWithText tuoi nhiều']],
  ['qWhy > 5', ['textWithNumber qWhy 5']],
  ['qOne > 5', ['codeOrdered qOne']],
  ['qOne + 1 > 2', ['reckonsWithText qOne']],
  ["not qOne = 'a'", ['notNeedsBrackets']],
  ["qOne = 'a' and qOne = 'b'", ['alwaysFalse']],
  ["qOne != 'a' or qOne != 'b'", ['alwaysTrue']],
  ['qAge > 60 and qAge < 30', ['alwaysFalse']],
  ['qAge > 130', ['alwaysFalse']],
  ['qMany in []', ['alwaysFalse']],
  ['count(qMany) > 3', ['alwaysFalse']],
  ["qMany = 'a' and not answered(qMany)", ['alwaysFalse']],
  ['1 = 1', ['alwaysTrue']],
  ['answered(qWhy) or not answered(qWhy)', ['alwaysTrue']],
  ['foo(qOne)', ['unknownFunction foo']],
])('%s is told %j', (text, expected) => expect(faults(text)).toEqual(expected))

test('a fault stands where the piece of text stands', () => {
  expect(expressionFaults("tuoi > 3 and dong_y = 'x'", scope)).toEqual([{ fault: 'unknownCode dong_y x', at: 22, length: 3 }])
  expect(expressionFaults('tuoi > 3 and la', scope)).toEqual([{ fault: 'unknownName la', at: 13, length: 2 }])
})

test('names are shown and ids are kept, whatever stands in quotes or after a dot', () => {
  const stored = "qOne = 'qOne' and hidden.qOne = \"tuoi\" and qOne.other != qAge and qMany = 'a'"
  const shown = "dong_y = 'qOne' and hidden.qOne = \"tuoi\" and dong_y.other != tuoi and qMany = 'a'"
  expect(toShown(stored, questions)).toBe(shown)
  expect(toStored(shown, questions)).toBe(stored)
})

test('renaming a question changes no expression that is kept', () => {
  const renamed = questions.map((question) => (question.id === 'qAge' ? { ...question, name: 'so_tuoi' } : question))
  expect(toStored(toShown('qAge > 18', renamed), renamed)).toBe('qAge > 18')
  expect(toShown('qAge > 18', renamed)).toBe('so_tuoi > 18')
})

test('any text of names, quotes and signs comes back as it was stored', () => {
  const piece = fc.constantFrom('qOne', 'qAge', '.other', ' ', "'", '"', '\\', 'and', '(', ')', '=', '3.5', 'tiếng', '[', ',')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('')
      expect(toStored(toShown(text, questions), questions)).toBe(text)
    }),
  )
})

test.each([
  ['', null],
  ['ho_ten2', null],
  ['2ho', 'badName'],
  ['họ', 'badName'],
  ['ho ten', 'badName'],
  ['count', 'nameMeansSomething'],
  ['not', 'nameMeansSomething'],
  ['hidden', 'nameMeansSomething'],
  ['tuoi', 'nameTaken'],
  ['qMany', 'nameTaken'],
  ['a'.repeat(31), 'tooLong 30'],
])('the name %j of a question: %s', (name, fault) => expect(nameFault(name, 'qHere', questions)).toBe(fault))
