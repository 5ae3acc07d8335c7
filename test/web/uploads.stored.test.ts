import { Agent, request } from 'node:http'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { makeApp } from '../../src/web/app'
import { opened } from '../responses/opened'
import { fileOf, postForm } from '../support/multipart'
import { rawConnection } from '../support/raw'
import { serveTown } from '../support/serve-town'

// A real listening server: forms with files as they come in.

const MEGABYTE = 1024 * 1024
let given: Awaited<ReturnType<typeof serveTown>>
beforeAll(async () => {
  given = await serveTown({ whenDone: afterAll })
  await opened(given, { slug: 'hoi' })
})

const BOUNDARY = 'ranh-gioi'
const TYPE = `multipart/form-data; boundary=${BOUNDARY}`
const part = (head: string, content: string | Buffer) =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ])
const END = Buffer.from(`--${BOUNDARY}--\r\n`)

/** Sends so much of a body as is given, whatever it says of its length, and tells the answer's status. */
function send(path: string, pieces: readonly Buffer[], headers: Record<string, string | number> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const agent = new Agent({ keepAlive: false })
    const sending = request(given.address + path, { method: 'POST', agent, headers: { 'Content-Type': TYPE, ...headers } })
    sending.on('response', (answer) => {
      resolve(answer.statusCode ?? 0)
      answer.resume()
      sending.destroy()
    })
    sending.on('error', reject)
    sending.flushHeaders()
    for (const piece of pieces) sending.write(piece)
  })
}
const whole = (...parts: Buffer[]) => [...parts, END]
const lengthOf = (pieces: readonly Buffer[]) => pieces.reduce((sum, { length }) => sum + length, 0)
const sent = (path: string, ...parts: Buffer[]) => send(path, whole(...parts), { 'Content-Length': lengthOf(whole(...parts)) })

test('a sheet of 41 MB is refused before its first byte where no question asks for a file', async () => {
  expect(await send('/c/hoi/responses', [], { 'Content-Length': 41 * MEGABYTE })).toBe(413)
  expect(await send('/c/hoi/pages', [], { 'Content-Length': 41 * MEGABYTE })).toBe(413)
  expect(await send('/c/nobody/responses', [], { 'Content-Length': 41 * MEGABYTE })).toBe(404)
})

test('no address reads a body that says no length, or is packed', async () => {
  const piece = part('name="qPhoto"; filename="a.png"', Buffer.alloc(MEGABYTE))
  expect(await send('/c/hoi/responses', [piece], { 'Transfer-Encoding': 'chunked' })).toBe(400)
  expect(await send('/c/hoi/responses', [piece], { 'Content-Length': 1000, 'Content-Encoding': 'gzip' })).toBe(415)
})

test('what is no file may not be as long as one, in one piece or in many', async () => {
  const { signedIn } = given
  const clerk = await signedIn('committeeMember')
  const post = (parts: readonly (readonly [string, string])[]) => postForm(clerk, '/staff/import', parts)

  expect((await post([['a', 'x'.repeat(300_000)]])).status).toBe(413)
  expect((await post(Array.from({ length: 100 }, (_, place) => [`a${place}`, 'x'.repeat(3000)] as const))).status).toBe(413)
  expect((await post(Array.from({ length: 100 }, (_, place) => [`${'x'.repeat(3000)}${place}`, ''] as const))).status).toBe(413)
  expect((await post(Array.from({ length: 2001 }, (_, place) => [`a${place}`, ''] as const))).status).toBe(413)
  expect((await post([['a', 'x'.repeat(100_000)]])).status).toBe(422)
})

test.each([
  ['a part with no name', [part('filename="a.png"', 'x')], 400],
  ['a head without an end', [Buffer.from(`--${BOUNDARY}\r\n${'a'.repeat(9000)}`)], 413],
  ['a head that is no text', [Buffer.from(part('name="a?"', 'x').toString().replace('?', '\xff'), 'latin1')], 400],
  ['nothing between the boundaries', [], 400],
  ['what is no form', [Buffer.from('xin chào')], 400],
])('%s has its answer', async (_, parts, status) => {
  expect(await sent('/c/hoi/responses', ...parts)).toBe(status)
})

