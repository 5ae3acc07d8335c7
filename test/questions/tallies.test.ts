import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AskedQuestion, QuestionType } from '../../src/questions/question-type'
import { binsOf, deviationOf, type Frequencies, meanOf, quantileOf } from '../../src/questions/statistics'
import { typeOf } from '../../src/questions/types'
import { asked, counted, sent } from './asked'

const answersTo = (question: AskedQuestion, sheets: readonly Record<string, string[]>[]) => {
  const type: QuestionType<unknown, unknown> = typeOf(question.type)
  const answers = sheets.map((parts) => {
    const judged = type.judge(question, sent(parts))
    if (!judged.ok) throw new Error(JSON.stringify(judged.faults))
    return judged.answer
  })
  return type.tally(question, counted(type, question, answers), 'vi')
}
const options = ['a', 'b', 'c', 'd'].map((code) => ({ code, label: code.toUpperCase() }))

test('several choices count options, never combinations, over all who answered', () => {
  const question = asked(typeOf('multi'), { options, least: 0, most: null, otherCode: null, aloneCode: null })

  const tally = answersTo(question, [{ '': ['a', 'b'] }, { '': ['a'] }, { '': ['d', 'a'] }, {}])

  expect(tally).toMatchObject({ asked: 4, answered: 3 })
  expect(tally.blocks[0]).toMatchObject({ kind: 'distribution', exclusive: false, base: 3 })
  expect(tally.blocks[0]).toHaveProperty('rows', [
    { code: 'a', label: 'A', count: 3 },
    { code: 'b', label: 'B', count: 1 },
    { code: 'c', label: 'C', count: 0 },
    { code: 'd', label: 'D', count: 1 },
  ])
})

test('an order of three gives three, two and one points, and means only those who ranked the item', () => {
  const question = asked(typeOf('rank'), { options, top: 3 })

  const tally = answersTo(question, [{ 1: ['a'], 2: ['b'], 3: ['c'] }, { 1: ['b'], 2: ['a'] }, { 1: ['a'] }, {}])

  expect(tally.blocks[0]).toHaveProperty('rows', [
    { code: 'a', label: 'A', base: 3, values: [4 / 3, 2, 8] },
    { code: 'b', label: 'B', base: 2, values: [1.5, 1, 5] },
    { code: 'c', label: 'C', base: 1, values: [3, 0, 1] },
    { code: 'd', label: 'D', base: 0, values: [null, 0, 0] },
  ])
})

test('a share counts an empty box as nothing given, and those who shared nothing out not at all', () => {
  const question = asked(typeOf('allocate'), { options: options.slice(0, 2), total: 100 })

  const tally = answersTo(question, [{ a: ['100'] }, { a: ['50'], b: ['50'] }, { a: ['30'], b: ['70'] }, {}])

  expect(tally.answered).toBe(3)
  expect(tally.blocks[0]).toHaveProperty('rows.0', {
    code: 'a',
    label: 'A',
    base: 3,
    values: [60, expect.closeTo(29.439, 3), 50],
  })
  expect(tally.blocks[0]).toHaveProperty('rows.1', {
    code: 'b',
    label: 'B',
    base: 3,
    values: [40, expect.closeTo(29.439, 3), 50],
  })
})

test('numbers give quartiles straight between neighbours (R-7), ends and bins', () => {
  const question = asked(typeOf('number'), { unit: 'đồng', least: 0, most: 200_000, decimals: 0 })

  const tally = answersTo(
    question,
    ['22.000', '25.000', '25.000', '40.000'].map((typed) => ({ '': [typed] })),
  )

  expect(tally.blocks[0]).toMatchObject({
    base: 4,
    mean: 28_000,
    least: 22_000,
    lowerQuartile: 24_250,
    median: 25_000,
    upperQuartile: 28_750,
    greatest: 40_000,
  })
  expect(tally.blocks[0]).toHaveProperty('bins.0', { from: 22_000, to: 24_000, count: 1 })
})

test('a matrix keeps a base for each row', () => {
  const question = asked(typeOf('matrix'), { rows: options.slice(0, 2), steps: ['Chưa', 'Rồi'], unknown: 'Không rõ' })

  const tally = answersTo(question, [{ a: ['1'], b: ['2'] }, { a: ['unknown'] }, {}])

  expect(tally).toMatchObject({ asked: 3, answered: 2 })
  expect(tally.blocks[0]).toHaveProperty('rows', [
    { code: 'a', label: 'A', base: 2, counts: [1, 0, 1] },
    { code: 'b', label: 'B', base: 1, counts: [0, 1, 0] },
  ])
})

test('clauses with comments alone give a list of words each', () => {
  const question = asked(typeOf('perItem'), { items: options.slice(0, 2), ask: 'comment', unsure: false })

  const tally = answersTo(question, [{ 'a.text': ['Xin dời'] }, { 'a.text': ['Đúng rồi'], 'b.text': ['  '] }, {}])

  expect(tally.blocks).toEqual([
    { kind: 'words', id: 'q1.a.text', label: 'A', base: 2 },
    { kind: 'words', id: 'q1.b.text', label: 'B', base: 0 },
  ])
})

test('files that came are told as files, not as words', () => {
  const question = asked(typeOf('file'), typeOf('file').examples.settings)

  expect(answersTo(question, []).blocks).toMatchObject([{ kind: 'words', of: 'files' }])
})

const amounts = fc.array(fc.integer({ min: -5_000, max: 200_000 }), { minLength: 1, maxLength: 60 })
const frequenciesOf = (values: readonly number[]): Frequencies =>
  [...new Set(values)].sort((one, other) => one - other).map((value) => [value, values.filter((each) => each === value).length])

test('mean, spread and quartiles equal those reckoned from the plain list', () => {
  fc.assert(
    fc.property(amounts, (values) => {
      const sorted = values.toSorted((one, other) => one - other)
      const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length
      const spread = Math.sqrt(
        sorted.map((value) => (value - mean) ** 2).reduce((sum, square) => sum + square, 0) / sorted.length,
      )
      expect(meanOf(frequenciesOf(values))).toBeCloseTo(mean, 6)
      expect(deviationOf(frequenciesOf(values))).toBeCloseTo(spread, 6)
      for (const share of [0.25, 0.5, 0.75]) {
        const position = (sorted.length - 1) * share
        const [below = 0, above = 0] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]]
        expect(quantileOf(frequenciesOf(values), share)).toBeCloseTo(below + (above - below) * (position % 1), 6)
      }
    }),
  )
})

test('every number lies in exactly one of at most twelve bins of one width', () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: 2 }), (whole, decimals) => {
      const values = whole.map((value) => value / 10 ** decimals)
      const bins = binsOf(frequenciesOf(values), decimals)
      expect(bins.length).toBeGreaterThan(0)
      expect(bins.length).toBeLessThanOrEqual(12)
      for (const [place, { from, to, count }] of bins.entries()) {
        expect(count).toBe(values.filter((value) => value >= from && value < to).length)
        expect(place === 0 ? from : bins[place - 1]?.to).toBe(from)
      }
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(values.length)
    }),
  )
})
