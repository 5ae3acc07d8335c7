import { expect, test } from 'vitest'
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
