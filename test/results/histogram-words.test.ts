import { expect, test } from 'vitest'
import { messages } from '../../src/i18n/messages'
import { numbersOf } from '../../src/questions/counting'
import type { Numbers } from '../../src/questions/tally'
import { binText, scaleOf } from '../../views/results/figure-text'

const numbers = (given: readonly number[], decimals: number, unit = ''): Numbers =>
  numbersOf(
    { id: 'q1', label: '', unit, decimals },
    {
      asked: given.length,
      answered: given.length,
      categories: () => ({ answered: 0, counts: [] }),
      numbers: () => ({ answered: given.length, frequencies: given.map((value) => [value, 1] as const) }),
    },
  )
const wordsOf = (block: Numbers) => block.bins.map((_, place) => binText(block, place, messages.vi, 'vi'))

test('a bin of one whole number is that number, a wider one goes from its least to its greatest', () => {
  expect(wordsOf(numbers([6, 7, 8], 0))).toEqual(['6', '7', '8'])
  expect(wordsOf(numbers([0, 24], 0, 'người'))).toEqual([
    '0 đến 4 người',
    '5 đến 9 người',
    '10 đến 14 người',
    '15 đến 19 người',
    '20 đến 24 người',
  ])
  expect(wordsOf(numbers([25_000, 26_000], 0)).at(0)).toBe('25.000 đến 25.099')
})

test('numbers with decimals go to the last step they were asked in', () => {
  expect(wordsOf(numbers([6, 6.1, 6.2], 1))).toEqual(['6,0', '6,1', '6,2'])
  expect(wordsOf(numbers([6, 9.5], 1)).slice(0, 2)).toEqual(['6,0 đến 6,4', '6,5 đến 6,9'])
})

test('bins that were joined say all they hold', () => {
  const block = {
    ...numbers([6, 7, 8], 0),
    bins: [
      { from: 6, to: 8, count: 9 },
      { from: 8, to: 9, count: 5 },
    ],
  }

  expect(wordsOf(block)).toEqual(['6 đến 7', '8'])
})

test('a publication that does not know how finely it was asked still reads', () => {
  const { decimals: _, ...older } = numbers([6, 7, 8], 0)

  expect(wordsOf(older)).toEqual(['từ 6 đến dưới 7', 'từ 7 đến dưới 8', 'từ 8 đến 9'])
  expect(scaleOf(older)).toEqual({ from: 6, to: 9 })
})

test('a whole number stands in the middle of its own bar', () => {
  expect(scaleOf(numbers([6, 7, 8], 0))).toEqual({ from: 5.5, to: 8.5 })
})
