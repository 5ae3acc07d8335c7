import { expect, test } from 'vitest'
import { responses } from '../../db/schema/responses'
import { type Town, town } from '../support/town'
import { opened } from './opened'

const KEY = 'k'.repeat(22)
const yes = { version: '1', key: KEY, qRoad: 'a' }
const stored = (given: Town) => given.storage.reader.select().from(responses)

function multipart(fields: readonly (readonly [string, string])[]): {
  body: Uint8Array<ArrayBuffer>
  headers: Record<string, string>
} {
  const parts = fields.map(([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  const body = new Uint8Array(Buffer.from(`${parts.join('')}--x--\r\n`))
  return { body, headers: { 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': String(body.length) } }
}

test.each([
  ['an unknown field', { ...yes, qNobody: '1' }, 400],
  ['a part no question has', { ...yes, 'qRoad.price': '1' }, 400],
  ['a key that no page makes', { ...yes, key: 'short' }, 400],
  ['a key with blanks', { ...yes, key: `${KEY} or 1=1` }, 400],
  ['a key twice', { ...yes, key: [KEY, KEY] }, 400],
  ['a version twice', { ...yes, version: ['1', '1'] }, 400],
  ['no version', { key: KEY, qRoad: 'a' }, 400],
  ['a version to come', { ...yes, version: '2' }, 400],
  ['a version that is no number', { ...yes, version: '1e0' }, 400],
  ['an unknown option', { ...yes, qRoad: 'z' }, 422],
  ['an option twice', { ...yes, qRoad: ['a', 'b'] }, 422],
  ['no answer where one is needed', { version: '1', key: KEY }, 422],
  ['words over the limit', { ...yes, qMore: 'ạ'.repeat(2001) }, 422],
  ['a hamlet of somewhere else', { ...yes, qPlace: '99999' }, 422],
  ['a consent without a number', { ...yes, reply: '1' }, 422],
  ['a replacement of nothing', { ...yes, as: 'replace' }, 400],
])('%s is refused and nothing is stored', async (_, fields, status) => {
  const given = await town()
  const { slug } = await opened(given)

  const answer = await given.visitor().post(`/c/${slug}/responses`, fields)

  expect(answer.status).toBe(status)
  expect(await stored(given)).toEqual([])
})

test('a cookie that is no key of ours costs nobody the sheet: it comes back to be sent once more', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const browser = given.visitor()
  const { key: _, ...sheet } = yes
  browser.cookies.set('sheet', 'short')

  const answer = await browser.post(`/c/${slug}/responses`, { ...sheet, qMore: 'Xin làm cống' })

  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('Xin làm cống')
  expect(page).toMatch(/name="key" value="[\w-]{16,64}"/)
})

test('a question of another consultation is refused', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const other = { id: 'qOther', type: 'short', label: 'Khác', settings: {} }
  await opened(given, { questions: [other] })

  expect((await given.visitor().post(`/c/${slug}/responses`, { ...yes, qOther: 'x' })).status).toBe(400)
  expect(await stored(given)).toEqual([])
})

test('a number nobody offered to take is refused', async () => {
  const given = await town()
  const { slug } = await opened(given, { row: { offersReply: false } })

  const answer = await given.visitor().post(`/c/${slug}/responses`, { ...yes, reply: '1', phone: '0912345678' })

  expect(answer.status).toBe(400)
})

test('a body over the limit, ten thousand fields, another kind of data: each has its answer', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const send = (init: RequestInit) => given.visitor().send(`/c/${slug}/responses`, { method: 'POST', ...init })
  const many = multipart(Array.from({ length: 10_000 }, (_, place) => [`f${place}`, 'x'] as const))
  const json = { 'Content-Type': 'application/json', 'Content-Length': '2' }

  expect((await given.visitor().post(`/c/${slug}/responses`, { ...yes, qMore: 'x'.repeat(300_000) })).status).toBe(413)
  expect((await send(many)).status).toBe(413)
  expect((await send({ body: '{}', headers: json })).status).toBe(415)
  expect((await send({ body: 'a=1', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } })).status).toBe(400)
  expect(await stored(given)).toEqual([])
})

test('half a letter is asked for again; a letter of two parts is one letter', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const half = 'version=1&qRoad=a&qMore=%ED%A0%80'
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(half.length) }

  const broken = await given.visitor().send(`/c/${slug}/responses`, { method: 'POST', body: half, headers })
  await given.visitor().post(`/c/${slug}/responses`, { ...yes, qMore: 'Đươ\u0300ng\u0000 \u202ehẹp\u200f' })

  expect(broken.status).toBe(422)
  expect(await stored(given)).toMatchObject([{ answers: { qRoad: 'a', qMore: 'Đường hẹp' } }])
})

test('a post from another site is refused', async () => {
  const given = await town()
  const { slug } = await opened(given)

  const answer = await given.visitor().post(`/c/${slug}/responses`, yes, { Origin: 'https://evil.example' })

  expect(answer.status).toBe(403)
  expect(await stored(given)).toEqual([])
})

test('guessing codes ends after thirty wrong ones', async () => {
  const given = await town()
  const guess = () => given.visitor().get('/receipts/2345-6789')

  const answers = []
  for (let tries = 0; tries < 31; tries++) answers.push((await guess()).status)

  expect(answers.slice(0, 30)).toEqual(Array(30).fill(404))
  expect(answers[30]).toBe(429)
})

test('the heads of a posted sheet are short, and so is whatever is no file', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const visitor = given.visitor()
  const part = (head: string, content: string) =>
    `--xyz\r\nContent-Disposition: form-data; name="qMore"${head}\r\n\r\n${content}\r\n`
  const sent = async (path: string, parts: string) => {
    const body = new Uint8Array(Buffer.from(`${parts}--xyz--\r\n`))
    const headers = { 'Content-Type': 'multipart/form-data; boundary=xyz', 'Content-Length': String(body.length) }
    return (await visitor.send(path, { method: 'POST', body, headers })).status
  }
  for (const path of [`/c/${slug}/responses`, `/c/${slug}/pages`]) {
    expect(await sent(path, part(`; filename="${'a'.repeat(9000)}"`, 'x'))).toBe(413)
    expect(await sent(path, part(`\r\n${'X: a\r\n'.repeat(9000)}`, 'x'))).toBe(413)
    expect(await sent(path, `--xyz\r\n${'X'.repeat(9000)}`)).toBe(413)
    expect(await sent(path, part('', 'x'.repeat(300 * 1024)))).toBe(413)
    expect(await sent(path, part('; filename="a.jpg"', 'x'.repeat(300 * 1024)))).not.toBe(413)
  }
})
