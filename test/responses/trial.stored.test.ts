import { expect, test } from 'vitest'
import { pageReaches, quotaCounts, trialSheets } from '../../db/schema/questionnaires'
import { responseCounts, responses, responseTotals } from '../../db/schema/responses'
import { openConsultation } from '../../src/consultations/lifecycle'
import { findTotals, listCounts } from '../../src/responses/store'
import { town } from '../support/town'
import { IN_PAGES } from './in-pages'
import { addVersion, opened, QUESTIONS } from './opened'
import { fieldsIn } from './solve'

async function given(questions: readonly unknown[] = QUESTIONS) {
  const made = await town()
  const consultation = await opened(made, { questions, row: { state: 'draft', slug: '', openedAt: null } })
  const author = await made.signedIn('committeeMember')
  const staff = `/staff/consultations/${consultation.id}/trial`
  const linkIn = async () => /\/t\/[\w-]+/.exec(await (await author.get(staff)).text())?.[0] ?? ''
  const trials = () => made.storage.reader.select().from(trialSheets)
  return { ...made, id: consultation.id, author, staff, linkIn, trials }
}

test('a trial of a draft is filled in without an account, kept apart, and no figure changes', async () => {
  const { visitor, linkIn, trials, storage, id, author, staff } = await given()
  const link = await linkIn()
  const browser = visitor()

  const page = await browser.get(link)
  const html = await page.text()
  expect([page.status, page.headers.get('Cache-Control'), page.headers.get('X-Robots-Tag')]).toEqual([
    ...[200, 'private, no-store', 'noindex'],
  ])
  expect(html).toContain('Đây là bản điền thử')
  expect(html).toContain(`action="${link}/responses"`)
  const faulty = await (await browser.post(`${link}/responses`, { version: '1' })).text()
  expect(faulty).toContain('Đây là bản điền thử')
  const sent = await browser.post(`${link}/responses`, { version: '1', qRoad: 'b', qWhy: 'x', qMore: 'Ý thử' })
  expect(sent.headers.get('Location')).toBe(`${link}?sent`)
  expect(await (await browser.get(`${link}?sent`)).text()).toContain('Phiếu thử đã được ghi')

  expect((await trials()).map(({ answers }) => answers)).toEqual([{ qRoad: 'b', qWhy: 'x', qMore: 'Ý thử' }])
  const { reader } = storage
  for (const table of [responses, responseCounts, responseTotals, pageReaches, quotaCounts])
    expect(await reader.select().from(table)).toEqual([])
  expect([await findTotals(reader, id), await listCounts(reader, id)]).toEqual([{ total: 0, lastSequence: 0 }, []])
  expect(await (await author.get(staff)).text()).toContain('Ý thử')
})

test('a trial goes from page to page, to the review and to an ending, always under its banner', async () => {
  const { visitor, linkIn, trials } = await given(IN_PAGES)
  const link = await linkIn()
  const browser = visitor()
  const first = await (await browser.get(link)).text()
  const turned = async (fields: Record<string, string>) =>
    (await browser.post(`${link}/pages`, { version: '1', ...fields })).text()

  expect(first).toContain(`action="${link}/pages"`)
  const ending = await turned({ page: 'qFirst', go: 'next', qAge: '12' })
  const second = await turned({ page: 'qFirst', go: 'next', qAge: '45', qLand: 'b' })
  const review = await turned({ page: 'qLast', go: 'next', qAge: '45', qLand: 'b', qRoad: 'a' })
  for (const html of [ending, second, review]) {
    expect(html).toContain('Đây là bản điền thử')
    expect(html).toContain(`action="${link}/`)
    expect(html).not.toContain('action="/c/')
  }
  const fields = fieldsIn(review)
  await browser.post(`${link}/responses`, { ...fields, go: 'send' })
  expect((await trials()).map(({ answers }) => answers)).toEqual([{ qAge: 45, qLand: 'b', qRoad: 'a' }])
})

test('a question that was taken out meanwhile breaks no trial', async () => {
  const { visitor, linkIn, trials } = await given()
  const link = await linkIn()
  const answer = await visitor().post(`${link}/responses`, { version: '7', qRoad: 'a', qGone: 'x', page: '', go: 'send' })
  expect(answer.status).toBe(303)
  const lost = await visitor().post(`${link}/pages`, { version: '7', qRoad: 'a', page: 'qGone', go: 'next' })
  expect(lost.status).toBe(200)
  expect((await trials()).map(({ version, answers }) => [version, answers])).toEqual([[1, { qRoad: 'a' }]])
})

test('of an open consultation the working copy is tried, and what residents answer stays what it is', async () => {
  const { storage, id, visitor, linkIn, trials } = await given()
  await storage.write((writer) => addVersion(writer, id, 2, [{ ...QUESTIONS[1], label: 'Câu hỏi đã sửa?' }], null))
  const link = await linkIn()
  expect(await (await visitor().get(link)).text()).toContain('Câu hỏi đã sửa?')
  await visitor().post(`${link}/responses`, { version: '2', qRoad: 'a' })
  expect((await trials())[0]?.version).toBe(2)
})

test('who follows a trial link once the consultation is open is led to the page that counts, on every page', async () => {
  const { id, system, visitor, linkIn, at, now } = await given(IN_PAGES)
  const link = await linkIn()
  const draft = await (await visitor().get(link)).text()
  const { slug } = await openConsultation(system, { id, revision: 1 })
  const real = `<a href="/c/${slug}">trả lời ở trang chính thức</a>`

  const browser = visitor()
  const first = await (await browser.get(link)).text()
  const turned = await (await browser.post(`${link}/pages`, { ...fieldsIn(first), qAge: '45', qLand: 'b', go: 'next' })).text()
  const sent = await (await browser.get(`${link}?sent`)).text()

  expect(draft).not.toContain('trả lời ở trang chính thức')
  for (const html of [first, turned, sent]) expect(html).toContain(real)
  at(new Date(now().getTime() + 13 * 24 * 60 * 60 * 1000))
  const later = await visitor().get(link)
  expect([later.status, (await later.text()).includes(real)]).toEqual([200, true])
})

test('a link is good for two weeks, of our making alone, and a stranger opens no list', async () => {
  const { visitor, linkIn, at, now, staff, signedIn, neighbour } = await given()
  const link = await linkIn()
  const other = link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))

  expect((await visitor().get(other)).status).toBe(404)
  expect((await visitor().post(`${other}/responses`, { version: '1', qRoad: 'a' })).status).toBe(404)
  at(new Date(now().getTime() + 16 * 24 * 60 * 60 * 1000))
  expect((await visitor().get(link)).status).toBe(404)
  expect((await visitor().get(staff)).status).toBe(303)
  for (const stranger of [await signedIn('reader'), await signedIn('hamletHead'), await signedIn('administrator', neighbour)]) {
    expect((await stranger.get(staff)).status).toBe(403)
    expect((await stranger.post(`${staff}/emptying`, {})).status).toBe(403)
  }
})

test('the author throws all trial sheets away, and opening does by itself', async () => {
  const { visitor, linkIn, trials, author, staff, system, id } = await given()
  const link = await linkIn()
  await visitor().post(`${link}/responses`, { version: '1', qRoad: 'a' })
  expect((await author.post(`${staff}/emptying`, {})).status).toBe(303)
  expect(await trials()).toEqual([])

  await visitor().post(`${link}/responses`, { version: '1', qRoad: 'a' })
  await openConsultation(system, { id, revision: 1 })
  expect(await trials()).toEqual([])
})
