import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { engine } from '../../db/columns'
import { consultations } from '../../db/schema/consultations'
import { opinions, responses } from '../../db/schema/responses'
import type { Storage } from '../../db/storage'
import { fieldsOf } from '../../src/kernel/fields'
import { token } from '../../src/kernel/ids'
import { dayOf } from '../../src/kernel/moment'
import type { World } from '../../src/kernel/world'
import { addSheets } from '../../src/responses/add-sheets-store'
import { judgeSheet } from '../../src/responses/answer-sheet'
import { type Submission, takeIn } from '../../src/responses/intake'
import { findBound } from '../../src/responses/open-consultations'
import { changeSheet, deleteSheet } from '../../src/responses/own-sheet'
import { findTotals, listCounts } from '../../src/responses/store'
import { type Town, town } from '../support/town'
import { opened } from './opened'

/** What a visitor would send, judged, ready for the intake. */
async function sheetFor(
  given: Town,
  consultationId: number,
  fields: Record<string, string> = { qRoad: 'a' },
): Promise<Submission> {
  const judged = judgeSheet(await findBound(given.storage, consultationId, 1), fieldsOf(Object.entries(fields)))
  if (!judged.ok) throw new Error('no sheet')
  const { sheet } = judged
  return { consultationId, key: token(), sheet, unitId: sheet.unitId, placeId: null, channel: 'web', contact: null }
}

const sequencesOf = async ({ reader }: Storage, consultationId: number) => {
  const rows = await reader
    .select({ sequence: responses.sequence })
    .from(responses)
    .where(eq(responses.consultationId, consultationId))
  return rows.map(({ sequence }) => sequence).sort((one, other) => one - other)
}
const upTo = (last: number) => Array.from({ length: last }, (_, place) => place + 1)

test('three hundred at once into two consultations: every one stored, each sequence without a gap', async () => {
  const given = await town()
  const [road, school] = [await opened(given), await opened(given)]
  const sheets = await Promise.all(
    upTo(300).map((each) =>
      sheetFor(given, each % 3 === 0 ? school.id : road.id, { qRoad: 'c', 'qRoad.other': `Ý kiến ${each}` }),
    ),
  )

  const codes = await Promise.all(sheets.map((sheet) => takeIn(given.resident, sheet)))

  expect(new Set(codes.map((taken) => (taken === 'known' ? '' : taken.code))).size).toBe(300)
  expect(await sequencesOf(given.storage, road.id)).toEqual(upTo(200))
  expect(await sequencesOf(given.storage, school.id)).toEqual(upTo(100))
  expect(await findTotals(given.storage.reader, road.id)).toEqual({ total: 200, lastSequence: 200 })
  expect(await given.storage.reader.select().from(opinions)).toHaveLength(300)
})

test('one sheet the database refuses harms no other of its group', async () => {
  const given = await town()
  const { id } = await opened(given)
  const good = await Promise.all(upTo(20).map(() => sheetFor(given, id)))
  const bad = { ...(await sheetFor(given, id)), channel: JSON.parse('"pigeon"') }

  const outcomes = await Promise.allSettled(
    [...good.slice(0, 10), bad, ...good.slice(10)].map((each) => takeIn(given.resident, each)),
  )

  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  expect(outcomes[10]?.status).toBe('rejected')
  expect(await sequencesOf(given.storage, id)).toEqual(upTo(20))
})

test('of one group, only those of a consultation that is open are stored', async () => {
  const given = await town()
  const [open, over] = [await opened(given), await opened(given, { row: { closesAt: given.now() } })]

  const outcomes = await Promise.allSettled([
    takeIn(given.resident, await sheetFor(given, open.id)),
    takeIn(given.resident, await sheetFor(given, over.id)),
  ])

  expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: { kind: 'notOpen' } }])
  expect(await findTotals(given.storage.reader, over.id)).toEqual({ total: 0, lastSequence: 0 })
})

test('a sheet that comes twice into one group, too late, is refused twice', async () => {
  const given = await town()
  const over = await opened(given, { row: { closesAt: given.now() } })
  const sheet = await sheetFor(given, over.id)

  const outcomes = await Promise.allSettled([takeIn(given.resident, sheet), takeIn(given.resident, sheet)])

  const refused = { status: 'rejected', reason: { kind: 'notOpen' } }
  expect(outcomes).toMatchObject([refused, refused])
})

