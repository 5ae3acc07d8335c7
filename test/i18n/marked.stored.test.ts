import '../support/marked-words'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { settleCountry, smaller } from '../../bench/country'
import { readConfig } from '../../src/config'
import { starters } from '../../src/consultations/bank-starters'
import { legalClauses } from '../../src/consultations/legal-basis'
import { templates } from '../../src/consultations/templates'
import { LANGUAGES } from '../../src/questions/languages'
import { questionTypes } from '../../src/questions/types'
import { makeApp } from '../../src/web/app'
import { visitAll } from '../db/visits'
import { freshStorage } from '../support/town'
import { storedTexts, textsIn } from './stored-texts'
import { unmarked, visibleTexts } from './visible'
import { seeEveryType, seeWrongForms } from './wrong-pages'

/** Addresses, names of file formats, codes of languages, and the receipt that the pattern book shows. */
const NO_WORDS = /^(?:(?:https?:\/\/)?localhost\S*|\/q\/\w+|SVG|PNG|K7M-4Q2|\([a-z]{2,3}\))$/

const pages = new Map<string, string>()
const data = new Set<string>()

beforeAll(async () => {
  const { storage, url } = await freshStorage(afterAll)
  const made = await settleCountry(url, smaller(400))
  const config = readConfig({ DATABASE_URL: url, PUBLIC_URL: 'http://localhost', YDAN_MODE: 'development' })
  const app = makeApp({ storage, config })
  const seen = async (address: string, answer: Response) => {
    if (answer.headers.get('Content-Type')?.startsWith('text/html')) pages.set(address, await answer.text())
  }
  await visitAll(app, made, seen)
  await seeEveryType(app, made, seen)
  await seeWrongForms(app, made, seen)
  const content = [templates, starters, legalClauses, LANGUAGES, questionTypes.map(({ examples }) => examples)].flatMap(textsIn)
  for (const text of [...(await storedTexts(storage.reader)), ...content]) data.add(text)
}, 60_000)

test('every word of every page is in the message files, or is data', () => {
  expect(pages.size).toBeGreaterThan(150)
  for (const { name } of questionTypes) expect(pages.has(`${name} with faults`), name).toBe(true)
  const known = [...data].filter((text) => text.length > 1).sort((one, other) => other.length - one.length)
  const joined = known.join('\n')
  const judged = new Map<string, string>()
  const faults = new Map<string, string[]>()
  for (const [address, html] of pages)
    for (const text of visibleTexts(html)) {
      const fault =
        judged.get(text) ??
        unmarked(text, (left) => NO_WORDS.test(left) || data.has(left) || (left.length > 30 && joined.includes(left)), known)
      judged.set(text, fault)
      if (fault) faults.set(fault, [...(faults.get(fault) ?? []), address])
    }
  expect([...faults].map(([text, addresses]) => `${text} — ${addresses[0]} and ${addresses.length - 1} more`)).toEqual([])
})

test('a word that a view says by itself is found, in text and where it is only heard', () => {
  const page =
    '<main><h1>⟦Trang ⟦chủ⟧⟧</h1><p>Xã Minh Họa</p><p>Lưu lại</p><img alt="Bản đồ"><input type="submit" value="Gửi"></main>'
  const faults = visibleTexts(page).map((text) => unmarked(text, (left) => left === 'Xã Minh Họa', []))
  expect(faults.filter(Boolean)).toEqual(['Lưu lại', 'Bản đồ', 'Gửi'])
})

test('what browsers run holds no word of the interface', () => {
  const said = readdirSync('public/js').flatMap((file) =>
    literalsOf(readFileSync(`public/js/${file}`, 'utf8'))
      .filter((text) => /[À-ỹ]./.test(text) || /^\p{Lu}?\p{Ll}+(?: \p{Ll}+)+[.?!…]?$/u.test(text))
      .map((text) => `${file}: ${text}`),
  )
  expect(said).toEqual([])
})

/** What stands between quotes, without what is worked out within it. */
const literalsOf = (script: string): string[] =>
  [...script.replace(/^\s*(?:\/\/|\/?\*).*$|new Error\([^)]*\)/gm, '').matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/g)].map(
    ([, one, two, three]) => (one ?? two ?? three ?? '').replace(/\$\{[^}]*\}/g, '').trim(),
  )
