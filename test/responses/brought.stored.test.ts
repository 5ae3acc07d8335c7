import { expect, test } from 'vitest'
import { responses } from '../../db/schema/responses'
import { messages } from '../../src/i18n/messages'
import { typeOf } from '../../src/questions/types'
import { findBound } from '../../src/responses/open-consultations'
import { exporterOf } from '../../src/results/export-rows'
import { town } from '../support/town'
import { IN_PAGES } from './in-pages'
import { addPlace, fieldIn, opened, QUESTIONS } from './opened'

const KEY = 'k'.repeat(22)
const WITH_SOURCE = { hiddenFields: [{ name: 'source', label: 'Đến từ đâu' }] }

async function given(opening: Parameters<typeof opened>[1]) {
  const made = await town()
  const consultation = await opened(made, opening)
  const stored = () => made.storage.reader.select().from(responses)
  const { slug, id } = consultation
  return { ...made, id, slug, page: `/c/${slug}`, pages: `/c/${slug}/pages`, send: `/c/${slug}/responses`, stored }
}

test('a declared hidden field of the address is kept with the sheet and has a column of the export', async () => {
  const { visitor, page, send, stored, storage, id } = await given({ settings: WITH_SOURCE })
  const browser = visitor()

  const shown = await browser.get(`${page}?source=%20zalo%0A%E2%80%AE&other=1`)
  const html = await shown.text()
  const source = fieldIn(html, 'with.hidden.source')
  await browser.post(send, { version: '1', key: KEY, qRoad: 'a', 'with.hidden.source': source, 'with.hidden.other': 'x' })

  expect([source, shown.headers.get('Cache-Control')]).toEqual(['zalo', 'private, no-store'])
  const [sheet] = await stored()
  expect(sheet?.answers).toEqual({ $: { day: '', values: { 'hidden.source': 'zalo' } }, qRoad: 'a' })
  const questionnaires = [await findBound(storage, id, 1)]
  const exporter = exporterOf({
    ...{ questionnaires, hamlets: [], places: [], values: 'codes', words: messages.vi, locale: 'vi' },
  })
  const column = exporter.columns.findIndex((each) => each.id === 'hidden.source')
  expect(exporter.columns[column]?.label).toBe('Đến từ đâu')
  expect(sheet && exporter.rowOf(sheet, 1)[column]).toBe('zalo')
})

