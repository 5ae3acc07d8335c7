import { sql } from 'drizzle-orm'
import pg from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { units } from '../../db/schema/units'
import { startPostgres } from '../support/postgres'
import { type Town, town } from '../support/town'
import { serveProcess } from './served'
import { aKey, allAre, asked } from './sheets'

const SECOND = 1000

/** Somebody else on the same server, beside the product. */
async function another(given: Town): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: given.config.databaseUrl })
  client.on('error', () => {})
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

const inTime = async <Value>(work: Promise<Value>): Promise<Value> => {
  const start = performance.now()
  const value = await work
  expect(performance.now() - start).toBeLessThan(10 * SECOND)
  return value
}

test('PostgreSQL goes away and comes back: pages stay, sheets come back as they were sent, and sent again each is one', async () => {
  const server = await startPostgres()
  onTestFinished(() => server.stop())
  const given = await town({ server: server.url })
  const clerk = await given.signedIn('administrator')
  const { slug, send, sendAgain, counted } = await asked(given)
  const unread = await asked(given)
  expect((await send(aKey())).status).toBe(303)
  await server.halt()

  const page = await inTime(given.visitor().get(`/c/${slug}`))
  const refused = await inTime(send(aKey()))
  const html = await refused.text()
  const unreadHtml = await (await inTime(unread.send(aKey()))).text()
  const staff = await inTime(clerk.get('/staff'))
  const home = await inTime(given.visitor().get('/receipts/AAAAAAAA'))

  expect(page.status).toBe(200)
  expect(refused.status).toBe(503)
  expect(html).toContain('Máy chủ chưa lưu được phiếu')
  expect(html).not.toMatch(/postgres/i)
  // Where not even the questions are at hand, the page carries what was sent.
  expect(unreadHtml).toContain(`action="${unread.address}"`)
  expect(unreadHtml).toContain('value="Xin làm cống trước mùa mưa &lt;kẻo ngập&gt;"')
  expect(staff.status).toBe(503)
  expect(await staff.text()).toContain('Không liên lạc được với PostgreSQL')
  expect(home.status).toBe(503)
  expect(await home.text()).not.toMatch(/postgres/i)
  expect((await given.visitor().get('/healthz')).status).toBe(503)
  expect((await given.visitor().get('/readyz')).status).toBe(503)

  await server.resume()
  const received = await sendAgain(html)

  expect(received.status).toBe(303)
  expect(await counted()).toEqual(allAre(2))
  expect((await unread.sendAgain(unreadHtml)).status).toBe(303)
  expect((await clerk.get('/staff')).status).toBe(200)
})

test('when every connection is killed under load, whoever is acknowledged is stored; who sends again is stored once', async () => {
  const given = await town()
  const { send, storedKeys, counted } = await asked(given)
  const killer = await another(given)
  const keys = Array.from({ length: 300 }, aKey)
  const kill = () =>
    killer.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )

  const answers: number[] = []
  for (let start = 0; start < keys.length; start += 50) {
    const sent = Promise.all(keys.slice(start, start + 50).map(async (key) => (await send(key)).status))
    await kill()
    answers.push(...(await sent))
  }
  const acknowledged = keys.filter((_, place) => answers[place] === 303)
  const before = await storedKeys()
  const again = await Promise.all(keys.map((key) => send(key)))

  expect(new Set(answers)).toEqual(new Set(acknowledged.length === keys.length ? [303] : [303, 503]))
  expect(before).toEqual(expect.arrayContaining(acknowledged))
  expect(new Set(again.map(({ status }) => status))).toEqual(new Set([303]))
  expect(await counted()).toEqual(allAre(300))
})

test('a server that may only be read says so to the staff, and takes sheets again as soon as it may', async () => {
  const given = await town()
  const clerk = await given.signedIn('administrator')
  const { send, sendAgain, counted } = await asked(given)
  const keeper = await another(given)
  const name = new URL(given.config.databaseUrl).pathname.slice(1)
  const readOnly = async (on: boolean) => {
    await keeper.query('set default_transaction_read_only = off')
    await keeper.query(`alter database ${name} set default_transaction_read_only = ${on ? 'on' : 'off'}`)
    await keeper.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
  }
  await readOnly(true)

  await expect.poll(async () => (await given.visitor().get('/readyz')).status, { timeout: 5 * SECOND }).toBe(200)
  const refused = await send(aKey())
  const html = await refused.text()

  expect(refused.status).toBe(503)
  expect(await (await clerk.get('/staff')).text()).toContain('Cơ sở dữ liệu chỉ cho đọc')
  await readOnly(false)
  await expect.poll(async () => (await sendAgain(html)).status, { timeout: 5 * SECOND }).toBe(303)
  expect(await counted()).toEqual(allAre(1))
})

test('a table that somebody else holds is waited for, and not longer than ten seconds', async () => {
  const given = await town()
  const { send, sendAgain, counted } = await asked(given)
  const holder = await another(given)
  await holder.query('begin')
  await holder.query('lock table response_totals in exclusive mode')

  const refused = await inTime(send(aKey()))
  const html = await refused.text()
  expect(refused.status).toBe(503)
  await holder.query('rollback')

  expect((await sendAgain(html)).status).toBe(303)
  expect(await counted()).toEqual(allAre(1))
})

test('a full disk of the server is told as one', async () => {
  const given = await town()
  const server = await another(given)
  await server.query(
    "create function full_disk() returns int language plpgsql as $$ begin raise 'could not extend file' using errcode = '53100'; end $$",
  )

  const failed = given.storage.write((writer) => writer.select({ nothing: sql`full_disk()` }).from(units))

  await expect(failed).rejects.toMatchObject({ name: 'StorageFault', kind: 'full' })
})

test('a database that is not there is told in one sentence, and the process ends with 1', async () => {
  const served = await serveProcess(`${inject('postgresUrl')}khong_co`)

  expect((await served.ended()).code).toBe(1)
  expect(served.said().trim()).toBe('The database cannot be opened: database "khong_co" does not exist')
})
