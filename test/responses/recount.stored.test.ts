import { and, eq, gt } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openSource } from '../../db/copying/open'
import { opinions, responseCounts, responses, responseTotals } from '../../db/schema/responses'
import { listEntries, verifyChain } from '../../src/audit/store'
import { recountCommand } from '../../src/commands/recount'
import { verifyCommand } from '../../src/commands/verify'
import { fieldsOf } from '../../src/kernel/fields'
import { token } from '../../src/kernel/ids'
import { judgeSheet } from '../../src/responses/answer-sheet'
import { takeIn } from '../../src/responses/intake'
import { findBound } from '../../src/responses/open-consultations'
import { changeSheet, deleteSheet } from '../../src/responses/own-sheet'
import { recountAll } from '../../src/responses/recount'
import { repairCounters } from '../../src/responses/repair-counters'
import { type Town, town } from '../support/town'
import { opened } from './opened'

async function send(given: Town, consultationId: number, fields: Record<string, string>) {
  const judged = judgeSheet(await findBound(given.storage, consultationId, 1), fieldsOf(Object.entries(fields)))
  if (!judged.ok) throw new Error('no sheet')
  const { sheet } = judged
  const key = token()
  await takeIn(given.resident, { consultationId, key, sheet, unitId: sheet.unitId, placeId: null, channel: 'web', contact: null })
  const [stored] = await given.storage.reader.select().from(responses).where(eq(responses.key, key))
  return { responseId: stored?.id ?? 0, consultationId, sheet }
}

/** Two consultations with sheets of every kind: in words, changed, deleted. */
async function answered() {
  const given = await town()
  const [road, school] = [await opened(given), await opened(given)]
  const hamlet = String(given.hamlets[0]?.id)
  await send(given, road.id, { qRoad: 'a', qPlace: hamlet })
  await send(given, road.id, { qRoad: 'c', 'qRoad.other': 'Làm cầu trước', qMore: 'Xin làm sớm' })
  const changed = await send(given, road.id, { qRoad: 'a', qMore: 'Đợi sau Tết' })
  const other = await send(given, school.id, { qRoad: 'b', qWhy: 'x', qPlace: hamlet })
  const gone = await send(given, school.id, { qRoad: 'a', qMore: 'Thôi' })
  await changeSheet(given.resident, { ...changed, revision: 1, sheet: other.sheet, contact: null })
  await deleteSheet(given.resident, gone)
  return { ...given, road, school }
}

/** Runs a command as on the machine; gives what it ended with. */
async function ending(command: (words: string[]) => Promise<void>, url: string, words: string[] = []): Promise<number> {
  const before = { url: process.env['DATABASE_URL'], code: process.exitCode }
  onTestFinished(() => {
    vi.restoreAllMocks()
    if (before.url === undefined) delete process.env['DATABASE_URL']
    process.exitCode = before.code
  })
  for (const said of ['log', 'error'] as const) vi.spyOn(console, said).mockImplementation(() => undefined)
  process.env['DATABASE_URL'] = url
  process.exitCode = 0
  await command(words)
  const ended = Number(process.exitCode)
  process.exitCode = before.code
  return ended
}

test('counters written with the sheets agree with them, and the digest says so twice', async () => {
  const { storage } = await answered()

  const recount = await recountAll(storage.reader)

  expect(recount).toMatchObject({ consultations: 2, sheets: 5, orphans: 0, differing: [] })
  expect((await recountAll(storage.reader)).digest).toBe(recount.digest)
})

test('a counter that was tampered with is found, put right, and the act stands in the log', async () => {
  const { storage, system, road, school, province } = await answered()
  const before = await recountAll(storage.reader)
  await storage.write(async (writer) => {
    const mine = eq(responseCounts.consultationId, road.id)
    await writer
      .update(responseCounts)
      .set({ total: 41 })
      .where(and(mine, gt(responseCounts.unitId, 0)))
    await writer.update(responseTotals).set({ total: 7 }).where(eq(responseTotals.consultationId, road.id))
  })

  const found = await recountAll(storage.reader)

  expect(found.differing).toMatchObject([{ consultationId: road.id, differences: 2 }])
  expect(found.differing[0]?.examples).toMatchObject([
    { what: 'standing', kept: 7, counted: 3 },
    { what: 'count', kept: 41 },
  ])
  expect(found.digest).toBe(before.digest)
  await repairCounters(system, road.id)
  expect(await recountAll(storage.reader)).toMatchObject({ differing: [], digest: before.digest })
  const [entry] = await listEntries(storage.reader, province.path, 1, 0)
  expect(entry).toMatchObject({ act: 'response.recount', subject: `consultation:${road.id}`, details: { differences: 2 } })
  expect(await verifyChain(storage.reader)).toMatchObject({ holds: true })
  expect(school.id).not.toBe(road.id)
})

