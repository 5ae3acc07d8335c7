import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hideTally } from '../../src/publication/hide-tally'
import type { RepeatSettings } from '../../src/questions/repeat-settings'
import { typeOf } from '../../src/questions/types'
import { asked, counted } from '../questions/asked'

const home = typeOf('repeat')

/** Households of people of such ages; null for a person without. */
function published(households: readonly (readonly (number | null)[])[], { figure = 'each', silent = 0 } = {}) {
  const { inner, ...settings } = home.examples.settings as RepeatSettings
  const age = { ...inner.find(({ kind }) => kind === 'number'), figure }
  const question = asked(home, home.settings.parse({ ...settings, most: 50, inner: [age] }))
  const given = households.map((ages) => ages.map((each) => (each === null ? {} : { age: each })))
  const answers = [...given, ...Array.from({ length: silent }, () => null)]
  const tally = hideTally(home.tally(question, counted(home, question, answers), 'vi'), answers.length)
  return { tally, ages: tally.blocks.find(({ id }) => id === 'q1.age') }
}

const times = <Of>(count: number, of: Of): Of[] => Array.from({ length: count }, () => of)

test('ages of all people are told in ranges, and neither the least nor the greatest', () => {
  const { tally, ages } = published(times(30, [62, 35, 8]))

  expect(tally.withheld).toBe(false)
  expect(ages).toMatchObject({ kind: 'numbers', base: 90, people: { noun: 'người', ofAll: false }, least: null, greatest: null })
  expect(ages?.kind === 'numbers' && ages.bins.filter(({ count }) => count !== 0).map(({ count }) => count)).toEqual([30, 30, 30])
  expect(JSON.stringify(tally)).not.toContain('spread')
})

test('many people of few households are a small group all the same', () => {
  const { ages } = published([...times(30, [62, 35]), ...times(3, [5, 6, 5, 6, 5, 6])])

  // Eighteen children, of three households: put together with those of the next range that is large enough.
  if (ages?.kind !== 'numbers') throw new Error('The ages are to be told.')
  expect(ages.bins.map(({ count }) => count)).not.toContain(18)
  expect(ages.base).toBe(78)
})

test('where only few households told an age it is left out, and the rest is published', () => {
  const { tally, ages } = published([...times(30, [null, null]), ...times(4, [62, 35, 8, 7, 6])])

  expect(ages).toBeUndefined()
  expect(tally.blocks.map(({ id }) => id)).toEqual(['q1'])
})

test('where few people have no age the base is everybody', () => {
  const { ages } = published([...times(30, [62, 35]), [62, null], [35, null]])

  expect(ages).toMatchObject({ base: 64, people: { ofAll: true } })
  expect(ages?.kind === 'numbers' && ages.bins.some(({ count }) => count === null)).toBe(true)
})

test('a mean of all people stands beside its sheets, and not where few of them left it open', () => {
  expect(published(times(30, [62, 35, 8]), { figure: 'mean' }).ages).toMatchObject({
    ...{ kind: 'measures', people: { noun: 'người' } },
    rows: [{ base: 30, values: [35] }],
  })
  expect(published([...times(30, [62]), [null]], { figure: 'mean' }).ages).toBeUndefined()
  expect(published([...times(30, [null]), ...times(4, [62])], { figure: 'mean' }).ages).toBeUndefined()
})

test('whatever the households, no range that is told has fewer than five people or sheets, and none can be reckoned', () => {
  const household = fc.array(fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(fc.array(household, { minLength: 5, maxLength: 60 }), fc.nat({ max: 6 }), (households, silent) => {
      const { ages } = published(households, { silent })
      if (ages?.kind !== 'numbers') return
      for (const { from, to, count } of ages.bins) {
        const within = (age: number | null) => age !== null && from <= age && age < to
        const sheets = households.filter((each) => each.some(within)).length
        if (count) expect(Math.min(count, sheets)).toBeGreaterThanOrEqual(5)
        if (count !== null) expect(count).toBe(households.flat().filter(within).length)
      }
      const hidden = ages.bins.filter(({ count }) => count === null).length + (ages.people?.ofAll ? 1 : 0)
      const left = ages.base - ages.bins.reduce((sum, { count }) => sum + (count ?? 0), 0)
      expect(hidden === 0 ? left : hidden >= 2 && left - hidden >= 3).toBe(hidden === 0 ? 0 : true)
      const without = households.flat().filter((age) => age === null)
      const ofSheets = households.filter((each) => each.includes(null)).length
      if (!ages.people?.ofAll && without.length > 0) expect(Math.min(without.length, ofSheets)).toBeGreaterThanOrEqual(5)
    }),
    { numRuns: 300 },
  )
})
