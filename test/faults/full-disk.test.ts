import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { fieldIn } from '../responses/opened'
import { type Town, town } from '../support/town'
import { aKey, allAre, asked, WORDS } from './sheets'

// SQLite's own bound on the size of the file: what it throws is what it throws on a full disk.
const setPages = ({ storage }: Town, most: number) =>
  storage.write((writer) => writer.run(sql.raw(`pragma max_page_count = ${most}`)))
const fill = (given: Town) => setPages(given, 1)
const makeRoom = (given: Town) => setPages(given, 1_073_741_823)

/** Sends until one is not stored; gives its page and how many were. */
async function untilFull(send: (key: string) => Promise<Response>): Promise<{ refused: Response; key: string; stored: number }> {
  for (let stored = 0; stored < 2000; stored++) {
    const key = aKey()
    const answer = await send(key)
    if (answer.status !== 303) return { refused: answer, key, stored }
  }
  throw new Error('the disk was never full')
}

test('on a full disk a sheet comes back as it was sent, with its key; sent again when there is room it is stored once', async () => {
  const given = await town()
  const { send, sendAgain, counted } = await asked(given)
  await fill(given)

  const { refused, key, stored } = await untilFull((each) => send(each, { qMore: WORDS.repeat(20) }))
  const html = await refused.text()

  expect(refused.status).toBe(503)
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
  expect(html).toContain('Máy chủ chưa lưu được phiếu')
  expect(html).toContain('Xin làm cống trước mùa mưa &lt;kẻo ngập&gt;')
  expect(fieldIn(html, 'key')).toBe(key)
  expect(html).not.toMatch(/SQLITE|sqlite|ổ đĩa/i)
  expect(await counted()).toEqual(allAre(stored))

  await makeRoom(given)
  const first = await sendAgain(html)
  const second = await sendAgain(html)

  expect(first.status).toBe(303)
  expect(second.headers.get('Location')).toBe(first.headers.get('Location'))
  expect(await counted()).toEqual(allAre(stored + 1))
})

test('of a crowd that fills the disk everybody acknowledged is stored, and nobody else', async () => {
  const given = await town()
  const { send, storedKeys, counted } = await asked(given)
  await fill(given)
  const keys = Array.from({ length: 400 }, aKey)

  const answers = await Promise.all(keys.map((key) => send(key, { qMore: WORDS.repeat(20) })))
  const acknowledged = keys.filter((_, place) => answers[place]?.status === 303)

  expect(acknowledged.length).toBeLessThan(keys.length)
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(acknowledged.length > 0 ? [303, 503] : [503]))
  expect(await storedKeys()).toEqual(acknowledged.sort())
  expect(await counted()).toEqual(allAre(acknowledged.length))
})

test('the staff read why, on the page given back to send again and above every other; a resident never does', async () => {
  const given = await town()
  const clerk = await given.signedIn('administrator')
  const { slug } = await asked(given)
  await fill(given)
  const add = (name: string) => clerk.post(`/staff/units/${given.commune.id}/new`, { kind: 'thôn', name })

  const { refused, key } = await untilFull((name) => add(`Thôn ${name}`))
  const html = await refused.text()

  expect(html).toContain('Ổ đĩa của máy chủ đã đầy')
  expect(html).toContain(given.config.databaseUrl.slice('file:'.length))
  expect(html).toMatch(/còn trống [\d.,]+ [kMGT]?B/)
  expect(html).toMatch(new RegExp(`<input type="hidden" name="name" value="Thôn ${key}"`))
  expect(html).toContain(`action="/staff/units/${given.commune.id}/new"`)
  expect(await (await clerk.get('/staff')).text()).toContain('Ổ đĩa của máy chủ đã đầy')
  expect(await (await given.visitor().get(`/c/${slug}`)).text()).not.toContain('Ổ đĩa')
  const health = await given.visitor().get('/healthz')
  expect(health.status).toBe(503)
  expect(await health.json()).toMatchObject({ alive: true, writes: false, kind: 'full' })
  expect((await given.visitor().get('/readyz')).status).toBe(200)

  await makeRoom(given)
  expect((await add('Thôn Mới')).status).toBe(303)
  await expect.poll(async () => (await clerk.get('/staff')).text(), { timeout: 5000 }).not.toContain('Ổ đĩa của máy chủ đã đầy')
})

test('who was long away can still read the staff pages, though that they were seen cannot be noted', async () => {
  const given = await town()
  const clerk = await given.signedIn('administrator')
  await fill(given)
  await untilFull(() => clerk.post(`/staff/units/${given.commune.id}/new`, { kind: 'thôn', name: `Thôn ${aKey()}` }))
  given.at(new Date(given.now().getTime() + 60 * 60_000))

  expect((await clerk.get('/staff')).status).toBe(200)
})
