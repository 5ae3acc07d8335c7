import { expect, test } from 'vitest'
import { SESSION_COOKIE } from '../../src/people/sessions'
import { town } from '../support/town'
import { IN_PAGES } from './in-pages'
import { fieldIn, opened, QUESTIONS } from './opened'
import { translated } from './spoken'

/** Both halves of a page are in one language wherever the interface has that of the questions. */

const KEY = 'k'.repeat(22)
const ENGLISH = ['en', 'hmn']

async function spokenForm(languages: readonly string[], questions: readonly unknown[] = QUESTIONS) {
  const made = await town()
  const translations = languages.map((language) => translated(language, questions))
  const { slug } = await opened(made, { questions, settings: { translations } })
  return { ...made, page: `/c/${slug}`, pages: `/c/${slug}/pages`, send: `/c/${slug}/responses` }
}

const textOf = async (answer: Response | Promise<Response>) => (await answer).text()
/** The language of the page around, and that of its questions. */
const halves = (html: string) => [
  /<html lang="([a-z]+)"/.exec(html)?.[1],
  html.includes('EN Góp ý') ? 'en' : html.includes('HMN Góp ý') ? 'hmn' : 'vi',
]
const both = async (answer: Response | Promise<Response>) => halves(await textOf(answer))
const own = { version: '1', key: KEY, qRoad: 'b', qMore: 'Chữ của tôi' }

test.each([
  ['?language=en', 'en en'],
  ['?lang=en', 'en en'],
  ['?lang=en&language=vi', 'vi vi'],
  ['?language=hmn', 'vi hmn'],
  ['?lang=en&language=hmn', 'en hmn'],
  ['', 'vi vi'],
])('the form, its draft and its paper at an address with "%s" are read in: %s', async (query, expected) => {
  const { visitor, page } = await spokenForm(ENGLISH)
  for (const part of ['', '/draft', '/paper'])
    expect(await both(visitor().get(`${page}${part}${query}`))).toEqual(expected.split(' '))
})

test('who reads the interface in English gets the English questions by themselves, with no language of their own', async () => {
  const { visitor, page } = await spokenForm(['en'])
  const english = await textOf(visitor().get(`${page}?lang=en`))
  expect(english).toMatch(/<h1>EN Góp ý làm đường thôn<\/h1>/)
  expect(english).not.toMatch(/class="question" lang/)
})

test('what is turned with scripts has an address that opens it so again, whatever address is said to be left', async () => {
  const { visitor, page, send } = await spokenForm(ENGLISH)
  const addressAfter = async (go: string, current: string) =>
    (
      await visitor().post(
        send,
        { ...own, 'with.language': 'vi', go },
        { 'HX-Request': 'true', 'HX-Current-URL': current, 'Sec-Fetch-Site': 'same-origin' },
      )
    ).headers.get('HX-Replace-Url')

  expect(await addressAfter('in hmn', `http://localhost${page}?source=zalo`)).toBe(`${page}?source=zalo&language=hmn`)
  expect(await addressAfter('page en', `http://localhost${page}?lang=vi`)).toBe(`${page}?lang=en&language=en`)
  expect(await addressAfter('type large', `http://localhost${page}?type=normal`)).toBe(`${page}?type=large&language=vi`)
  expect(await addressAfter('in hmn', 'http://localhost//ke-gian.example/')).toBeNull()
  expect(await addressAfter('in hmn', 'no address')).toBeNull()
  expect(await addressAfter('', `http://localhost${page}`)).toBeNull()
})

test.each([
  ['the questions', 'vi', 'in en', 'en en'],
  ['the header', 'vi', 'page en', 'en en'],
  ['the questions, to a language that the interface has not', 'vi', 'in hmn', 'vi hmn'],
  ['the header, from such a one', 'hmn', 'page en', 'en en'],
])('pressed at %s, both turn with what was written in hand', async (_, from, go, expected) => {
  const { visitor, page, send } = await spokenForm(ENGLISH)
  const browser = visitor()
  const turned = await textOf(browser.post(send, { ...own, 'with.language': from, go }))
  const [around, language = ''] = expected.split(' ')
  expect(halves(turned)).toEqual([around, language])
  expect([turned.includes('Chữ của tôi'), fieldIn(turned, 'with.language')]).toEqual([true, language])
  // And back by the other of the two.
  const back = go.startsWith('in') ? 'page vi' : 'in vi'
  expect(await both(browser.post(send, { ...own, 'with.language': language, go: back }))).toEqual(['vi', 'vi'])
  expect(await both(browser.get(page))).toEqual(['vi', 'vi'])
})

test('where the questions are not offered in the language of the header, it turns alone, until theirs is chosen', async () => {
  const { visitor, page, send } = await spokenForm(['hmn'])
  const browser = visitor()
  expect(await both(browser.post(send, { ...own, 'with.language': 'hmn', go: 'page en' }))).toEqual(['en', 'hmn'])
  expect(await both(browser.get(page))).toEqual(['en', 'vi'])
  expect(await both(browser.post(send, { ...own, 'with.language': 'hmn', go: 'in vi' }))).toEqual(['vi', 'vi'])
  expect(await both(browser.get(page))).toEqual(['vi', 'vi'])
})

