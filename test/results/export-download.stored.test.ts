import { request } from 'node:http'
import { setImmediate as turn } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grants } from '../../db/schema/people'
import { streamOf } from '../../src/results/export-answers'
import { makeExports } from '../../src/results/export-making'
import { prepareExport } from '../../src/results/export-prepared'
import { serveTown } from '../support/serve-town'
import { type Town, town } from '../support/town'
import { manySheets } from './many-sheets'

const PIECE = 4096

async function ready<Given extends Town>(made: Given, sheets = 1600) {
  const { id, base } = await manySheets(made, sheets)
  const clerk = await made.signedIn('committeeMember')
  const asked = { consultationId: id, query: '', values: 'labels', locale: 'vi', rows: sheets, tag: 'tag' } as const
  const kept = await prepareExport(clerk.world, asked)
  const whole = Buffer.from(await (await clerk.post(`${base}/answers.csv`, { values: 'labels' })).arrayBuffer())
  return { ...made, clerk, base, whole, page: `${base}/exports/${kept.id}`, make: () => makeExports(made.system, PIECE) }
}

test('whatever ranges it is fetched in, they are the bytes of the file', async () => {
  const { clerk, page, whole, make } = await ready(await town())
  await make()
  const size = whole.length

  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(size - 1), { maxLength: 6 }), async (cuts) => {
      const edges = [0, ...cuts, size].sort((one, other) => one - other)
      const pieces: Buffer[] = []
      for (const [place, from] of edges.entries()) {
        const to = (edges[place + 1] ?? from) - 1
        if (to < from) continue
        const part = await clerk.get(`${page}/answers.csv`, { Range: `bytes=${from}-${to}`, 'If-Range': '"tag"' })
        expect(part.status).toBe(206)
        expect(part.headers.get('Content-Range')).toBe(`bytes ${from}-${to}/${size}`)
        expect(part.headers.get('Content-Length')).toBe(String(to - from + 1))
        pieces.push(Buffer.from(await part.arrayBuffer()))
      }
      expect(Buffer.concat(pieces).equals(whole)).toBe(true)
    }),
    { numRuns: 15 },
  )
})

test('its head tells the size and the tag; a range behind the end and one of another file get what they should', async () => {
  const { clerk, page, whole, make } = await ready(await town(), 600)
  await make()
  const file = `${page}/answers.csv`

  const head = await clerk.send(file, { method: 'HEAD' })
  const behind = await clerk.get(file, { Range: `bytes=${whole.length}-` })
  const last = await clerk.get(file, { Range: 'bytes=-7' })
  const other = await clerk.get(file, { Range: 'bytes=7-', 'If-Range': '"other"' })

  expect(head.status).toBe(200)
  expect(await head.text()).toBe('')
  expect(Object.fromEntries(head.headers)).toMatchObject({
    etag: '"tag"',
    'accept-ranges': 'bytes',
    'content-length': String(whole.length),
    'content-type': 'text/csv; charset=UTF-8',
    'x-content-type-options': 'nosniff',
  })
  expect([behind.status, behind.headers.get('Content-Range')]).toEqual([416, `bytes */${whole.length}`])
  expect(Buffer.from(await last.arrayBuffer()).equals(whole.subarray(-7))).toBe(true)
  expect([other.status, other.headers.get('Content-Length')]).toEqual([200, String(whole.length)])
})

/** What arrives until so many bytes are there; then the connection is cut. */
function cutAfter(address: string, headers: Record<string, string>, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const asked = request(address, { headers }, (answered) => {
      answered.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        if (Buffer.concat(chunks).length >= most) asked.destroy()
      })
      answered.on('close', () => resolve(Buffer.concat(chunks)))
      answered.on('error', () => resolve(Buffer.concat(chunks)))
    })
    asked.on('error', reject)
    asked.end()
  })
}

test('connections that are cut and gone on with give the whole file', async () => {
  const { clerk, page, whole, make, address } = await ready(await serveTown())
  await make()
  const cookie = [...clerk.cookies].map(([name, value]) => `${name}=${value}`).join('; ')

  let file = Buffer.alloc(0)
  let connections = 0
  while (file.length < whole.length) {
    const goOn = file.length > 0 && { Range: `bytes=${file.length}-`, 'If-Range': '"tag"' }
    file = Buffer.concat([file, await cutAfter(`${address}${page}/answers.csv`, { cookie, ...goOn }, 20_000)])
    connections++
  }

  expect(connections).toBeGreaterThan(1)
  expect(file.equals(whole)).toBe(true)
})

