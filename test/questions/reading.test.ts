import { expect, test } from 'vitest'
import { templates } from '../../src/consultations/templates'
import { LEAST_SYLLABLES, readingOf } from '../../src/questions/reading'
import { HARD_WORDS } from '../../src/questions/reading-words'

test.each([
  ['Bà con muốn làm đường nào trước? Vì sao?', 2.3],
  ['Khoản chi thường xuyên nào cần tiết kiệm hơn?', 4.5],
  ['Bà con đề xuất giải pháp triển khai đồng bộ lộ trình huy động nguồn lực thế nào?', 31.2],
])('%s', (text, difficulty) => {
  expect(readingOf(text).difficulty).toBe(difficulty)
})

test('counts syllables and sentences, not figures and signs', () => {
  expect(readingOf('Chi 42.500 triệu đồng. Bớt 5 %?\nVì sao')).toMatchObject({ syllables: 6, longest: 3 })
  expect(readingOf('')).toEqual({ syllables: 0, longest: 0, difficulty: 0, hardWords: [] })
})

test('names the hard words once, the longest that fits', () => {
  expect(readingOf('Thanh quyết toán rồi quyết toán, thanh quyết toán').hardWords).toEqual(['thanh quyết toán', 'quyết toán'])
})

test('no question of the templates comes near the line', () => {
  const all = templates
    .flatMap(({ questions }) => questions.map(({ label }) => readingOf(label)))
    .filter(({ syllables }) => syllables >= LEAST_SYLLABLES)
  expect(Math.max(...all.map(({ difficulty }) => difficulty))).toBeLessThanOrEqual(15)
})

test('hard words are written as they are looked for', () => {
  for (const word of HARD_WORDS.keys()) expect(word).toMatch(/^\p{Ll}+( \p{Ll}+){0,3}$/u)
})
