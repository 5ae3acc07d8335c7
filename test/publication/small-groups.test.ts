import { expect, test } from 'vitest'
import { type Hidden, hiddenOfOptions, hiddenOfPartition, isSmall } from '../../src/publication/small-groups'
import { seeded } from './seeded'

const places = (hidden: Hidden) => (hidden === 'withheld' ? hidden : [...hidden].sort((one, other) => one - other))

/** Every way to fill `cells` cells with whole numbers from `least` to `most` that add up to the sum. */
function* fillings(cells: number, sum: number, least: number, most: number): Generator<number[]> {
  if (cells === 0) {
    if (sum === 0) yield []
    return
  }
  for (let first = least; first <= Math.min(most, sum); first++)
    for (const rest of fillings(cells - 1, sum - first, least, most)) yield [first, ...rest]
}

test('a table without small counts is shown whole', () => {
  expect(places(hiddenOfPartition([5, 120, 0, 33]))).toEqual([])
})

test('one small count takes the next smallest with it, so that the total gives neither away', () => {
  expect(places(hiddenOfPartition([3, 120, 0, 33]))).toEqual([0, 3])
})

test('two small counts that together leave too little freedom take a third', () => {
  expect(places(hiddenOfPartition([1, 1, 40, 60]))).toEqual([0, 1, 2])
  expect(places(hiddenOfPartition([1, 4, 40, 60]))).toEqual([0, 1])
})

test('zero is shown and is never the companion', () => {
  expect(places(hiddenOfPartition([0, 2, 0, 50]))).toEqual([1, 3])
})

test('what cannot be protected is withheld whole', () => {
  expect(hiddenOfPartition([1, 1, 1, 1])).toBe('withheld')
  expect(hiddenOfPartition([4, 0, 0])).toBe('withheld')
})

test('the base is kept as long as anything else can be hidden', () => {
  expect(places(hiddenOfPartition([6, 2, 300, 80], 0))).toEqual([1, 3])
  expect(places(hiddenOfPartition([2, 300, 80], 0))).toEqual([0, 2])
})

test('an option nearly everybody chose is as telling as one nearly nobody chose', () => {
  expect(places(hiddenOfOptions([98, 40, 60], 100))).toContain(0)
  expect(places(hiddenOfOptions([100, 40, 60], 100))).toEqual([])
})

test('1.000 random tables: every hidden cell could be 1, 2, 3 or 4 in a table with the same published figures', () => {
  const random = seeded(20261122)
  let hiddenTables = 0
  for (let round = 0; round < 1000; round++) {
    const counts = Array.from({ length: 2 + random(5) }, () => (random(2) ? random(8) : random(60)))
    const hidden = hiddenOfPartition(counts)
    if (hidden === 'withheld' || hidden.size === 0) continue
    hiddenTables++
    expect(counts.every((count, place) => !isSmall(count) || hidden.has(place))).toBe(true)
    const sum = [...hidden].reduce((all, place) => all + (counts[place] ?? 0), 0)
    const possible = Array.from({ length: hidden.size }, () => new Set<number>())
    for (const filling of fillings(hidden.size, sum, 1, sum)) {
      // A reader knows that something small is among the hidden.
      if (filling.some(isSmall)) for (const [place, value] of filling.entries()) possible[place]?.add(value)
      if (possible.every((values) => [1, 2, 3, 4].every((value) => values.has(value)))) break
    }
    for (const values of possible) expect([...values]).toEqual(expect.arrayContaining([1, 2, 3, 4]))
  }
  expect(hiddenTables).toBeGreaterThan(400)
})

test('1.000 random choices of several: hidden options stay free even for a reader who knows their sum', () => {
  const random = seeded(7)
  let hiddenTables = 0
  for (let round = 0; round < 1000; round++) {
    const base = 5 + random(30)
    const counts = Array.from({ length: 2 + random(4) }, () => (random(3) ? random(base + 1) : Math.min(base, random(7))))
    const hidden = hiddenOfOptions(counts, base)
    if (hidden === 'withheld' || hidden.size === 0) continue
    hiddenTables++
    const small = (count: number) => isSmall(count) || isSmall(base - count)
    expect(counts.every((count, place) => !small(count) || hidden.has(place))).toBe(true)
    const sum = [...hidden].reduce((all, place) => all + (counts[place] ?? 0), 0)
    const possible = Array.from({ length: hidden.size }, () => new Set<number>())
    for (const filling of fillings(hidden.size, sum, 1, base - 1)) {
      if (filling.some(small)) for (const [place, value] of filling.entries()) possible[place]?.add(value)
      if (possible.every((values) => values.size > 1)) break
    }
    for (const values of possible) expect(values.size).toBeGreaterThan(1)
  }
  expect(hiddenTables).toBeGreaterThan(300)
})
