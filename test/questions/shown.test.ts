import { expect, test } from 'vitest'
import { conditionOptions, isShown, type Questionnaire, questionnaireOf } from '../../src/questions/questionnaire'
import { asked, hamlets } from './asked'

const options = ['a', 'b', 'c'].map((code) => ({ code, label: code }))
const single = { type: 'single', settings: { options, otherCode: 'c' } }
const multi = { type: 'multi', settings: { options } }
const when = (question: string, ...anyOf: string[]) => ({ shownWhen: { question, anyOf } })

const questionnaire = questionnaireOf(
  1,
  [
    { id: 'q1', label: 'Có đất trong tuyến không?', ...single },
    { id: 'q2', label: 'Về hiến đất', ...single, ...when('q1', 'a', 'c') },
    { id: 'q3', label: 'Cần hỗ trợ gì?', ...multi, ...when('q2', 'b') },
    { id: 'q4', label: 'Hỗ trợ nào trước?', ...single, ...when('q3', 'a') },
  ],
  hamlets,
)
const shownIn = (of: Questionnaire, answers: Record<string, unknown>) =>
  of.questions.filter((question) => isShown(question, of, answers)).map(({ id }) => id)
const shown = (answers: Record<string, unknown>) => shownIn(questionnaire, answers)

test('a question shows when an earlier answer says so, also an answer with words of its own', () => {
  expect(shown({})).toEqual(['q1'])
  expect(shown({ q1: 'b' })).toEqual(['q1'])
  expect(shown({ q1: 'a' })).toEqual(['q1', 'q2'])
  expect(shown({ q1: { code: 'c', text: 'Đất thuê' } })).toEqual(['q1', 'q2'])
})

test('one of several choices is enough', () => {
  expect(shown({ q1: 'a', q2: 'b', q3: ['a', 'c'] })).toEqual(['q1', 'q2', 'q3', 'q4'])
  expect(shown({ q1: 'a', q2: 'b', q3: ['c'] })).toEqual(['q1', 'q2', 'q3'])
})

test('what hangs on a hidden question is hidden, whatever was sent for it', () => {
  expect(shown({ q1: 'b', q2: 'b', q3: ['a'] })).toEqual(['q1'])
})

test('a circle of conditions shows nothing and ends', () => {
  const circle = questionnaireOf(
    1,
    [
      { id: 'q1', label: 'Một', ...single, ...when('q2', 'a') },
      { id: 'q2', label: 'Hai', ...single, ...when('q1', 'a') },
      { id: 'q3', label: 'Ba', ...single, ...when('q3', 'a') },
    ],
    hamlets,
  )
  expect(shownIn(circle, { q1: 'a', q2: 'a', q3: 'a' })).toEqual([])
})

test('a condition can hang on a hamlet and on agreement, and on nothing that is no choice', () => {
  expect(conditionOptions(asked({ name: 'place' }, {}))).toEqual(hamlets)
  expect(conditionOptions(asked({ name: 'agree3' }, { unsure: false })).map(({ code }) => code)).toEqual([
    'agree',
    'disagree',
    'other',
  ])
  expect(conditionOptions(asked({ name: 'number' }, { unit: '', least: null, most: null, decimals: 0 }))).toEqual([])
})
