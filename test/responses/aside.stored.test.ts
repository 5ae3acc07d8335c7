import { expect, test } from 'vitest'
import { sheetDrafts } from '../../db/schema/questionnaires'
import { responses } from '../../db/schema/responses'
import { typeOf } from '../../src/questions/types'
import { sweepAside } from '../../src/responses/putting-aside'
import { draftKeyOf, sealed, typedDraftCode, unsealed } from '../../src/responses/sealing'
import { town } from '../support/town'
import { IN_PAGES } from './in-pages'
import { fieldIn, opened, QUESTIONS } from './opened'
import { fieldsIn, hallOf } from './solve'

const DAY = 24 * 60 * 60 * 1000
const KEY = `k${'0'.repeat(21)}`
const codeIn = (html: string) => /<strong>([2-9A-Z]{5}-[2-9A-Z]{5})<\/strong>/.exec(html)?.[1] ?? ''

async function given(questions: readonly unknown[] = IN_PAGES) {
  const made = await town()
  const { slug, id } = await opened(made, { questions })
  const kept = () => made.storage.reader.select().from(sheetDrafts)
  return { ...made, id, slug, pages: `/c/${slug}/pages`, send: `/c/${slug}/responses`, kept }
}

test('a form of pages is put aside and gone on with on another device, where it was left; sending ends it', async () => {
  const { visitor, pages, send, kept, storage } = await given()
  const phone = visitor()
  const later = { version: '1', page: 'qNone', go: 'later', qAge: '45', qLand: 'b', qFar: '300 m' }
  const html = await (await phone.post(pages, later)).text()
  const code = codeIn(html)
  const [row] = await kept()

  expect(code).not.toBe('')
  expect(row?.lookup).toMatch(/^[0-9a-f]{64}$/)
  expect(Buffer.from(row?.sealed ?? []).includes('300 m')).toBe(false)
  const computer = visitor()
  const typed = await computer.post('/drafts', { code: ` ${code.toLowerCase().replace('-', ' ')} ` })
  const opened1 = await typed.text()
  expect([typed.status, typed.headers.get('X-Robots-Tag')]).toEqual([200, 'noindex'])
  expect(opened1).toContain('Đã mở lại phiếu của bà con')
  expect([fieldIn(opened1, 'qAge'), fieldIn(opened1, 'qFar'), fieldIn(opened1, 'page')]).toEqual(['45', '300 m', 'qNone'])

  const review = await (
    await computer.post(pages, { ...fieldsIn(opened1), qFar: '300 m', page: 'qLast', go: 'next', qRoad: 'a' })
  ).text()
  const sent = await computer.post(send, { ...fieldsIn(review), go: 'send' })
  expect(sent.headers.get('Location')).toMatch(/^\/receipts\//)
  expect(await kept()).toEqual([])
  expect((await storage.reader.select().from(responses)).map(({ answers }) => answers)).toEqual([
    { qAge: 45, qLand: 'b', qFar: '300 m', qRoad: 'a' },
  ])
})

test('a form of one page is put aside too, without names, telephones and what it asks about them', async () => {
  const contact = { id: 'qWho', type: 'contact', label: 'Liên hệ', settings: typeOf('contact').examples.settings }
  const { visitor, send } = await given([QUESTIONS[1], QUESTIONS[3], contact])
  const fields = { version: '1', go: 'later', qRoad: 'a', qMore: 'Ý dở', 'qWho.name': 'Ai đó', reply: '1', phone: '0912345678' }
  const html = await (await visitor().post(send, fields)).text()

  expect(html).toContain('không được cất')
  const taken = await (await visitor().post('/drafts', { code: codeIn(html) })).text()
  expect(taken).toContain('Ý dở')
  for (const own of ['Ai đó', '0912345678']) expect(taken).not.toContain(own)
})

test('putting aside again takes the place of what was put aside before; going on here loses nothing', async () => {
  const { visitor, pages, kept } = await given()
  const phone = visitor()
  const later = { version: '1', key: KEY, page: 'qFirst', go: 'later' }
  const first = await (await phone.post(pages, { ...later, qAge: '45' })).text()
  const second = await (await phone.post(pages, { ...later, qAge: '46' })).text()

  expect((await kept()).length).toBe(1)
  expect((await visitor().post('/drafts', { code: codeIn(first) })).status).toBe(422)
  const on = await (await phone.post(pages, { ...fieldsIn(second), go: 'resume' })).text()
  expect([fieldIn(on, 'qAge'), fieldIn(on, 'page')]).toEqual(['46', 'qFirst'])
})

test('on a telephone that a family shares nobody ends what another put aside', async () => {
  const { slug, visitor, pages, send, kept } = await given()
  const phone = visitor()
  const page = { version: '1', page: 'qFirst' }
  const codes = []
  for (const qAge of ['45', '71']) {
    await phone.get(`/c/${slug}`)
    codes.push(codeIn(await (await phone.post(pages, { ...page, go: 'later', qAge })).text()))
  }
  await phone.get(`/c/${slug}`)
  const sent = await phone.post(send, { version: '1', qAge: '20', qLand: 'b', qRoad: 'a' })

  expect(sent.headers.get('Location')).toMatch(/^\/receipts\//)
  expect((await kept()).length).toBe(2)
  const taken = await Promise.all(codes.map(async (code) => (await visitor().post('/drafts', { code })).text()))
  expect(taken.map((html) => fieldIn(html, 'qAge'))).toEqual(['45', '71'])
})

test('one code opened on two devices is one sheet, whoever sends it, and what differs is asked about', async () => {
  const { visitor, pages, send, storage } = await given()
  const later = { version: '1', page: 'qNone', go: 'later', qAge: '45', qLand: 'b' }
  const code = codeIn(await (await visitor().post(pages, later)).text())
  const [one, other] = [visitor(), visitor()]
  const [mine, theirs] = await Promise.all([one, other].map(async (each) => (await each.post('/drafts', { code })).text()))
  const answers = { qRoad: 'a', go: 'send' }

  const first = await one.post(send, { ...fieldsIn(mine ?? ''), ...answers })
  const same = await other.post(send, { ...fieldsIn(theirs ?? ''), ...answers })
  const different = await other.post(send, { ...fieldsIn(theirs ?? ''), ...answers, qRoad: 'b' })

  expect(same.headers.get('Location')).toBe(first.headers.get('Location'))
  expect(different.status).toBe(409)
  expect(await different.text()).toContain('Gửi thành phiếu mới')
  expect((await storage.reader.select().from(responses)).map(({ answers: { qRoad } }) => qRoad)).toEqual(['a'])
})

test('after 30 days, after the closing and once it is closed early nothing opens, and the job sweeps it', async () => {
  const { visitor, pages, kept, at, now, system } = await given()
  const put = async () =>
    codeIn(await (await visitor().post(pages, { version: '1', page: 'qFirst', go: 'later', qAge: '45' })).text())
  const code = await put()
  const [row] = await kept()
  expect(row?.expiresAt.toISOString()).toBe('2026-12-15T10:00:00.000Z')

  at(new Date(now().getTime() + 21 * DAY))
  expect((await visitor().post('/drafts', { code })).status).toBe(422)
  await sweepAside(system)
  expect(await kept()).toEqual([])
})

test('who guesses codes is soon asked to wait, and a code in an address opens nothing by itself', async () => {
  const made = await given()
  const { phone } = hallOf(made, '203.0.113.9')
  const answers = []
  for (let tried = 0; tried < 14; tried++) answers.push((await phone().post('/drafts', { code: 'AAAAA-AAAAA' })).status)

  expect(answers.slice(0, 12)).toEqual(Array.from({ length: 12 }, () => 422))
  expect(answers.slice(12)).toEqual([429, 429])
  const page = await made.visitor().get('/drafts/K7M4A-Q2XYP')
  expect([page.status, fieldIn(await page.text(), 'code')]).toEqual([200, 'K7M4A-Q2XYP'])
})

test('what was sealed opens with its own code alone, and not once it was changed', async () => {
  const [key, other] = [await draftKeyOf('AAAAAAAAAA'), await draftKeyOf('AAAAAAAAAC')]
  const bytes = sealed('Ý kiến', key)

  expect(unsealed(bytes, key)).toBe('Ý kiến')
  expect(unsealed(bytes, other)).toBeUndefined()
  for (const place of [0, 13, bytes.length - 1]) {
    const changed = Buffer.from(bytes)
    changed[place] = (changed[place] ?? 0) ^ 1
    expect(unsealed(changed, key)).toBeUndefined()
  }
  expect(unsealed(bytes.subarray(0, 5), key)).toBeUndefined()
  expect([typedDraftCode('k7m4a q2xyp'), typedDraftCode('K7M4')]).toEqual(['K7M4AQ2XYP', undefined])
})
