import { expect, test } from 'vitest'
import { messages } from '../../src/i18n/messages'
import { fieldsOf } from '../../src/kernel/fields'
import {
  addQuestion,
  changeQuestion,
  copyQuestion,
  moveQuestion,
  removeQuestion,
  restoreQuestion,
} from '../../src/questions/authoring'
import { blankOptions } from '../../src/questions/blank'
import { draftFaultText, faultsOf, readQuestion } from '../../src/questions/draft'
import { readOptions } from '../../src/questions/options-editor'
import type { Question } from '../../src/questions/question-type'
import { hamlets } from './asked'

const options = [
  { code: 'a', label: 'Có' },
  { code: 'b', label: 'Không' },
]
const question = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  type: 'single',
  label: `Câu ${id}`,
  hint: '',
  required: false,
  shownWhen: null,
  settings: { options, otherCode: null },
  ...more,
})
const hanging = (id: string, on: string, ...anyOf: string[]) => question(id, { shownWhen: { question: on, anyOf } })
const ids = (questions: readonly Question[]) => questions.map(({ id }) => id)
const three = [question('q1'), hanging('q2', 'q1', 'a'), question('q3')]

test('a new question has an id of its own and waits for its wording', () => {
  const questions = addQuestion(three, 'rank', 'vi', 1)

  expect(ids(questions)).toEqual(['q1', expect.stringMatching(/^q[0-9A-Z]{5}$/), 'q2', 'q3'])
  expect(faultsOf(questions, hamlets)).toEqual([{ question: questions[1]?.id, field: 'label', fault: 'noLabel' }])
})

test('a copy stands behind the first under another id', () => {
  const [first, copy] = copyQuestion(three, 'q1')

  expect(copy).toEqual({ ...first, id: expect.not.stringMatching(/^q1$/) })
})

test('a question moves one up, one down or to a place, and stays at the ends', () => {
  expect(ids(moveQuestion(three, 'q2', 'up'))).toEqual(['q2', 'q1', 'q3'])
  expect(ids(moveQuestion(three, 'q2', 'down'))).toEqual(['q1', 'q3', 'q2'])
  expect(ids(moveQuestion(three, 'q1', 'up'))).toEqual(['q1', 'q2', 'q3'])
  expect(ids(moveQuestion(three, 'q3', 'down'))).toEqual(['q1', 'q2', 'q3'])
  expect(ids(moveQuestion(three, 'q3', 0))).toEqual(['q3', 'q1', 'q2'])
  expect(ids(moveQuestion(three, 'q1', 99))).toEqual(['q2', 'q3', 'q1'])
})

test('a removed question comes back to its place; what hung on it is told', () => {
  const { questions, removed, place } = removeQuestion(three, 'q1')

  expect(faultsOf(questions, hamlets)).toEqual([{ question: 'q2', field: 'condition', fault: 'conditionUnknown' }])
  expect(restoreQuestion(questions, removed, place)).toEqual(three)
})

test('a question that is not there cannot be moved', () => {
  expect(() => moveQuestion(three, 'q9', 'up')).toThrow('notFound')
})

test('a condition must hang on an earlier question and on choices it has', () => {
  const faults = (...questions: Question[]) => faultsOf(questions, hamlets).map(({ question: id, fault }) => `${id} ${fault}`)

  expect(faults(...three)).toEqual([])
  expect(faults(hanging('q1', 'q2', 'a'), question('q2'))).toEqual(['q1 conditionNotEarlier'])
  expect(faults(hanging('q1', 'q2', 'a'), hanging('q2', 'q1', 'a'))).toEqual(['q1 conditionNotEarlier'])
  expect(faults(hanging('q1', 'q1', 'a'))).toEqual(['q1 conditionNotEarlier'])
  expect(faults(question('q1'), hanging('q2', 'q1', 'x'))).toEqual(['q2 conditionCodeUnknown'])
  expect(faults(question('q1'), hanging('q2', 'q1'))).toEqual(['q2 conditionEmpty'])
  expect(faults(question('q1', { type: 'long', settings: {} }), hanging('q2', 'q1', 'a'))).toEqual(['q2 conditionCodeUnknown'])
  expect(faults(question('q1', { settings: null }), hanging('q2', 'q1', 'a'))).toEqual(['q1 badSettings'])
})