test('on PostgreSQL a closing that comes between reading the dates and storing lets nothing through', async () => {
  const given = await town()
  const { id, opensAt, closesAt } = await opened(given)
  const before = { state: 'open', opensAt, closesAt } as const
  const moved = new Date('2026-11-24T08:00:00+07:00')
  await given.storage.write((writer) => writer.update(consultations).set({ closesAt: moved }).where(eq(consultations.id, id)))
  const { sheet } = await sheetFor(given, id)
  const at = given.now()
  const row = { consultationId: id, version: 1, key: token(), code: 'K7M2PQ9R', channel: 'web' as const, revision: 1 }
  const group = {
    sheets: [{ row: { ...row, receivedAt: at, changedAt: at, answers: sheet.answers }, words: [], contact: null }],
    counts: [],
    dates: new Map([[id, before]]),
  }

  const stored = await given.storage.write((writer) => addSheets(writer, group), { isolation: 'oneStatement' })

  // On SQLite nobody can come between: one transaction writes at a time.
  expect([...stored]).toEqual(engine === 'postgres' ? [] : [id])
  expect(await given.storage.reader.select().from(responses)).toHaveLength(engine === 'postgres' ? 0 : 1)
})

test('the same change again takes no number of the sequence', async () => {
  const given = await town()
  const { id } = await opened(given)
  await takeIn(given.resident, await sheetFor(given, id))
  const [response] = await given.storage.reader.select().from(responses)
  const { sheet } = await sheetFor(given, id, { qRoad: 'c', 'qRoad.other': 'Làm kè trước' })
  const change = { responseId: response?.id ?? 0, consultationId: id, revision: 1, sheet, contact: null }

  await changeSheet(given.resident, change)
  await changeSheet(given.resident, change)

  expect(await findTotals(given.storage.reader, id)).toEqual({ total: 1, lastSequence: 2 })
  expect(await sequencesOf(given.storage, id)).toEqual([2])
})

test('beyond five thousand that wait, people are asked to come back in a moment', async () => {
  const given = await town()
  const { id } = await opened(given)
  const sheet = await sheetFor(given, id)

  const outcomes = await Promise.allSettled(upTo(5001).map(() => takeIn(given.resident, sheet)))

  expect(outcomes.at(-1)).toMatchObject({ status: 'rejected', reason: { kind: 'busy' } })
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  expect(await findTotals(given.storage.reader, id)).toEqual({ total: 1, lastSequence: 1 })
})

type Step = { do: 'send' | 'change' | 'delete'; which: number; hamlet: number; road: string; day: number }
const step = fc.record<Step>({
  do: fc.constantFrom('send', 'send', 'change', 'delete'),
  which: fc.nat(),
  hamlet: fc.nat({ max: 3 }),
  road: fc.constantFrom('a', 'c'),
  day: fc.nat({ max: 2 }),
})

test('after any sends, changes and deletions, counters and sequence equal a plain recount', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const given = await town()
      const { id } = await opened(given)
      const start = given.now().getTime()
      for (const each of steps) {
        given.at(new Date(start + each.day * 24 * 60 * 60 * 1000))
        await take(given, given.resident, id, each)
      }
      await expectRecount(given, id)
    }),
    { numRuns: 12 },
  )
})

async function take(given: Town, world: World, consultationId: number, { do: what, which, hamlet, road }: Step): Promise<void> {
  const unit = given.hamlets[hamlet]
  const fields = {
    qRoad: road,
    ...(unit && { qPlace: String(unit.id) }),
    ...(road === 'c' && { 'qRoad.other': `Khác ${which}` }),
  }
  const submission = await sheetFor(given, consultationId, fields)
  const standing = (await given.storage.reader.select().from(responses).orderBy(responses.id)).filter(
    ({ deletedAt }) => !deletedAt,
  )
  const response = standing[which % Math.max(1, standing.length)]
  if (what === 'send' || !response) return void (await takeIn(world, submission))
  const own = { responseId: response.id, consultationId }
  if (what === 'delete') await deleteSheet(world, own)
  else await changeSheet(world, { ...own, revision: response.revision, sheet: submission.sheet, contact: null })
}

async function expectRecount({ storage }: Town, consultationId: number): Promise<void> {
  const rows = await storage.reader.select().from(responses)
  const standing = rows.filter(({ deletedAt }) => !deletedAt)
  const counts = await listCounts(storage.reader, consultationId)
  const recount = new Map<string, number>()
  for (const { unitId, receivedAt } of standing) {
    const name = `${unitId ?? 0} ${dayOf(receivedAt)}`
    recount.set(name, (recount.get(name) ?? 0) + 1)
  }
  expect(new Map(counts.map(({ unitId, day, total }) => [`${unitId} ${day}`, total]))).toEqual(recount)
  const { total, lastSequence } = await findTotals(storage.reader, consultationId)
  expect(total).toBe(standing.length)
  expect(Math.max(0, ...rows.map(({ sequence }) => sequence))).toBe(lastSequence)
  expect(new Set(rows.map(({ sequence }) => sequence)).size).toBe(rows.length)
  const words = standing.filter(({ answers }) => JSON.stringify(answers).includes('Khác'))
  expect(await storage.reader.select({ count: sql<number>`1` }).from(opinions)).toHaveLength(words.length)
}
