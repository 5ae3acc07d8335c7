import { expect, test } from 'vitest'
import { en } from '../src/i18n/messages/en'
import { vi } from '../src/i18n/messages/vi'

/** Every text of a language by its dotted name; texts with values in them are asked with the names of nothing. */
function texts(words: unknown, name = ''): [string, string][] {
  if (typeof words === 'string') return [[name, words]]
  if (words === null || typeof words !== 'object') return []
  return Object.entries(words).flatMap(([key, value]) => texts(value, name ? `${name}.${key}` : key))
}

test('no text is empty and none has blanks at its ends that a view would have to know of', () => {
  const wrong = [...texts(vi), ...texts(en)].filter(([, text]) => text.trim() === '')
  expect(wrong.map(([name]) => name)).toEqual([])
})

test('Vietnamese texts are composed (NFC), so that they are found and printed alike everywhere', () => {
  expect(
    texts(vi)
      .filter(([, text]) => text !== text.normalize('NFC'))
      .map(([name]) => name),
  ).toEqual([])
})

test('an opinion is never called a decision', () => {
  const wrong = texts(vi).filter(([, text]) => /đã thông qua|biểu quyết thông qua|trưng cầu/i.test(text))
  expect(wrong).toEqual([])
})
