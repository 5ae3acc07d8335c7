import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clean, cleanLine } from '../../src/kernel/text'

test('letters typed in parts are kept in one piece, lines with one kind of end', () => {
  expect(clean('  D\u0323u\u031bo\u031b\u0300ng \r\nhe\u0323p\rx ')).toBe('Ḍường \nhẹp\nx')
  expect(cleanLine('a\n\tb')).toBe('a b')
})

test('words of signs that nobody sees are no words', () => {
  for (const typed of ['\u200b', '\u2060 \u00ad', '\ufeff\u200e', '\0']) expect(clean(typed)).toBe('')
})

test('half a surrogate pair and the sign for one are refused', () => {
  for (const typed of ['a\ud800', '\udc00', 'a\ufffdb']) expect(clean(typed)).toBeUndefined()
})

test('what is kept holds nothing that a database, XML or the direction of a line would stumble over', () => {
  const hostile = fc.string({
    unit: fc.oneof(
      fc.constantFrom('\0', '\u001b', '\u0085', '\u061c', '\u202e', '\u2067', '\ufeff', '\ufffe', '\uffff'),
      fc.string(),
    ),
  })
  fc.assert(
    fc.property(hostile, (typed) => {
      const kept = clean(typed) ?? ''
      expect(kept).not.toMatch(
        /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u,
      )
      expect(clean(kept)).toBe(kept)
    }),
  )
})