test('no questions, too many, twice the same and a hamlet to choose of none are faults with words', () => {
  const place = question('q1', { type: 'place', settings: {} })
  const many = Array.from({ length: 601 }, (_, each) => question(`q${each}`))
  const faults = [
    faultsOf([], hamlets),
    faultsOf(many, hamlets),
    faultsOf([question('q1'), question('q1')], hamlets),
    faultsOf([place], []),
  ].flat()

  expect(faults.map(({ fault }) => fault)).toEqual(['noQuestions', 'tooManyQuestions 600', 'repeatedId', 'nothingToChoose'])
  expect(draftFaultText(undefined, 'tooManyQuestions 600', 'vi')).toBe('Phiếu có quá 600 câu hỏi.')
  for (const { fault } of faults) expect(Object.keys(messages.vi.questions.faults)).toContain(fault.split(' ')[0])
})

test('a renamed option keeps its code, a cleared one goes, a new one gets the code its row was given', () => {
  const sent = fieldsOf([
    ['label', 'Bà con chọn gì?'],
    ['settings.options.0.code', 'a'],
    ['settings.options.0.label', 'Có, nhưng sau mùa lũ'],
    ['settings.options.1.code', 'b'],
    ['settings.options.1.label', ' '],
    ['settings.options.2.code', 'k7x2'],
    ['settings.options.2.label', 'Ý kiến khác'],
    ['settings.otherCode', 'row 2'],
  ])

  expect(readQuestion(question('q1'), sent)).toMatchObject({
    ok: true,
    question: {
      label: 'Bà con chọn gì?',
      settings: {
        options: [
          { code: 'a', label: 'Có, nhưng sau mùa lũ' },
          { code: 'k7x2', label: 'Ý kiến khác' },
        ],
        otherCode: 'k7x2',
      },
    },
  })
})

test('settings that cannot be are told by their name, and what was typed is kept', () => {
  const number = question('q1', { type: 'number', settings: { unit: '', least: 0, most: null, decimals: 0 } })
  const sent = fieldsOf([
    ['label', 'ô'.repeat(501)],
    ['settings.unit', 'đồng'],
    ['settings.least', 'một ngàn'],
    ['settings.decimals', '7'],
  ])

  const read = readQuestion(number, sent)

  expect(read).toMatchObject({
    ok: false,
    faults: { label: 'tooLong 500', 'settings.least': 'notANumber', 'settings.decimals': 'tooLarge 2' },
  })
  expect(read.question.settings).toMatchObject({ unit: 'đồng', least: 'một ngàn', decimals: 7 })
})

test('changing a question keeps its id and type', () => {
  expect(changeQuestion(three, 'q3', { label: 'Câu mới' })[2]).toEqual({ ...three[2], label: 'Câu mới' })
})

test('a pasted list takes the place of rows nobody wrote over, and of no others', () => {
  const sent = (labels: readonly string[]) =>
    fieldsOf([
      ...blankOptions('vi', 3).map(({ code }, place): [string, string] => [`options.${place}.code`, code]),
      ...labels.map((label, place): [string, string] => [`options.${place}.label`, label]),
      ['options.pasted', 'Điện đường\nNước sạch'],
    ])
  const labels = (typed: readonly string[]) => readOptions(sent(typed), 'options').map(({ label }) => label)

  expect(labels(['Nội dung 1', 'Nội dung 2', 'Nội dung 3'])).toEqual(['Điện đường', 'Nước sạch'])
  expect(labels(['Loa', 'Nội dung 2', 'Nội dung 1'])).toEqual(['Loa', 'Nội dung 1', 'Điện đường', 'Nước sạch'])
})