test('markup, broken letters and whole letters in a hidden field stay plain words wherever they are shown', async () => {
  const told = { id: 'qTold', type: 'text', label: 'Từ {{ hidden.source }}', settings: { text: '**Xem** {{ hidden.source }}' } }
  const { visitor, page, send, stored } = await given({ settings: WITH_SOURCE, questions: [told, ...QUESTIONS.slice(1)] })
  const shown = async (source: string) => (await visitor().get(`${page}?source=${source}`)).text()

  const marked = await shown(encodeURIComponent('<b>x</b>[Bấm](http://noi.khac)'))
  expect(marked).toContain('Từ &lt;b&gt;x&lt;/b&gt;[Bấm](http://noi.khac)')
  expect(marked).toContain('<strong>Xem</strong>')
  expect(marked).not.toMatch(/<b>x|href="http:\/\/noi\.khac/)
  expect(fieldIn(await shown('%ED%A0%80zalo'), 'with.hidden.source')).toBe('')
  expect(fieldIn(await shown('x'.repeat(8000)), 'with.hidden.source')).toHaveLength(200)

  const posted = { version: '1', key: KEY, qRoad: 'a', 'with.hidden.source': '<b>x</b>\u0000' }
  const sent = await visitor().post(send, posted)
  expect(sent.status).toBe(303)
  expect((await stored())[0]?.answers).toEqual({ $: { day: '', values: { 'hidden.source': '<b>x</b>' } }, qRoad: 'a' })
})

test('an address that brings nothing the questionnaire knows gets the page that everybody gets', async () => {
  const { visitor, page } = await given({ settings: WITH_SOURCE })

  for (const address of [page, `${page}?fbclid=abc&qNone=a`, `${page}?source=`, `${page}?qRoad=wrong`]) {
    const answer = await visitor().get(address)
    expect(answer.headers.get('Cache-Control'), address).toContain('public')
  }
})

test('hidden fields and filled in answers go through all pages of a form, and are judged as typed', async () => {
  const { visitor, page, pages, send, stored } = await given({ questions: IN_PAGES, settings: WITH_SOURCE })
  const browser = visitor()

  const first = await (await browser.get(`${page}?source=loa&qAge=45&qFar=300%20m&qLand=zz`)).text()
  expect([fieldIn(first, 'qAge'), fieldIn(first, 'qFar'), fieldIn(first, 'with.hidden.source')]).toEqual(['45', '300 m', 'loa'])
  const own = { version: '1', key: KEY, 'with.hidden.source': 'loa' }
  const faulty = await (await browser.post(pages, { ...own, page: 'qFirst', go: 'next', qAge: 'nhiều', qLand: 'b' })).text()
  expect(fieldIn(faulty, 'with.hidden.source')).toBe('loa')
  const review = await (
    await browser.post(pages, { ...own, page: 'qLast', go: 'next', qAge: '45', qLand: 'b', qRoad: 'a' })
  ).text()
  expect(fieldIn(review, 'with.hidden.source')).toBe('loa')
  const young = await (await browser.post(pages, { ...own, page: 'qFirst', go: 'next', qAge: '12' })).text()
  expect(fieldIn(young, 'with.hidden.source')).toBe('loa')

  await browser.post(send, { ...own, go: 'send', page: 'review', qAge: '45', qLand: 'b', qRoad: 'a' })
  expect((await stored())[0]?.answers).toMatchObject({ $: { values: { 'hidden.source': 'loa' } } })
})

test('an address fills in answers by id or name, never consents, contacts or what the question refuses', async () => {
  const consent = {
    id: 'qAgree',
    type: 'consent',
    label: 'Đồng ý?',
    required: true,
    settings: typeOf('consent').examples.settings,
  }
  const contact = { id: 'qWho', type: 'contact', label: 'Liên hệ', settings: typeOf('contact').examples.settings }
  const { visitor, page } = await given({ questions: [{ ...QUESTIONS[1], name: 'road' }, QUESTIONS[3], consent, contact] })
  const checked = (html: string) =>
    (html.match(/<input[^>]*\schecked[^>]*>/g) ?? []).map((tag) => /value="([^"]*)"/.exec(tag)?.[1])

  const html = await (await visitor().get(`${page}?road=c&road.other=V%C3%AC%20xa&qWho.name=Ai&qMore=Xin%20ch%C3%A0o`)).text()
  expect(checked(html)).toEqual(['c'])
  expect(html).toContain('Vì xa')
  expect(html).toContain('Xin chào')
  expect(html).not.toContain('value="Ai"')
  const version = /name="qAgree"[^>]*value="([^"]*)"/.exec(html)?.[1] ?? ''
  const agreed = await (await visitor().get(`${page}?qAgree=${version}&qRoad=a&qRoad=b`)).text()
  expect(checked(agreed)).toEqual([])
})

test('the place of the QR code and its hamlet stand in expressions, and such a page is kept for nobody else', async () => {
  const town1 = await given({
    questions: [
      { ...QUESTIONS[3], id: 'qHere', label: 'Ở {{ place }} thế nào?', shownWhen: { formula: "hamlet != ''" } },
      QUESTIONS[1],
    ],
  })
  const { visitor, page, send, stored, hamlets, id } = town1
  const unitId = hamlets[0]?.id ?? 0
  await addPlace(town1, id, 'NHAVANHOA', unitId)
  const browser = visitor()

  const without = await visitor().get(page)
  expect(without.headers.get('Cache-Control')).toBe('private, no-store')
  expect(await without.text()).not.toContain('name="qHere"')
  await browser.get('/q/NHAVANHOA')
  expect(await (await browser.get(page)).text()).toContain('Ở NHAVANHOA thế nào?')
  await browser.post(send, { version: '1', key: KEY, qRoad: 'a', qHere: 'Tốt', 'with.place': 'Nơi khác' })

  expect((await stored())[0]?.answers).toEqual({
    $: { day: '', values: { place: 'NHAVANHOA', hamlet: String(unitId) } },
    qHere: 'Tốt',
    qRoad: 'a',
  })
})