test('names of files and fields come as browsers write them, in pieces of whatever size', async () => {
  const clerk = await given.signedIn('committeeMember')
  const cookie = [...clerk.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const form = '{"pages":[{"elements":[{"type":"text","name":"ten","title":"Bà con tên gì?"}]}]}'
  const body = Buffer.concat(whole(part('name="file"; filename="Phiếu %22mới%22.json"', form)))
  const answer = await new Promise<string>((resolve, reject) => {
    const headers = { 'Content-Type': TYPE, 'Content-Length': body.length, cookie }
    const sending = request(`${given.address}/staff/import`, { method: 'POST', headers })
    sending.on('error', reject)
    sending.on('response', async (response) => resolve(Buffer.concat(await response.toArray()).toString()))
    sending.setNoDelay(true)
    const next = (at: number) => {
      if (at >= body.length) return sending.end()
      sending.write(body.subarray(at, at + 7), () => setImmediate(next, at + 7))
    }
    next(0)
  })
  expect(answer).toContain('Bà con tên gì?')
  expect(answer).toContain('Phiếu &quot;mới&quot;.json')
})

test('whoever stops in the middle of a file hinders nobody', async () => {
  const clerk = await given.signedIn('committeeMember')
  await expect(
    new Promise((_, reject) => {
      const headers = { 'Content-Type': TYPE, 'Content-Length': 5 * MEGABYTE }
      const sending = request(`${given.address}/c/hoi/responses`, { method: 'POST', headers })
      sending.on('error', reject)
      sending.write(part('name="a"; filename="a"', 'x'), () => sending.destroy(new Error('gone')))
    }),
  ).rejects.toThrow('gone')
  expect((await postForm(clerk, '/staff/import', [['file', fileOf(Buffer.from('{}'), 'a.json')]])).status).toBe(422)
})

test('a form that stops half-way is given up after a long silence, and its connection closed', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const head = `POST /preferences HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${TYPE}\r\nContent-Length: 5000\r\n\r\n`
  const connection = rawConnection(given.address, Buffer.concat([Buffer.from(head), part('name="a"', 'x')]))
  let answer = ''
  void connection.answer().then((all) => {
    answer = all
  })

  // The end of the answer is the end of the connection.
  for (let turn = 0; turn < 20_000 && answer === ''; turn++) {
    vi.advanceTimersByTime(100)
    await new Promise(setImmediate)
  }

  expect(answer).toMatch(/^HTTP\/1\.1 408 [\s\S]*\r\nconnection: close/i)
})

test('forms left half-sent from one address keep out neither others nor the staff', async () => {
  const { storage, config } = given
  const app = makeApp({ storage, config: { ...config, trustedProxies: 1 } })
  const piece = part('name="a"', Buffer.alloc(250_000))
  const stops: (() => void)[] = []
  const half = () => {
    const body = new ReadableStream({
      start: (to) => {
        to.enqueue(piece)
        stops.push(() => to.error(new Error('gone')))
      },
    })
    const headers = { 'Content-Type': TYPE, 'Content-Length': '255000', 'X-Forwarded-For': '203.0.113.1' }
    return app.request('http://localhost/preferences', { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
  }
  const statusFrom = async (source: string, path = '/preferences', cookie = '') => {
    const body = Buffer.concat(whole(part('name="locale"', 'vi')))
    const headers = { 'Content-Type': TYPE, 'Content-Length': String(body.length), 'X-Forwarded-For': source, cookie }
    return (await app.request(`http://localhost${path}`, { method: 'POST', headers, body })).status
  }
  const clerk = await given.signedIn('committeeMember')
  const cookie = [...clerk.cookies].map(([name, value]) => `${name}=${value}`).join('; ')

  const waiting = Array.from({ length: 200 }, half)
  const first = await Promise.race(waiting)

  expect(first.status).toBe(503)
  expect(await statusFrom('203.0.113.2')).toBe(303)
  expect(await statusFrom('203.0.113.1', '/staff/import', cookie)).toBe(422)
  for (const stop of stops) stop()
  await Promise.all(waiting)
  expect(await statusFrom('203.0.113.1')).toBe(303)
})