test('words that were taken away, added or changed beside a sheet are found and put right', async () => {
  const { storage, system, road, school } = await answered()
  const [first] = await storage.reader.select().from(opinions).where(eq(opinions.consultationId, road.id))
  const [silent] = await storage.reader.select().from(responses).where(eq(responses.consultationId, school.id))
  await storage.write(async (writer) => {
    await writer
      .update(opinions)
      .set({ searchText: 'khac' })
      .where(eq(opinions.id, first?.id ?? 0))
    const { id: _, ...words } = first ?? { responseId: 0, consultationId: 0, questionId: '', part: '', text: '', searchText: '' }
    await writer.insert(opinions).values({ ...words, consultationId: school.id, responseId: silent?.id ?? 0 })
  })

  const found = await recountAll(storage.reader)

  expect(found.differing.map(({ consultationId, differences }) => [consultationId, differences])).toEqual([
    [road.id, 1],
    [school.id, 1],
  ])
  for (const { consultationId } of found.differing) await repairCounters(system, consultationId)
  expect(await recountAll(storage.reader)).toMatchObject({ differing: [], orphans: 0 })
})

test('the commands end with 1 when something differs, and with 0 once it is repaired', async () => {
  const { storage, config, road } = await answered()
  expect(await ending(recountCommand, config.databaseUrl)).toBe(0)
  expect(await ending(verifyCommand, config.databaseUrl)).toBe(0)
  await storage.write((writer) =>
    writer.update(responseTotals).set({ lastSequence: 99 }).where(eq(responseTotals.consultationId, road.id)),
  )

  expect(await ending(recountCommand, config.databaseUrl)).toBe(1)
  expect(await ending(verifyCommand, config.databaseUrl)).toBe(1)
  expect(await ending(verifyCommand, config.databaseUrl, ['--chain-only'])).toBe(0)
  expect(await ending(recountCommand, config.databaseUrl, ['--all'])).toBe(2)
  const source = await openSource(config.databaseUrl)
  expect((await recountAll(source.reader()).finally(() => source.close())).differing).toHaveLength(1)
})

test('nobody but the machine itself may put counters right', async () => {
  const { as, road } = await answered()

  await expect(repairCounters(await as('administrator'), road.id)).rejects.toMatchObject({ kind: 'notPermitted' })
})

test('a recount while answers arrive finds nothing amiss', async () => {
  const given = await answered()
  const rush = Array.from({ length: 60 }, (_, each) => send(given, given.road.id, { qRoad: 'a', qMore: `Ý kiến ${each}` }))

  const recounts: Promise<unknown>[] = []
  for (let turn = 0; turn < 5; turn++) {
    const source = await openSource(given.config.databaseUrl)
    recounts.push(recountAll(source.reader()).finally(() => source.close()))
  }

  for (const recount of await Promise.all(recounts)) expect(recount).toMatchObject({ differing: [], orphans: 0 })
  await Promise.all(rush)
})

const tampering = fc.record({ which: fc.nat(), by: fc.integer({ min: -3, max: 3 }).filter((by) => by !== 0) })

test('whichever counter is off by however much, the recount finds it', async () => {
  const { storage, system, road } = await answered()
  const counters = await storage.reader.select().from(responseCounts).where(gt(responseCounts.total, 0))
  await fc.assert(
    fc.asyncProperty(tampering, async ({ which, by }) => {
      const chosen = counters[which % counters.length]
      if (!chosen) return
      const { consultationId, unitId, placeId, channel, day, total } = chosen
      await storage.write((writer) =>
        writer
          .update(responseCounts)
          .set({ total: total + by })
          .where(
            and(
              eq(responseCounts.consultationId, consultationId),
              eq(responseCounts.unitId, unitId),
              eq(responseCounts.placeId, placeId),
              eq(responseCounts.channel, channel),
              eq(responseCounts.day, day),
            ),
          ),
      )
      expect((await recountAll(storage.reader)).differing.map((each) => each.consultationId)).toEqual([consultationId])
      await repairCounters(system, consultationId)
    }),
    { numRuns: 10 },
  )
  expect((await recountAll(storage.reader)).differing).toEqual([])
  expect(road.id).toBeGreaterThan(0)
})