test('an endless address is cut short, and a hidden field to 200 letters', async () => {
  const { visitor, page, send, stored } = await given({ settings: WITH_SOURCE })
  const many = Array.from({ length: 3000 }, (_, place) => `x${place}=1`).join('&')

  expect((await visitor().get(`${page}?${many}`)).status).toBe(200)
  const html = await (await visitor().get(`${page}?source=${'ô'.repeat(400)}`)).text()
  expect(fieldIn(html, 'with.hidden.source')).toHaveLength(200)
  const long = { 'with.hidden.source': 'x'.repeat(3000) }
  await visitor().post(send, { version: '1', key: KEY, qRoad: 'a', ...long })
  expect((await stored())[0]?.answers).toEqual({ qRoad: 'a' })
})

const DRAWN = [
  {
    ...QUESTIONS[1],
    order: { fixed: ['c'] },
    wordings: [{ label: 'Bà con có muốn làm đường không?', hint: 'Đường rộng 3 m.' }],
    settings: {
      options: [...'abdefgc'].map((code) => ({ code, label: `Phương án ${code}` })),
      otherCode: 'c',
    },
  },
]
const codesIn = (html: string) =>
  [...html.matchAll(/<input[^>]*type="radio"[^>]*>/g)].map(([tag]) => /value="([^"]*)"/.exec(tag)?.[1])
const asks = (html: string) => (html.includes('Bà con có muốn làm đường không?') ? 'b' : 'a')

test('a lot is drawn once a sheet: reload, faults and sending keep it, fixed options stay, the next sheet draws anew', async () => {
  const { visitor, page, send, stored } = await given({ questions: DRAWN })
  const browser = visitor()

  const first = await browser.get(page)
  const html = await first.text()
  const again = await (await browser.get(page)).text()
  const draw = fieldIn(html, 'with.draw')
  const faulty = await (await visitor().post(send, { version: '1', key: KEY, 'with.draw': draw })).text()

  expect(first.headers.get('Cache-Control')).toBe('private, no-store')
  expect(codesIn(html).toSorted()).toEqual([...'abcdefg'])
  expect(codesIn(html).at(-1)).toBe('c')
  for (const other of [again, faulty]) expect([codesIn(other), asks(other)]).toEqual([codesIn(html), asks(html)])
  const sent = await browser.post(send, { version: '1', key: KEY, qRoad: 'g', 'with.draw': draw })
  const [sheet] = await stored()
  expect(sheet?.answers).toEqual({ $: { day: '', values: { draw, 'variant.qRoad': asks(html) } }, qRoad: 'g' })
  const receipt = await (await browser.get(sent.headers.get('Location') ?? '')).text()
  expect(asks(receipt)).toBe(asks(html))
  expect(browser.cookies.has('draw')).toBe(false)
})

test('lots fall on each wording and each place about as often', async () => {
  const { visitor, page } = await given({ questions: DRAWN })
  const seen = await Promise.all(Array.from({ length: 120 }, async () => (await visitor().get(page)).text()))

  const second = seen.filter((html) => asks(html) === 'b').length
  expect(second).toBeGreaterThan(30)
  expect(second).toBeLessThan(90)
  expect(new Set(seen.map((html) => codesIn(html)[0])).size).toBe(6)
})

test('which wording a sheet saw is a column of the export', async () => {
  const { visitor, send, stored, storage, id } = await given({ questions: DRAWN })
  await visitor().post(send, { version: '1', key: KEY, qRoad: 'a', 'with.draw': 'zz' })

  const questionnaires = [await findBound(storage, id, 1)]
  const own = { questionnaires, hamlets: [], places: [], words: messages.vi, locale: 'vi' as const }
  const exporter = exporterOf({ ...own, values: 'codes' })
  const place = exporter.columns.findIndex((each) => each.id === 'variant.qRoad')
  const [sheet] = await stored()
  expect(exporter.columns[place]?.codes.map(({ code }) => code)).toEqual(['a', 'b'])
  expect(sheet && ['a', 'b']).toContain(sheet && exporter.rowOf(sheet, 1)[place])
})