test('faults, the receipt, the own sheet and what is left of it are read in the language of the sheet', async () => {
  const { visitor, send } = await spokenForm(ENGLISH)
  const browser = visitor()
  expect(await both(browser.post(send, { ...own, 'with.language': 'en' }))).toEqual(['en', 'en'])
  const sent = await browser.post(send, { ...own, 'with.language': 'en', qRoad: 'a' })
  const receipt = sent.headers.get('Location') ?? ''
  for (const address of [receipt, `${receipt}/edit`]) expect(await both(visitor().get(address))).toEqual(['en', 'en'])
  // The header turns all of it, and leads back.
  const offered = { offered: fieldIn(await textOf(browser.get(receipt)), 'offered') }
  const before = { Referer: `http://localhost${receipt}` }
  const turned = (await browser.post('/preferences', { ...offered, locale: 'vi' }, before)).headers.get('Location') ?? ''
  expect(await both(browser.get(turned))).toEqual(['vi', 'vi'])
  const again = await browser.post('/preferences', { ...offered, locale: 'en' }, { Referer: `http://localhost${turned}` })
  expect(await both(browser.get(again.headers.get('Location') ?? ''))).toEqual(['en', 'en'])
  const edit = { version: '1', revision: '1', 'with.language': 'en', qRoad: 'a' }
  expect(await both(browser.post(`${receipt}/edit`, { ...edit, go: 'page vi' }))).toEqual(['vi', 'vi'])
  expect(await both(browser.post(`${receipt}/edit`, { ...edit, 'with.language': 'vi', go: 'in en' }))).toEqual(['en', 'en'])
  const gone = await visitor().post(`${receipt}/deletion`, {})
  expect(await textOf(visitor().get(gone.headers.get('Location') ?? ''))).toContain('<html lang="en">')
})

const codeIn = (html: string) => /<strong>([2-9A-Z]{5}-[2-9A-Z]{5})<\/strong>/.exec(html)?.[1] ?? ''

test('a sheet that is put aside and taken up elsewhere is read in its language there', async () => {
  const { visitor, pages } = await spokenForm(ENGLISH, IN_PAGES)
  const later = { version: '1', page: 'qFirst', go: 'later', qAge: '45', 'with.language': 'en' }
  const aside = await textOf(visitor().post(pages, later))
  expect(halves(aside)).toEqual(['en', 'en'])
  expect(await both(visitor().post('/drafts', { code: codeIn(aside) }))).toEqual(['en', 'en'])
})

test('the page with the code stays where its language or its type changes, and goes on with the sheet', async () => {
  const { visitor, pages } = await spokenForm(ENGLISH, IN_PAGES)
  const phone = visitor()
  const later = { version: '1', key: KEY, page: 'qFirst', go: 'later', qAge: '45', 'with.language': 'vi' }
  const aside = await textOf(phone.post(pages, later))
  const code = codeIn(aside)
  expect(aside).toMatch(/<button[^>]*form="aside"[^>]*value="page en"/)
  const sheet = { ...later, aside: fieldIn(aside, 'aside') }
  const english = await textOf(phone.post(pages, { ...sheet, go: 'page en' }))
  expect([codeIn(english), ...halves(english), fieldIn(english, 'with.language')]).toEqual([code, 'en', 'en', 'en'])
  const large = await textOf(phone.post(pages, { ...sheet, 'with.language': 'en', go: 'type large' }))
  expect([codeIn(large), large.includes('class="large-type"'), fieldIn(large, 'qAge')]).toEqual([code, true, '45'])
  // A code that opens nothing of this consultation is not told again: the sheet goes on.
  const made = await textOf(phone.post(pages, { ...sheet, aside: 'AAAAA-AAAAA', go: 'page en' }))
  expect([codeIn(made), fieldIn(made, 'qAge')]).toEqual(['', '45'])
  const on = await textOf(phone.post(pages, { ...sheet, 'with.language': 'en', go: 'resume' }))
  expect([fieldIn(on, 'qAge'), ...halves(on)]).toEqual(['45', 'en', 'en'])
  expect(on).not.toContain(code)
})

test('choosing the language of a form leaves alone the one that who works here reads', async () => {
  const { visitor, signedIn, send } = await spokenForm(ENGLISH)
  const turned = { ...own, 'with.language': 'vi', go: 'in en' }
  const cookies = (answer: Response) => answer.headers.getSetCookie().filter((each) => each.startsWith('locale='))
  expect(cookies(await visitor().post(send, turned))).toHaveLength(1)
  const clerk = await signedIn('committeeMember')
  expect(clerk.cookies.has(SESSION_COOKIE)).toBe(true)
  const answer = await clerk.post(send, turned)
  expect(cookies(answer)).toEqual([])
  expect(await both(answer)).toEqual(['en', 'en'])
  expect(await textOf(clerk.get('/staff'))).toContain('<html lang="vi">')
})
