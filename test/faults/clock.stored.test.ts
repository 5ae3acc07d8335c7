import { asc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { responses } from '../../db/schema/responses'
import { verifyChain } from '../../src/audit/store'
import { EMAIL_LIMIT, oneMore, waitLeft } from '../../src/people/slow-down'
import { fieldIn } from '../responses/opened'
import { town } from '../support/town'
import { aKey, allAre, asked } from './sheets'

const HOUR = 60 * 60_000
const DAY = 24 * HOUR
const after = (moment: Date, ms: number) => new Date(moment.getTime() + ms)

test('while the clock jumps back and forth under a crowd, each sheet is stored once and every count is right', async () => {
  const given = await town()
  const { send, counted } = await asked(given)
  const start = given.now()

  const steps = [5 * HOUR, -2 * HOUR + DAY, 0, 3 * DAY, 1, HOUR]
  const answers = await Promise.all(
    steps.flatMap((step) => {
      given.at(after(start, step))
      setImmediate(() => given.at(after(start, step / 2)))
      return Array.from({ length: 10 }, () => send(aKey()))
    }),
  )

  expect(answers.map(({ status }) => status)).toEqual(Array(60).fill(303))
  expect(await counted()).toEqual(allAre(60))
  const rows = await given.storage.reader.select().from(responses).orderBy(asc(responses.sequence))
  expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 60 }, (_, place) => place + 1))
})

test('a consultation is open by the clock that stands: what came by a wrong one is refused, and taken when it is right again', async () => {
  const given = await town()
  const { slug, send, counted } = await asked(given)
  const start = given.now()
  const key = aKey()

  given.at(after(start, 60 * DAY))
  expect((await send(key)).status).toBe(409)
  expect(await (await given.visitor().get(`/c/${slug}`)).text()).toContain('Đã kết thúc nhận ý kiến')
  given.at(start)
  expect((await send(key)).status).toBe(303)
  given.at(after(start, -DAY))
  expect((await send(aKey())).status).toBe(409)
  given.at(after(start, 1))
  expect((await send(aKey())).status).toBe(303)

  expect(await counted()).toEqual(allAre(2))
})

test('a sheet received by a clock that was ahead, changed and deleted after it was put right, was never changed before it came', async () => {
  const given = await town()
  const { send, counted } = await asked(given)
  const start = given.now()
  given.at(after(start, DAY))
  const receipt = (await send(aKey())).headers.get('Location') ?? ''
  given.at(start)
  const browser = given.visitor()
  const revision = fieldIn(await (await browser.get(`${receipt}/edit`)).text(), 'revision')

  expect((await browser.post(`${receipt}/edit`, { version: '1', revision, qRoad: 'a', qMore: 'Đổi' })).status).toBe(303)
  const [changed] = await given.storage.reader.select().from(responses)
  expect((await browser.post(`${receipt}/deletion`, {})).status).toBe(303)
  const [deleted] = await given.storage.reader.select().from(responses)

  expect(changed?.changedAt).toEqual(changed?.receivedAt)
  expect(deleted?.deletedAt).toEqual(deleted?.receivedAt)
  expect(await counted()).toEqual({ total: 0, lastSequence: 3, byHamlet: 0, rows: 1 })
})

test('a session begun by a clock that was ahead lasts, and ends when nobody came for twelve hours', async () => {
  const given = await town()
  const start = given.now()
  given.at(after(start, 2 * DAY))
  const clerk = await given.signedIn('administrator')
  given.at(start)

  expect((await clerk.get('/staff')).status).toBe(200)
  given.at(after(start, 11 * HOUR))
  expect((await clerk.get('/staff')).status).toBe(200)
  given.at(after(start, 24 * HOUR))
  expect((await clerk.get('/staff')).status).toBe(303)
})

test('who mistyped while the clock was ahead is not kept waiting for its days to pass', () => {
  const now = new Date('2026-11-25T08:00:00+07:00')
  const ahead = { failures: 9, lastAt: after(now, 2 * DAY) }

  expect(waitLeft(ahead, EMAIL_LIMIT, now)).toBe(0)
  expect(waitLeft(oneMore(ahead, now), EMAIL_LIMIT, now)).toBeGreaterThan(0)
})

test('the chain of what the staff did holds, in the order it was done', async () => {
  const given = await town()
  const clerk = await given.signedIn('administrator')
  const start = given.now()

  for (const [place, step] of [0, 3 * HOUR, -HOUR, HOUR, 0].entries()) {
    given.at(after(start, step))
    const added = await clerk.post(`/staff/units/${given.commune.id}/new`, { kind: 'thôn', name: `Thôn Mới ${place}` })
    expect(added.status).toBe(303)
  }

  const verdict = await verifyChain(given.storage.reader)
  expect(verdict).toMatchObject({ holds: true, entries: 5 })
})
