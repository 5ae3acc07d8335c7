import { challengeCounts, doubtAnswers, doubtLooks, doubts } from '../../db/schema/responses'
import { exportParts, exports } from '../../db/schema/results'
import { backups, jobs, keptSettings, pulses } from '../../db/schema/upkeep'
import type { Storage } from '../../db/storage'

/** A row in each table of what the house notes by the clock or under suspicion, which no story of a demo brings about. */
export function addRowsOfTheHouse(storage: Storage, consultationId: number, now: Date): Promise<void> {
  const [at, minute] = [now, new Date('2026-11-21T08:03:00+07:00')]
  const mark = 'burst:2026-11-21T01:03Z:place0'
  return storage.write(async (writer) => {
    await writer.insert(challengeCounts).values({ consultationId, minute, asked: 4, passed: 3, refused: 1 })
    const nowhere = { unitId: 0, placeId: 0, responseId: 0, questionId: '' }
    await writer
      .insert(doubts)
      .values({ consultationId, mark, kind: 'burst', at: minute, minutes: 5, sheets: 12, passed: 3, ...nowhere })
    await writer.insert(doubtLooks).values({ consultationId, sequence: 9, day: '2026-11-21' })
    const explanation = 'Họp thôn tối thứ bảy, bà con cùng điền phiếu.'
    await writer
      .insert(doubtAnswers)
      .values({ consultationId, mark, verdict: 'explained', explanation, personName: 'Cán bộ xã', at })
    await addExport(writer, consultationId, at)
    await writer
      .insert(keptSettings)
      .values({ name: 'secret', value: 's'.repeat(43) })
      .onConflictDoNothing()
    await writer.insert(pulses).values({ name: 'fixture', beatAt: at, weight: 'x' }).onConflictDoNothing()
    const job = { dueAt: at, heldBy: 'fixture', beat: 1, tries: 1, startedAt: at, endedAt: at, fault: null }
    await writer.insert(jobs).values({ name: 'backup', ...job })
    const kept = {
      file: 'ydan-2026-11-22.tar',
      machine: 'may-ubnd-xa',
      bytes: 1024,
      sha256: 'a'.repeat(64),
      rows: 9,
      expected: 9,
    }
    await writer
      .insert(backups)
      .values({ kind: 'scheduled', state: 'done', startedAt: at, endedAt: at, seenAt: at, fault: null, askedBy: null, ...kept })
  })
}

async function addExport(
  writer: Parameters<Parameters<Storage['write']>[0]>[0],
  consultationId: number,
  at: Date,
): Promise<void> {
  const asked = { query: '', values: 'labels' as const, locale: 'vi' as const, state: 'done' as const, tag: 't', wording: 'w' }
  const told = { untilId: 9, lastId: 9, done: 9, total: 9, rows: 9, bytes: 3, parts: 1, tries: 1 }
  const moments = { heldBy: null, heldUntil: null, fault: null, createdAt: at, endedAt: at, fetchedAt: null }
  const [made] = await writer
    .insert(exports)
    .values({ consultationId, personId: 1, ...asked, ...told, ...moments })
    .returning({ id: exports.id })
  const content = Buffer.from('a,b')
  await writer.insert(exportParts).values({ exportId: made?.id ?? 0, ordinal: 0, start: 0, size: 3, content })
}
