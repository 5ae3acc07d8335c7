import { expect, test } from 'vitest'
import { hamletUses, withHamlets } from '../../src/questions/hamlet-uses'
import type { Question } from '../../src/questions/question-type'

const item = (id: string, more: Partial<Question> = {}): Question => ({
  ...{ id, type: 'long', label: id, hint: '', required: false, shownWhen: null, settings: {} },
  ...more,
})
const questions = [
  item('q1', { type: 'place' }),
  item('q2', { shownWhen: { question: 'q1', anyOf: ['11', '12'] } }),
  item('q3', { shownWhen: { formula: "hamlet in ['12', '13'] and q2 != '12'" } }),
  item('q4', { checks: [{ formula: "'11' = hamlet or answered(q2)", message: '' }] }),
  item('q5', { shownWhen: { formula: "q1 = '13'" } }),
]
const quotas = [{ id: 'a', name: 'Thôn 11', formula: "hamlet = '11'", most: 5 }]
const conditionOf = (after: { questions: readonly Question[] }, id: string) =>
  after.questions.find((each) => each.id === id)?.shownWhen

test('hamlets are found where they are compared, and nothing else that looks like one', () => {
  expect(hamletUses({ questions, quotas })).toEqual([
    { code: '11', questions: ['q2', 'q4'], quotas: ['Thôn 11'] },
    { code: '12', questions: ['q2', 'q3'], quotas: [] },
    { code: '13', questions: ['q3', 'q5'], quotas: [] },
  ])
})

test('each becomes another one wherever it stands', () => {
  const after = withHamlets(
    { questions, quotas },
    new Map([
      ['11', '21'],
      ['12', '22'],
      ['13', '22'],
    ]),
  )
  expect(conditionOf(after, 'q2')).toEqual({ question: 'q1', anyOf: ['21', '22'] })
  expect(conditionOf(after, 'q3')).toEqual({ formula: "hamlet in ['22'] and q2 != '12'" })
  expect(after.questions[3]?.checks).toEqual([{ formula: "'21' = hamlet or answered(q2)", message: '' }])
  expect(after.quotas[0]?.formula).toBe("hamlet = '21'")
})

test('one that is taken out leaves the others of a list, and takes along what asked for it alone', () => {
  const after = withHamlets(
    { questions, quotas },
    new Map([
      ['11', null],
      ['13', null],
    ]),
  )
  expect(conditionOf(after, 'q2')).toEqual({ question: 'q1', anyOf: ['12'] })
  expect(conditionOf(after, 'q3')).toEqual({ formula: "hamlet in ['12'] and q2 != '12'" })
  expect(conditionOf(after, 'q5')).toBeNull()
  expect(after.questions[3]?.checks).toEqual([{ formula: 'answered(q2)', message: '' }])
  expect(after.quotas).toEqual([])
})

test.each([
  ["hamlet in ['11', '12', '13']", "hamlet in ['11']"],
  ["hamlet in ['12', '11', '13']", "hamlet in ['11']"],
  ["hamlet in ['12', '13', '11']", "hamlet in ['11']"],
  ["hamlet = '12' and q2 = 'a'", "q2 = 'a'"],
  ["q2 = 'a' or hamlet = '12' and answered(q3)", "q2 = 'a' or answered(q3)"],
  ["not (hamlet in ['12', '13']) and (q2 = 'a' or hamlet = '11')", "q2 = 'a' or hamlet = '11'"],
  ["if(hamlet = '12', 1, 2) > q2", "if(hamlet = '12', 1, 2) > q2"],
  ["hamlet  in ['11'] and q2 = '12'", "hamlet  in ['11'] and q2 = '12'"],
  ["not (hamlet = '12' or hamlet in ['13'])", undefined],
])('two that are taken out of %s leave what does not ask for them', (formula, left) => {
  const swaps = new Map([
    ['12', null],
    ['13', null],
  ])
  const after = withHamlets({ questions, quotas: [{ id: 'a', name: 'Thôn 11', formula, most: 5 }] }, swaps)
  expect(after.quotas[0]?.formula).toBe(left)
})
