import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hidesSomething } from '../../src/publication/hide-results'
import { hideTally } from '../../src/publication/hide-tally'
import { typeOf } from '../../src/questions/types'
import { asked, counted } from '../questions/asked'

const stars = typeOf('stars')
const question = asked(stars, { most: 3, low: null, high: null, unknown: 'Không có ý kiến' })

/** How many gave one, two and three stars, had no opinion, and left it open. */
function published(given: readonly number[], unanswered: number) {
  const answers = given.flatMap((count, place) => Array.from({ length: count }, () => ['1', '2', '3', 'unknown'][place]))
  const all = [...answers, ...Array.from({ length: unanswered }, () => null)]
  return hideTally(stars.tally(question, counted(stars, question, all), 'vi'), all.length)
}

test('a mean is published where every figure behind it is', () => {
  const { withheld, blocks } = published([10, 20, 31, 9], 12)

  expect(withheld).toBe(false)
  expect(blocks[1]).toMatchObject({ kind: 'measures', rows: [{ base: 61, values: [2.34, 3, 0.74] }] })
  expect(blocks[1]).not.toHaveProperty('summarizes')
})

test.each([
  ['few had no opinion', [10, 20, 30, 3], 12],
  ['few gave one star', [2, 20, 30, 9], 12],
  ['few left it open', [10, 20, 30, 9], 3],
] as const)('where %s the mean is left out, since its base would tell them; the rest is published', (_, given, unanswered) => {
  const { withheld, blocks } = published(given, unanswered)

  expect(withheld).toBe(false)
  expect(blocks.map(({ kind }) => kind)).toEqual(['distribution'])
})

const nps = typeOf('nps')
const willing = asked(nps, { low: null, high: null })

/** How many gave each figure from 0 to 10, and left it open. */
function publishedFigures(given: readonly number[], unanswered: number) {
  const answers = given.flatMap((count, figure) => Array.from({ length: count }, () => String(figure)))
  const all = [...answers, ...Array.from({ length: unanswered }, () => null)]
  return hideTally(nps.tally(willing, counted(nps, willing, all), 'vi'), all.length)
}

test('figures from 0 to 10 are published with their groups, the score and the mean where none of them is small', () => {
  const tally = publishedFigures([0, 0, 0, 6, 0, 8, 7, 9, 12, 10, 8], 12)

  expect(tally.blocks.map(({ id }) => id)).toEqual(['q1', 'q1.group', 'q1.score', 'q1.mean'])
  expect(tally).not.toHaveProperty('joined')
  expect(tally.blocks[2]).toMatchObject({ rows: [{ base: 60, values: [-5] }] })
})

test('where few gave a figure the groups and the score stand in place of the figures, without the mean, which could tell them', () => {
  const tally = publishedFigures([1, 0, 0, 6, 0, 8, 7, 9, 12, 10, 8], 12)

  expect(tally).toMatchObject({ joined: true, answered: 61, withheld: false })
  expect(tally.blocks).toMatchObject([
    { id: 'q1.group', base: 61, rows: [{ count: 22 }, { count: 21 }, { count: 18 }] },
    { id: 'q1.score', rows: [{ base: 61, values: [-6.56] }] },
  ])
  expect(hidesSomething(tally)).toBe(true)
})

test('where a group is small too, the figures are published as those of any other question, and no score', () => {
  const tally = publishedFigures([0, 0, 0, 2, 0, 0, 0, 9, 12, 10, 8], 12)

  expect(tally.blocks.map(({ id }) => id)).toEqual(['q1'])
  expect(tally).not.toHaveProperty('joined')
})

test('where few left it open nothing that would tell how many is published', () => {
  const tally = publishedFigures([0, 0, 0, 6, 0, 8, 7, 9, 12, 10, 8], 2)

  expect(tally).toMatchObject({ ofAllSheets: true, answered: null })
  expect(tally.blocks.map(({ id }) => id)).toEqual(['q1'])
})

const figures = fc.array(fc.constantFrom(0, 0, 1, 2, 3, 4, 5, 7, 9, 14), { minLength: 11, maxLength: 11 })
const GROUPS_OF_FIGURES = [
  [0, 1, 2, 3, 4, 5, 6],
  [7, 8],
  [9, 10],
]

test('what is published put together is the same however the figures in a group divide, so it tells none of them', () => {
  const known = new Map<string, string>()
  fc.assert(
    fc.property(figures, (given) => {
      const tally = publishedFigures(given, 12)
      if (!tally.joined) return
      const sums = GROUPS_OF_FIGURES.map((group) => group.reduce((sum, figure) => sum + (given[figure] ?? 0), 0))
      // All that is published follows from the three sums.
      const [low = 0, middle = 0, high = 0] = sums
      const told = JSON.stringify(tally)
      expect(told).toBe(known.get(sums.join()) ?? told)
      known.set(sums.join(), told)
      const again = publishedFigures([low - 1, 0, 0, 0, 0, 0, 1, middle, 0, high, 0], 12)
      if (low > 1) expect(again).toEqual(tally)
    }),
    { numRuns: 200 },
  )
  expect(known.size).toBeGreaterThan(20)
})

const number = typeOf('number')

/** How many gave 1, 2, 3 and so on. */
function publishedNumbers(given: readonly number[], decimals: number) {
  const wanted = asked(number, { ...Object(number.settings.parse(number.examples.settings)), decimals })
  const values = given.flatMap((count, place) => Array.from({ length: count }, () => place + 1))
  const all = [...values, ...Array.from({ length: 12 }, () => null)]
  return hideTally(number.tally(wanted, counted(number, wanted, all), 'vi'), all.length)
}

test('the mean of numbers goes where bins of one value each were joined, since it would part them', () => {
  const thin = publishedNumbers([3, 20, 21, 19, 9], 0)

  expect(thin.blocks).toMatchObject([{ mean: null, standardDeviation: null, median: 3, bins: [{ count: 23 }, {}, {}, {}] }])
  expect(thin.blocks[0]).not.toHaveProperty('ofOneValue')
  expect(hidesSomething(thin)).toBe(true)
  expect(publishedNumbers([8, 20, 21, 19, 9], 0).blocks).toMatchObject([{ mean: 3.01 }])
})

test('the mean stays where a bin holds many values', () => {
  const wide = publishedNumbers([3, ...Array.from({ length: 30 }, () => 6)], 0)

  expect(wide.blocks).toMatchObject([{ kind: 'numbers', mean: expect.any(Number) }])
})

const home = typeOf('repeat')
const household = asked(home, home.settings.parse(home.examples.settings))

/** Of so many households, each a man of 40, those who also wrote his work, and those that left it open. */
function publishedHouseholds(all: number, wrote: number, unanswered: number) {
  const given = Array.from({ length: all }, (_, place) => [{ sex: 'a', age: 40, ...(place < wrote && { job: 'Làm ruộng' }) }])
  const answers = [...given, ...Array.from({ length: unanswered }, () => null)]
  return hideTally(home.tally(household, counted(home, household, answers), 'vi'), answers.length)
}
const kindsOf = (all: number, wrote: number) => {
  const { withheld, blocks } = publishedHouseholds(all, wrote, 20)
  return [withheld, ...blocks.map(({ kind }) => kind)]
}

test('how many wrote within a household is told, or left out alone where few did, or few did not', () => {
  expect(kindsOf(40, 12)).toEqual([false, 'numbers', 'measures', 'numbers', 'words'])
  expect(kindsOf(40, 3)).toEqual([false, 'numbers', 'measures', 'numbers'])
  expect(kindsOf(40, 38)).toEqual([false, 'numbers', 'measures', 'numbers'])
})
