import { eq, sql } from 'drizzle-orm'
import { consultationHamlets, consultations, places, questionnaireVersions } from '../../db/schema/consultations'
import { opinions, responseCounts, responses, responseTotals } from '../../db/schema/responses'
import type { Storage, Writer } from '../../db/storage'
import { dayOf } from '../../src/kernel/moment'
import { folded } from '../../src/kernel/search'

/** Consultations with answers, written straight into the tables: reading is under test here, not writing. */

export interface Sheet {
  answers: Record<string, unknown>
  version?: number
  unitId?: number | null
  placeId?: number | null
  channel?: 'web' | 'paper'
  receivedAt?: Date
  words?: readonly { questionId: string; part: string; text: string }[]
}

interface Opened {
  unit: { id: number; path: string }
  hamlets?: readonly { id: number; households?: number }[]
  /** Each version's questions as stored, oldest first. */
  versions: readonly (readonly unknown[])[]
  title?: string
  /** Of each version. */
  settings?: unknown
}

let made = 0

export function openConsultation(
  storage: Storage,
  { unit, hamlets = [], versions, title = 'Góp ý dự toán 2027', settings = null }: Opened,
) {
  const now = new Date('2026-11-20T08:00:00+07:00')
  return storage.write(async (writer) => {
    const [row] = await writer
      .insert(consultations)
      .values({
        slug: `gop-y-${++made}`,
        unitId: unit.id,
        unitPath: unit.path,
        state: 'open',
        title,
        asker: 'UBND xã Minh Họa',
        matter: '',
        draftText: '',
        category: 'budget',
        legalClause: 'L10.25.1',
        otherLaw: null,
        retentionMonths: 24,
        offersReply: false,
        opensAt: now,
        closesAt: null,
        noClosing: true,
        openedAt: now,
        endedAt: null,
        endReason: null,
        templateName: null,
        searchText: '',
        createdAt: now,
        updatedAt: now,
        revision: 1,
      })
      .returning()
    if (!row) throw new Error('no consultation')
    for (const hamlet of hamlets)
      await writer.insert(consultationHamlets).values({
        consultationId: row.id,
        unitId: hamlet.id,
        households: hamlet.households ?? null,
        takenOn: hamlet.households ? '2026-06-30' : null,
      })
    for (const [place, questions] of versions.entries())
      await addVersion(writer, row.id, { number: place + 1, questions, settings }, now)
    await writer.insert(responseTotals).values({ consultationId: row.id, lastSequence: 0, total: 0 })
    return row.id
  })
}

interface Version {
  number: number
  questions: readonly unknown[]
  settings: unknown
}

async function addVersion(writer: Writer, consultationId: number, { number, questions, settings }: Version, now: Date) {
  await writer
    .insert(questionnaireVersions)
    .values({ consultationId, number, questions: [...questions], settings, createdAt: now, publishedAt: now })
}

export const publishVersion = (
  storage: Storage,
  consultationId: number,
  number: number,
  questions: readonly unknown[],
  settings: unknown = null,
) =>
  storage.write((writer) =>
    addVersion(writer, consultationId, { number, questions, settings }, new Date('2026-11-21T08:00:00+07:00')),
  )

export const addPlace = (storage: Storage, consultationId: number, label: string, unitId: number | null = null) =>
  storage.write(async (writer) => {
    const [place] = await writer
      .insert(places)
      .values({
        consultationId,
        token: `t${++made}`,
        kind: 'noticeBoard',
        label,
        unitId,
        createdAt: new Date(),
        retiredAt: null,
      })
      .returning()
    return place?.id ?? 0
  })

async function nextSequence(writer: Writer, consultationId: number, more: number): Promise<number> {
  const [row] = await writer
    .update(responseTotals)
    .set({ lastSequence: sql`${responseTotals.lastSequence} + 1`, total: sql`${responseTotals.total} + ${more}` })
    .where(eq(responseTotals.consultationId, consultationId))
    .returning()
  return row?.lastSequence ?? 0
}

/** Stores sheets as residents would have sent them; gives their ids. */
export const answer = (storage: Storage, consultationId: number, sheets: readonly Sheet[]): Promise<number[]> =>
  storage.write(async (writer) => {
    const ids: number[] = []
    for (const sheet of sheets) {
      const receivedAt = sheet.receivedAt ?? new Date('2026-11-22T09:00:00+07:00')
      const [row] = await writer
        .insert(responses)
        .values({
          consultationId,
          sequence: await nextSequence(writer, consultationId, 1),
          version: sheet.version ?? 1,
          key: `key-${++made}`,
          code: `CODE${made}`,
          unitId: sheet.unitId ?? null,
          placeId: sheet.placeId ?? null,
          channel: sheet.channel ?? 'web',
          receivedAt,
          changedAt: receivedAt,
          deletedAt: null,
          revision: 1,
          answers: sheet.answers,
        })
        .returning({ id: responses.id })
      const id = row?.id ?? 0
      ids.push(id)
      await writer
        .insert(responseCounts)
        .values({
          consultationId,
          unitId: sheet.unitId ?? 0,
          placeId: sheet.placeId ?? 0,
          channel: sheet.channel ?? 'web',
          day: dayOf(receivedAt),
          total: 1,
        })
        .onConflictDoUpdate({
          target: [
            responseCounts.consultationId,
            responseCounts.unitId,
            responseCounts.placeId,
            responseCounts.channel,
            responseCounts.day,
          ],
          set: { total: sql`${responseCounts.total} + 1` },
        })
      for (const each of sheet.words ?? [])
        await writer.insert(opinions).values({ consultationId, responseId: id, ...each, searchText: folded(each.text) })
    }
    return ids
  })

export const change = (storage: Storage, consultationId: number, id: number, answers: Record<string, unknown>, version = 1) =>
  storage.write(async (writer) => {
    const sequence = await nextSequence(writer, consultationId, 0)
    await writer.update(responses).set({ answers, version, sequence, revision: 2 }).where(eq(responses.id, id))
  })

export const remove = (storage: Storage, consultationId: number, id: number) =>
  storage.write(async (writer) => {
    const sequence = await nextSequence(writer, consultationId, -1)
    await writer.update(responses).set({ answers: {}, sequence, deletedAt: new Date() }).where(eq(responses.id, id))
  })

export const single = (id: string, codes: readonly string[], more: Record<string, unknown> = {}) => ({
  id,
  type: 'single',
  label: `Câu ${id}`,
  hint: '',
  required: false,
  shownWhen: null,
  settings: { options: codes.map((code) => ({ code, label: `Phương án ${code}` })), otherCode: null },
  ...more,
})
