import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { consultations } from '../../db/schema/consultations'
import { replyContacts, responses } from '../../db/schema/responses'
import { findTotals, listCounts } from '../../src/responses/store'
import { type Town, town } from '../support/town'
import { addPlace, addVersion, fieldIn, opened, QUESTIONS } from './opened'

const KEY = 'k'.repeat(22)
const yes = { version: '1', key: KEY, qRoad: 'a' }
const stored = (given: Town) => given.storage.reader.select().from(responses).orderBy(responses.id)

test('a sheet sent without scripts is stored once, with the key of the cookie, and leads to a receipt', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const visitor = given.visitor()
  const page = await visitor.get(`/c/${slug}`)
  const html = await page.text()
  expect(fieldIn(html, 'key')).toBe('')

  const answer = await visitor.post(`/c/${slug}/responses`, { version: fieldIn(html, 'version'), key: '', qRoad: 'a' })

  expect(answer.status).toBe(303)
  expect(answer.headers.get('Location')).toMatch(/^\/receipts\/[2-9A-Z]{4}-[2-9A-Z]{4}$/)
  const [response] = await stored(given)
  expect(response).toMatchObject({ key: visitor.cookies.get('sheet'), answers: { qRoad: 'a' }, channel: 'web', sequence: 1 })
})

test('with htmx a stored sheet answers by a redirect of the whole page', async () => {
  const given = await town()
  const { slug } = await opened(given)

  const answer = await given.visitor().post(`/c/${slug}/responses`, yes, { 'HX-Request': 'true' })

  expect(answer.headers.get('HX-Redirect')).toMatch(/^\/receipts\//)
})

test('the same sheet sent twice has one receipt', async () => {
  const given = await town()
  const { slug, id } = await opened(given)
  const visitor = given.visitor()

  const first = await visitor.post(`/c/${slug}/responses`, yes)
  const second = await visitor.post(`/c/${slug}/responses`, yes)

  expect(second.headers.get('Location')).toBe(first.headers.get('Location'))
  expect(await findTotals(given.storage.reader, id)).toEqual({ total: 1, lastSequence: 1 })
})

test('fifty at once with one key are one sheet and one receipt', async () => {
  const given = await town()
  const { slug, id } = await opened(given)

  const answers = await Promise.all(Array.from({ length: 50 }, () => given.visitor().post(`/c/${slug}/responses`, yes)))

  expect(new Set(answers.map((answer) => answer.headers.get('Location'))).size).toBe(1)
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(303))
  expect(await findTotals(given.storage.reader, id)).toEqual({ total: 1, lastSequence: 1 })
})

test('the back button, then other answers: nothing is stored and nothing lost until the person decides', async () => {
  const given = await town()
  const { slug, id } = await opened(given)
  const visitor = given.visitor()
  const first = await visitor.post(`/c/${slug}/responses`, yes)

  const asked = await visitor.post(`/c/${slug}/responses`, { ...yes, qRoad: 'c', 'qRoad.other': 'Làm <b>sau</b> mùa lũ' })

  const html = await asked.text()
  expect(asked.status).toBe(409)
  expect(html).toContain(first.headers.get('Location'))
  expect(html).toContain('Thay phiếu đã gửi bằng bản này')
  expect(html.match(/name="qRoad.other" value="Làm &lt;b&gt;sau&lt;\/b&gt; mùa lũ"/g)).toHaveLength(2)
  expect(await stored(given)).toMatchObject([{ answers: { qRoad: 'a' } }])

  const replaced = await visitor.post(`/c/${slug}/responses`, { ...yes, as: 'replace', qRoad: 'b', qWhy: 'x' })
  expect(replaced.headers.get('Location')).toBe(first.headers.get('Location'))
  expect(await stored(given)).toMatchObject([{ answers: { qRoad: 'b', qWhy: 'x' }, revision: 2, sequence: 2 }])

  const another = /name="key" value="([^"]*)"/g
  const newKey = [...html.matchAll(another)].map((match) => match[1]).find((key) => key !== KEY) ?? ''
  await visitor.post(`/c/${slug}/responses`, { ...yes, key: newKey, qRoad: 'a' })
  expect(await findTotals(given.storage.reader, id)).toEqual({ total: 2, lastSequence: 3 })
})

test('without scripts, going back keeps the key; scanning the code or asking for another sheet begins a new one', async () => {
  const given = await town()
  const { slug, id } = await opened(given)
  await addPlace(given, id, 'CHXA2345', null)
  const visitor = given.visitor()
  const send = async (path: string) => {
    await visitor.get(path)
    const answer = await visitor.post(`/c/${slug}/responses`, { version: '1', key: '', qRoad: 'a' })
    return answer.headers.get('Location')
  }

  const first = await send(`/c/${slug}`)

  expect(await send(`/c/${slug}`)).toBe(first)
  expect(await stored(given)).toHaveLength(1)
  expect(await send(`/c/${slug}?another`)).not.toBe(first)
  expect(await send('/q/CHXA2345')).not.toBe(first)
  expect(await stored(given)).toHaveLength(3)
})

test('a page without a key and without cookies comes back whole, with a key in it, and then works', async () => {
  const given = await town()
  const { slug } = await opened(given)

  const again = await given.visitor().post(`/c/${slug}/responses`, { version: '1', key: '', qRoad: 'a', qMore: 'Xin làm sớm' })

  const html = await again.text()
  expect(again.status).toBe(422)
  expect(html).toContain('Xin bấm gửi một lần nữa')
  expect(html).toContain('Xin làm sớm')
  expect(await stored(given)).toEqual([])
  const sent = await given.visitor().post(`/c/${slug}/responses`, { ...yes, key: fieldIn(html, 'key') })
  expect(sent.status).toBe(303)
})

