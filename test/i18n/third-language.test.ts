import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { completed } from '../../src/i18n/completed'
import { dateTime, number } from '../../src/i18n/locale'
import { LOCALES, messages } from '../../src/i18n/messages'

test('a language of which some is translated says the rest in Vietnamese', () => {
  const tay = completed(messages.vi, {
    language: { tag: 'vi-VN', name: 'Tày' },
    common: { pageOf: (page, pages) => `${page}/${pages}` },
    questions: { scales: { worry: ['1', '2', '3', '4', '5'] } },
  })

  expect(tay.language.name).toBe('Tày')
  expect(tay.common.pageOf('2', '7')).toBe('2/7')
  expect(tay.questions.scales.worry).toEqual(['1', '2', '3', '4', '5'])
  expect(tay.questions.scales.clearness).toEqual(messages.vi.questions.scales.clearness)
  expect(tay.types.single).toEqual(messages.vi.types.single)
})

test('a text that the source does not have, or of another kind, is refused when it starts', () => {
  const misnamed: object = { common: { svae: 'Lưu' } }
  const misshapen: object = { common: { pageOf: 'Trang' } }

  expect(() => completed<object>(messages.vi, misnamed)).toThrow('svae')
  expect(() => completed<object>(messages.vi, misshapen)).toThrow()
})

test('each language says how it is called, how numbers are written and when something was', () => {
  const noon = new Date('2026-11-22T12:05:00+07:00')

  expect(LOCALES).toEqual(['vi', 'en'])
  expect(LOCALES.map((locale) => messages[locale].language.name)).toEqual(['Tiếng Việt', 'English'])
  expect(LOCALES.map((locale) => number(17385.5, locale, 1))).toEqual(['17.385,5', '17,385.5'])
  expect(LOCALES.map((locale) => dateTime(noon, locale))).toEqual(['12 giờ 05, 22/11/2026', '22/11/2026, 12:05'])
})

test('nothing beside the message files lists the languages', () => {
  const wrong = ['src', 'views', 'db']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`))
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('src/i18n/messages/'))
    .filter((path) => /'vi' \| 'en'|(?<!Partial<)Record<Locale,|locale === 'en'/.test(readFileSync(path, 'utf8')))
  expect(wrong).toEqual([])
})