test('who stops reading stops the making, and who goes away ends it', async () => {
  let made = 0
  let ended = 0
  async function* pieces() {
    try {
      for (;;) yield { content: new Uint8Array([++made]) }
    } finally {
      ended++
    }
  }
  const reader = streamOf(pieces()).getReader()

  await reader.read()
  await reader.read()
  for (let time = 0; time < 20; time++) await turn()
  expect(made).toBe(2)

  await reader.cancel()
  expect(ended).toBe(1)

  const idle = streamOf(pieces(), 1).getReader()
  await idle.read()
  await expect(idle.closed).rejects.toThrow('Nobody read on.')
  expect(ended).toBe(2)
})

test('a prepared export is its owner’s alone, and only as long as the role lasts', async () => {
  const { clerk, page, base, signedIn, visitor, neighbour, hamlets, make, storage } = await ready(await town(), 10)
  await make()
  const hamlet = hamlets[0] ?? neighbour
  const without = [
    await signedIn('reader'),
    await signedIn('hamletHead', hamlet),
    await signedIn('committeeMember', hamlet),
    await signedIn('administrator', neighbour),
  ]
  const others = [await signedIn('committeeMember'), await signedIn('administrator')]

  for (const { get, post } of without) {
    for (const address of [page, `${page}/answers.csv`]) expect((await get(address)).status).toBe(403)
    for (const address of [`${page}/discard`, `${base}/exports`]) expect((await post(address, {})).status).toBe(403)
  }
  for (const { get, post } of others) {
    for (const address of [page, `${page}/answers.csv`]) expect((await get(address)).status).toBe(404)
    expect((await post(`${page}/discard`, {})).status).toBe(404)
    expect(await (await get(base)).text()).not.toContain(page)
  }
  expect((await visitor().get(`${page}/answers.csv`)).status).toBe(303)
  expect((await visitor().post(`${base}/exports`, {})).status).toBe(401)

  expect((await clerk.get(`${page}/answers.csv`)).status).toBe(200)
  await storage.write((writer) => writer.update(grants).set({ endedAt: new Date('2026-11-25T00:00:00Z') }))
  expect((await clerk.get(`${page}/answers.csv`)).status).toBe(403)
})

test('without scripts the page of an export tells how far it is, in what line, and then gives the file', async () => {
  const { clerk, page, base, make } = await ready(await town(), 1600)

  // Asking for the page is also what has it made.
  const waiting = await (await clerk.get(page)).text()
  expect(waiting).toMatch(/<noscript><meta http-equiv="refresh"/)
  expect(waiting).toContain('0 / 1.600 phiếu')
  expect(waiting).toContain('<progress value="0" max="1600"')
  expect(waiting).toContain('Xem tiến độ mới nhất')
  expect((await clerk.get(`${page}/answers.csv`)).headers.get('Location')).toBe(page)

  let shown = waiting
  while (shown.includes('http-equiv')) {
    await turn()
    shown = await (await clerk.get(page)).text()
  }
  await make()
  expect(shown).toContain(`href="${page}/answers.csv"`)
  expect(shown).toMatch(/Số phiếu trong tệp<\/dt><dd>1.600/)
  expect(await (await clerk.get(base)).text()).toContain(`href="${page}"`)

  expect((await clerk.post(`${page}/discard`, {})).status).toBe(303)
  expect((await clerk.get(page)).status).toBe(404)
})

test('of several exports one is made at a time; the others wait and say so', async () => {
  const { clerk, page, base } = await ready(await town(), 5000)

  const sent = await clerk.post(`${base}/exports?answer=q1:a`, { values: 'codes' })
  const second = await (await clerk.get(sent.headers.get('Location') ?? '')).text()

  expect(second).toContain('Trước tệp này còn 1 tệp')
  for (const address of [page, sent.headers.get('Location') ?? '']) {
    while ((await (await clerk.get(address)).text()).includes('http-equiv')) await turn()
    expect((await clerk.get(`${address}/answers.csv`)).status).toBe(200)
  }
})