test('what must be answered and was not comes back as the same page with everything kept', async () => {
  const given = await town()
  const { slug } = await opened(given)

  const again = await given
    .visitor()
    .post(`/c/${slug}/responses`, { version: '1', key: KEY, qMore: 'Đường hỏng', reply: '1', phone: 'số nhà' })

  const html = await again.text()
  expect(again.status).toBe(422)
  expect(html).toContain('href="#f-qRoad"')
  expect(html).toContain('href="#f-phone"')
  expect(html).toContain('Đường hỏng')
  expect(html).toContain('value="số nhà"')
  expect(fieldIn(html, 'key')).toBe(KEY)
})

test('a question that was hidden is not stored, and not asked for', async () => {
  const given = await town()
  const { slug } = await opened(given)

  await given.visitor().post(`/c/${slug}/responses`, { ...yes, qWhy: 'x' })

  expect(await stored(given)).toMatchObject([{ answers: { qRoad: 'a' } }])
})

test('the hamlet named wins over the place of the QR code; the place is kept', async () => {
  const given = await town()
  const { slug, id } = await opened(given)
  const [first, second] = given.hamlets
  const place = await addPlace(given, id, 'BTN234', first?.id ?? null)
  const visitor = given.visitor()

  const scanned = await visitor.get('/q/BTN234')
  expect([scanned.status, scanned.headers.get('Location')]).toEqual([302, `/c/${slug}`])
  await visitor.post(`/c/${slug}/responses`, yes)
  await visitor.post(`/c/${slug}/responses`, { ...yes, key: 'm'.repeat(22), qPlace: String(second?.id) })

  expect(await stored(given)).toMatchObject([
    { placeId: place.id, unitId: first?.id },
    { placeId: place.id, unitId: second?.id },
  ])
  expect(await listCounts(given.storage.reader, id)).toHaveLength(2)
})

test('a forged place, or one of another consultation, counts as none', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const other = await opened(given)
  await addPlace(given, other.id, 'NKH234', null)
  const visitor = given.visitor()
  visitor.cookies.set('place', 'NKH234')
  await visitor.post(`/c/${slug}/responses`, yes)
  visitor.cookies.set('place', '../../etc')
  await visitor.post(`/c/${slug}/responses`, { ...yes, key: 'm'.repeat(22) })

  expect(await stored(given)).toMatchObject([{ placeId: null }, { placeId: null }])
})

test('closed between the page and the post: refused kindly, nothing stored; a sheet received in time still has its receipt', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const visitor = given.visitor()
  await visitor.post(`/c/${slug}/responses`, yes)
  given.at(new Date('2026-12-15T17:00:00+07:00'))

  const late = await visitor.post(`/c/${slug}/responses`, { ...yes, key: 'm'.repeat(22) })
  const repeated = await visitor.post(`/c/${slug}/responses`, yes)

  expect(late.status).toBe(409)
  expect(await late.text()).toContain('Phiếu vừa gửi chưa được ghi nhận')
  expect(repeated.status).toBe(303)
  expect(await stored(given)).toHaveLength(1)
})

test('closed by the staff a moment ago, before any page knows of it: the transaction refuses', async () => {
  const given = await town()
  const { slug, id } = await opened(given)
  await given.visitor().get(`/c/${slug}`)
  await given.storage.write((writer) => writer.update(consultations).set({ state: 'closed' }).where(eq(consultations.id, id)))

  const late = await given.visitor().post(`/c/${slug}/responses`, yes)

  expect(late.status).toBe(409)
  expect(await stored(given)).toEqual([])
})

test('a stale page is judged by the version it shows, and bound to it', async () => {
  const given = await town()
  const { slug, id } = await opened(given)
  await given.storage.write((writer) => addVersion(writer, id, 2, QUESTIONS.slice(1, 2), given.now()))
  await given.storage.write((writer) => addVersion(writer, id, 3, QUESTIONS.slice(0, 1), null))

  const old = await given.visitor().post(`/c/${slug}/responses`, { ...yes, qMore: 'Ý kiến của tôi' })
  const unpublished = await given.visitor().post(`/c/${slug}/responses`, { version: '3', key: 'm'.repeat(22) })

  expect([old.status, unpublished.status]).toEqual([303, 400])
  expect(await stored(given)).toMatchObject([{ version: 1, answers: { qRoad: 'a', qMore: 'Ý kiến của tôi' } }])
  expect(fieldIn(await (await given.visitor().get(`/c/${slug}`)).text(), 'version')).toBe('2')
})

test('a telephone number is kept apart, and only with its consent', async () => {
  const given = await town()
  const { slug } = await opened(given)

  const refused = await given.visitor().post(`/c/${slug}/responses`, { ...yes, phone: '0912 345 678' })
  const sent = await given.visitor().post(`/c/${slug}/responses`, { ...yes, phone: '0912 345 678', reply: '1' })

  expect([refused.status, sent.status]).toEqual([422, 303])
  const [contact] = await given.storage.reader.select().from(replyContacts)
  expect(contact).toMatchObject({ phone: '0912345678', consentVersion: '2026-11' })
  expect(JSON.stringify(await stored(given))).not.toContain('0912345678')
})
