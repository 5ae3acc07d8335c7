import { expect, test } from 'vitest'
import { evaluate, isTrue, type Value } from '../../src/logic/evaluate'
import { itemsOn } from '../../src/questions/page-items'
import { pagesOf } from '../../src/questions/pages'
import { questionnaireOf } from '../../src/questions/questionnaire'

const number = (id: string, more = {}) => ({
  ...{ id, type: 'number', label: id, settings: { unit: '', least: 0, most: null, decimals: 0 } },
  ...more,
})
const surroundings = { today: '', matches: () => false }
const dueAt = (questions: readonly unknown[], answers: Readonly<Record<string, Value>>) => {
  const questionnaire = questionnaireOf(1, questions, [])
  const page = pagesOf(questionnaire)[0]
  if (!page) throw new Error('no page')
  const read = (name: string) => answers[name] ?? null
  return itemsOn(questionnaire, page, { read: () => null, surroundings })
    .filter(({ when }) => !when || isTrue(evaluate(when, read, surroundings)))
    .map(({ item }) => item.id)
}

test('a value worked out on the page is followed in the browser, as rounded as it is stored', () => {
  const questions = [
    number('qIncome'),
    number('qPeople'),
    { id: 'qShare', type: 'calculated', label: 'Mỗi người', settings: { formula: 'qIncome / qPeople', decimals: 0 } },
    number('qPoor', { shownWhen: { formula: 'qShare < 10' } }),
  ]

  expect(dueAt(questions, { qIncome: 95, qPeople: 10 })).not.toContain('qPoor')
  expect(dueAt(questions, { qIncome: 94, qPeople: 10 })).toContain('qPoor')
  expect(dueAt(questions, {})).not.toContain('qPoor')
})

test('what is settled before anybody answers is not left to the browser', () => {
  const questions = [
    number('q1'),
    number('q2', { shownWhen: { formula: 'false' } }),
    number('q3', { shownWhen: { formula: 'q2 = 1 or 1 = 1' } }),
  ]

  expect(dueAt(questions, {})).toEqual(['q1', 'q3'])
  const [, last] = itemsOn(
    questionnaireOf(1, questions, []),
    { id: 'q1', items: questionnaireOf(1, questions, []).questions },
    { read: () => null, surroundings },
  )
  expect(last).toMatchObject({ item: { id: 'q3' }, when: null })
})

test('what would grow with each line that doubles the one before is left to the server', () => {
  const doubled = Array.from({ length: 40 }, (_, place) => ({
    ...{ id: `qSum${place}`, type: 'calculated', label: 'Tổng' },
    settings: { formula: place === 0 ? 'q1 + q1' : `qSum${place - 1} + qSum${place - 1}` },
  }))
  const questions = [number('q1'), ...doubled, number('qLast', { shownWhen: { formula: 'qSum39 > 5' } })]
  const questionnaire = questionnaireOf(1, questions, [])
  const items = itemsOn(questionnaire, { id: 'q1', items: questionnaire.questions }, { read: () => null, surroundings })

  expect(JSON.stringify(items.map(({ when }) => when)).length).toBeLessThan(100_000)
  // A browser knows no patterns: such a tree counts as shown there.
  expect(JSON.stringify(items.at(-1)?.when)).toContain('"matches"')
})
