import { describe, expect, test } from 'vitest'
import { walkOf } from '../../src/questions/flow'
import { usualSettings } from '../../src/questions/questionnaire-settings'
import type { Measures } from '../../src/questions/tally'
import { typeOf } from '../../src/questions/types'
import { asked, counted } from './asked'
import { wordsOf } from './markup'

const nps = typeOf('nps')
const question = asked(nps, { low: 'Hoàn toàn không sẵn lòng', high: 'Rất sẵn lòng' })
const tallied = (figures: readonly (number | null)[]) =>
  nps.tally(
    question,
    counted(
      nps,
      question,
      figures.map((figure) => (figure === null ? null : String(figure))),
    ),
    'vi',
  )
const scoreOf = (figures: readonly (number | null)[]) =>
  tallied(figures).blocks.find((block): block is Measures => block.kind === 'measures' && block.lead === 'balance')?.rows[0]

test('6 is of the low group, 7 and 8 of the middle one, 9 of the high one', () => {
  const groupOf = (figure: number) => nps.values(question, String(figure))['q1.group']

  expect([0, 6, 7, 8, 9, 10].map(groupOf)).toEqual(['low', 'low', 'middle', 'middle', 'high', 'high'])
})

test('the shares of the groups and the score stand on all who answered, and on nobody else', () => {
  const { answered, blocks } = tallied([10, 9, 9, 8, 7, 0, 6, null, null])

  expect(answered).toBe(7)
  expect(blocks[1]).toMatchObject({ base: 7, rows: [{ count: 2 }, { count: 2 }, { count: 3 }] })
  expect(scoreOf([10, 9, 9, 8, 7, 0, 6, null, null])).toEqual({
    code: 'score',
    label: 'Điểm chênh lệch',
    base: 7,
    values: [100 / 7],
  })
})

test.each([
  ['all gave 9 or 10', [9, 10, 10], 100],
  ['all gave 0 to 6', [0, 3, 6], -100],
  ['all gave 7 or 8', [7, 8], 0],
  ['nobody answered', [null], null],
])('where %s the score is %s: %s', (_, figures, score) => {
  expect(scoreOf(figures)?.values).toEqual([score])
})

test('conditions reckon with its figure, and may ask for its group', () => {
  const met = (answer: string, formula: string) => {
    const after = asked(typeOf('short'), {}, { id: 'q2', shownWhen: { formula } })
    const walk = walkOf({ version: 1, questions: [question, after], settings: usualSettings }, { day: '2026-11-22', values: {} })
    walk.isDue(question)
    walk.answer(question, answer)
    return walk.isDue(after)
  }

  expect([met('10', 'q1 > 9'), met('9', 'q1 > 9'), met('7', 'q1 * 2 = 14'), met('2', 'q1 > 10')]).toEqual([
    true,
    false,
    true,
    false,
  ])
  expect([met('6', "q1.group = 'low'"), met('7', "q1.group = 'low'")]).toEqual([true, false])
})

test('its answer is told as a plain figure, so that it can stand in later words', () => {
  expect(nps.show(question, '9', 'vi')).toBe('9')
})

describe('asked', () => {
  const html = String(nps.Field({ question, sent: new Map(), faults: {}, locale: 'vi', number: '1' }))

  test('it offers eleven figures, and says what both ends stand for before them', () => {
    expect(html.match(/type="radio"/g)).toHaveLength(11)
    expect(wordsOf(html)).toContain('0: Hoàn toàn không sẵn lòng. 10: Rất sẵn lòng.')
  })

  test('on paper the ends stand at the boxes themselves', () => {
    const paper = wordsOf(String(nps.Paper?.({ question, locale: 'vi', number: '1' })))
    expect(paper).toContain('0 (Hoàn toàn không sẵn lòng) 1 2 3 4 5 6 7 8 9 10 (Rất sẵn lòng)')
  })
})
