import { afterAll, beforeAll, expect, test } from 'vitest'
import { responses } from '../../db/schema/responses'
import { opened } from '../responses/opened'
import { rawConnection, statusesOf } from '../support/raw'
import { serveTown } from '../support/serve-town'

// A real listening server and bare sockets: what no browser sends.

let given: Awaited<ReturnType<typeof serveTown>>
let slug: string
beforeAll(async () => {
  given = await serveTown({ whenDone: afterAll })
  slug = (await opened(given, { slug: 'hard' })).slug
})

const HOST = 'Host: localhost\r\nConnection: close\r\n'
const FORM = 'Content-Type: application/x-www-form-urlencoded\r\n'
const POST = `POST /c/hard/responses HTTP/1.1\r\n${HOST}${FORM}`
const CHUNKED = 'Transfer-Encoding: chunked\r\n'
const get = (target: string) => `GET ${target} HTTP/1.1\r\n${HOST}\r\n`

test.each([
  ['a header of 100 kB', `GET / HTTP/1.1\r\n${HOST}X: ${'a'.repeat(100_000)}\r\n\r\n`, 431],
  ['an address of 100 kB', get(`/${'a'.repeat(100_000)}`), 431],
  ['three thousand headers', `GET / HTTP/1.1\r\n${HOST}${'abc: d\r\n'.repeat(3000)}\r\n`, 431],
  ['a header folded over two lines', `GET / HTTP/1.1\r\n${HOST}X: a\r\n b\r\n\r\n`, 400],
  ['lines that end by LF alone', 'GET / HTTP/1.1\nHost: localhost\nConnection: close\n\n', 400],
  ['lines that end by CR alone', 'GET / HTTP/1.1\rHost: localhost\r\r', 400],
  ['a blank before the colon', `GET / HTTP/1.1\r\nHost : localhost\r\n\r\n`, 400],
  ['NUL in a header', `GET / HTTP/1.1\r\n${HOST}X: a\0b\r\n\r\n`, 400],
  ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['two hosts', `GET / HTTP/1.1\r\nHost: evil.example\r\n${HOST}\r\n`, 400],
  ['a host that is none', 'GET / HTTP/1.1\r\nHost: a/b@c\r\nConnection: close\r\n\r\n', 400],
  ['the host of somebody else', 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n', 200],
  ['an old client without a host', 'GET /healthz HTTP/1.0\r\n\r\n', 200],
  ['TRACE', `TRACE / HTTP/1.1\r\n${HOST}\r\n`, 405],
  ['CONNECT', `CONNECT localhost:80 HTTP/1.1\r\n${HOST}\r\n`, 405],
  ['DELETE', `DELETE / HTTP/1.1\r\n${HOST}\r\n`, 405],
  ['a method nobody knows', `FOO / HTTP/1.1\r\n${HOST}\r\n`, 400],
  ['the greeting of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ['the greeting of TLS', '\x16\x03\x01\x02\x00\x01\x00', 400],
  ['an expectation nobody has', `${POST}Expect: pigs\r\nContent-Length: 9\r\n\r\nversion=1`, 417],
])('%s has its answer', async (_, sent, status) => {
  expect(await statusesOf(given.address, Buffer.from(sent, 'latin1'))).toEqual([status])
})

test.each([
  [
    'both a length and chunks',
    `${POST}Content-Length: 4\r\n${CHUNKED}\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n`,
    400,
  ],
  ['chunks and a length', `${POST}${CHUNKED}Content-Length: 4\r\n\r\n0\r\n\r\n`, 400],
  ['two lengths', `${POST}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef`, 400],
  ['a list of lengths', `${POST}Content-Length: 5, 5\r\n\r\nabcde`, 400],
  ['a length with a sign', `${POST}Content-Length: +5\r\n\r\nabcde`, 400],
  ['a length below nothing', `${POST}Content-Length: -5\r\n\r\nabcde`, 400],
  ['a length beyond every number', `${POST}Content-Length: 99999999999999999999\r\n\r\nabcde`, 400],
  ['chunks of a kind nobody knows', `${POST}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`, 400],
  ['chunks twice', `${POST}${CHUNKED}${CHUNKED}\r\n0\r\n\r\n`, 400],
  ['chunks under another name', `${POST}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`, 400],
  ['a chunk whose size is no number', `${POST}${CHUNKED}\r\nzz\r\nabcde\r\n0\r\n\r\n`, 400],
  ['a chunk beyond every number', `${POST}${CHUNKED}\r\nfffffffffffffffff\r\nabcde\r\n0\r\n\r\n`, 400],
  ['a chunk with a long tail', `${POST}${CHUNKED}\r\n5;${'a'.repeat(50_000)}\r\nabcde\r\n0\r\n\r\n`, 413],
  ['chunks that end nowhere', `${POST}${CHUNKED}\r\n5\r\nabcde\r\n`, 400],
])('%s smuggle nothing in: one answer, and the connection is closed', async (_, sent, status) => {
  expect(await statusesOf(given.address, Buffer.from(sent, 'latin1'))).toEqual([status])
})

test.each([
  ['/public/../../package.json', 404],
  ['/public/%2e%2e/%2e%2e/package.json', 404],
  ['/public/css%2f..%2f..%2fpackage.json', 404],
  ['/public/..%5c..%5cpackage.json', 404],
  ['/public\\..\\package.json', 400],
  ['/public/css/ydan.css%00.js', 404],
  ['/public/%c0%ae%c0%ae/package.json', 404],
  ['/public/vendor/../js/ydan.js', 200],
  ['/public/constructor', 404],
  ['/public/__proto__', 404],
  ['/public/', 404],
  ['/c/%c0%80', 404],
  ['/c/%zz', 404],
  ['/c/..%2f..%2fetc%2fpasswd', 404],
  ['//evil.example/', 404],
  ['http://localhost/healthz', 200],
  ['http://evil.example/healthz', 400],
  ['http://evil.example:80@localhost.evil.example/healthz', 400],
  ['localhost:80', 400],
  ['*', 400],
])('the address %s leads out of nothing', async (target, status) => {
  expect(await statusesOf(given.address, get(target))).toEqual([status])
})

test.each([
  ['packed', 'Content-Encoding: gzip\r\n', 'abcde', 415],
  ['of 100,000 fields', '', 'a&'.repeat(100_000), 413],
  ['over the limit', '', `version=1&qMore=${'x'.repeat(300_000)}`, 413],
  ['that is asked for first', 'Expect: 100-continue\r\n', 'version=1', 422],
  ['of percent signs', '', '%'.repeat(200_000), 400],
  ['of one endless name', '', 'a'.repeat(200_000), 400],
])('a form %s has its answer', async (_, headers, body, status) => {
  const sent = `${POST}${headers}Content-Length: ${body.length}\r\n\r\n${body}`

  expect((await statusesOf(given.address, sent)).at(-1)).toBe(status)
})

test.each([
  ['thousands of parts', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(4000), 413],
  ['a part whose header never ends', `--x\r\nContent-Disposition: form-data; name="${'a'.repeat(200_000)}`, 413],
  ['ten thousand boundaries and nothing else', '--x\r\n'.repeat(10_000), 413],
])('a form of many parts with %s has its answer', async (_, parts, status) => {
  const body = `${parts}--x--\r\n`
  const headers = `${HOST}Content-Type: multipart/form-data; boundary=x\r\nContent-Length: ${body.length}\r\n`

  expect(await statusesOf(given.address, `POST /c/hard/responses HTTP/1.1\r\n${headers}\r\n${body}`)).toEqual([status])
})

test('JSON however deep is not taken', async () => {
  const body = '['.repeat(100_000)
  const headers = `${HOST}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`

  expect(await statusesOf(given.address, `POST /c/hard/responses HTTP/1.1\r\n${headers}\r\n${body}`)).toEqual([415])
})

test('300 half requests, 500 connections that say nothing and a body that comes letter by letter keep nobody from answering', async () => {
  const half = Array.from({ length: 300 }, () => rawConnection(given.address, 'GET / HTTP/1.1\r\nHost: loc'))
  const silent = Array.from({ length: 500 }, () => rawConnection(given.address))
  const slow = rawConnection(given.address, `${POST}Content-Length: 60000\r\n\r\nv`)
  await Promise.all([...half, ...silent, slow].map(({ socket }) => new Promise((done) => socket.once('connect', done))))
  const letters = setInterval(() => slow.socket.write('x'), 20)

  const answers: number[] = []
  for (let visitor = 0; visitor < 40; visitor++) {
    const page = await fetch(`${given.address}/c/${slug}`)
    const key = `${String(visitor).padStart(6, '0')}${'h'.repeat(18)}`
    const body = new URLSearchParams({ version: '1', key, qRoad: 'a' })
    const sent = await fetch(`${given.address}/c/${slug}/responses`, { method: 'POST', body, redirect: 'manual' })
    answers.push(page.status, sent.status)
  }
  clearInterval(letters)
  for (const { socket } of [...half, ...silent, slow]) socket.destroy()

  expect(new Set(answers)).toEqual(new Set([200, 303]))
  expect(await given.storage.reader.select().from(responses)).toHaveLength(40)
})
