import { expect, test } from 'vitest'
import { hideParts, hideWordings } from '../../src/publication/hide-parts'
import { hideResults } from '../../src/publication/hide-results'
import { isToldBySubtraction } from '../../src/publication/publish-wordings'
import type { Tally } from '../../src/questions/tally'
import type { QuestionResult } from '../../src/results/results'
import { noTables, question } from './figures'
import { seeded } from './seeded'

const tallyOf = (counts: readonly number[], silent = 0): Tally => {
  const base = counts.reduce((sum, count) => sum + count, 0)
  const rows = counts.map((count, place) => ({ code: 'abcdef'[place] ?? '', label: '', count }))
  const block = { kind: 'distribution', id: 'q1', label: '', exclusive: true, ordered: false, base, rows } as const
  return { asked: base + silent, answered: base, blocks: [block] }
}
const withheld = (parts: readonly { withheld: boolean }[]) => parts.map((part) => part.withheld)

test('large parts are shown each with its own base', () => {
  const parts = hideParts([tallyOf([30, 20]), tallyOf([10, 40])], 100)

  expect(withheld(parts)).toEqual([false, false])
  expect(parts).toMatchObject([{ answered: 50 }, { answered: 50 }])
})

test('a part that few answered is withheld, and the others never tell how few', () => {
  expect(withheld(hideParts([tallyOf([30, 20]), tallyOf([3, 0])], 53))).toEqual([false, true])
  expect(hideParts([tallyOf([30, 20]), tallyOf([3, 0])], 53)[0]).toMatchObject({ asked: null, answered: null, ofAllSheets: true })
  expect(withheld(hideParts([tallyOf([30, 20]), tallyOf([40, 10]), tallyOf([2, 1])], 103))).toEqual([true, false, true])
})

test('few who left it empty are not told by all parts together', () => {
  const parts = hideParts([tallyOf([30, 20], 1), tallyOf([25, 15], 1)], 92)

  expect(withheld(parts)).toEqual([false, true])
})

test('no count from 1 to 4 can be reckoned from what is shown of the parts', () => {
  const below = seeded(7)
  for (let round = 0; round < 3000; round++) {
    const truth = Array.from({ length: 2 + below(3) }, () => tallyOf([below(12), below(9), below(20)], below(5)))
    const sheets = truth.reduce((sum, { asked }) => sum + asked, 0)
    const parts = hideParts(truth, sheets)
    const shown = parts.flatMap((part, at) => (part.withheld ? [] : [{ part, tally: truth[at] }]))
    const bases = shown.map(({ part }) => (part.ofAllSheets ? null : part.answered))
    if (bases.includes(null)) {
      expect(shown.length).toBe(1)
      continue
    }
    const rest = sheets - bases.reduce<number>((sum, base) => sum + (base ?? 0), 0)
    if (shown.length > 0) expect([0, 5, 6, 7, 8, 9].includes(rest) || rest > 9).toBe(true)
  }
})

test('how many answered each of joined wordings is told only where none of them are few', () => {
  const whole = hideParts([tallyOf([60, 40])], 100)[0]
  if (!whole) throw new Error('no part')

  expect(hideWordings([60, 40], whole)).toEqual([60, 40])
  expect(hideWordings([97, 3], whole)).toEqual([null, null])
})

const seamed = (parts: readonly [number, number][]): QuestionResult => {
  const [newest, ...older] = parts.map((counts) => tallyOf(counts))
  const { question: asked } = question('q1', null)
  const wording = (part: number) => ({
    since: 9 - part,
    versions: [9 - part],
    question: asked,
    seam: null,
    part,
    asked: 0,
    answered: 0,
  })
  if (!newest) throw new Error('no part')
  const earlier = older.map((tally) => ({ question: asked, tally }))
  return { question: asked, tally: newest, seams: { wordings: parts.map((_, part) => wording(part)), earlier } }
}

test('a question that hangs on a hidden group of any part is withheld', () => {
  const first = seamed([
    [60, 20],
    [16, 3],
  ])
  const then = question('q2', { question: 'q1', anyOf: ['b'] }, ...tallyOf([13, 10]).blocks)

  const { tallies, parts } = hideResults(noTables(99), [first, then], ['q1', 'q2'])

  expect(parts.get('q1')?.length).toBe(2)
  expect(tallies.get('q2')?.withheld).toBe(true)
})

test('figures added up otherwise than in an earlier publication show nothing that the two would tell by subtraction', () => {
  const clear = seamed([
    [60, 20],
    [16, 30],
  ])
  const few = seamed([
    [60, 20],
    [16, 3],
  ])
  const parts = (result: QuestionResult) =>
    hideParts([result.tally, ...(result.seams?.earlier ?? []).map(({ tally }) => tally)], 200)
  const whole = { question: 'q1', grouping: '', hides: false }

  expect(isToldBySubtraction(few, parts(few), [])).toBe(false)
  expect(isToldBySubtraction(few, parts(few), [whole])).toBe(true)
  expect(isToldBySubtraction(clear, parts(clear), [whole])).toBe(false)
  expect(isToldBySubtraction(clear, parts(clear), [{ ...whole, hides: true }])).toBe(true)
  expect(isToldBySubtraction(few, parts(few), [{ ...whole, grouping: '8:1,9:0' }])).toBe(false)
})
