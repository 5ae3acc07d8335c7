import { asc, eq, inArray } from 'drizzle-orm'
import { opinions, responseCounts, responses, responseTotals } from '../../db/schema/responses'
import type { Reader, Writer } from '../../db/storage'
import type { NewOpinion } from './intake-store'
import type { Opinion, ResponseCount } from './store'

/** What a recount reads beside the sheets, and what it puts right. */

/** The ids of all consultations that have a sheet or a counter, ascending. */
export async function listCountedConsultations(reader: Reader): Promise<number[]> {
  // One after another: they share one connection, which sees the database as it is at one moment.
  const lists = [
    await reader.selectDistinct({ id: responses.consultationId }).from(responses),
    await reader.selectDistinct({ id: responseTotals.consultationId }).from(responseTotals),
    await reader.selectDistinct({ id: responseCounts.consultationId }).from(responseCounts),
  ]
  return [...new Set(lists.flat().map(({ id }) => id))].sort((one, other) => one - other)
}

/** The words of sheets by their ids, as they are kept beside them. */
export function listOpinionsOf(reader: Reader, responseIds: readonly number[]): Promise<Opinion[]> {
  return reader
    .select()
    .from(opinions)
    .where(inArray(opinions.responseId, [...responseIds]))
    .orderBy(asc(opinions.id))
}

export const countOpinions = (reader: Reader): Promise<number> => reader.$count(opinions)

const ROWS_AN_INSERT = 200

export interface Counters {
  consultationId: number
  lastSequence: number
  total: number
  counts: readonly ResponseCount[]
}

/** Puts other counters in the place of those that were kept. */
export async function saveCounters(writer: Writer, { consultationId, lastSequence, total, counts }: Counters): Promise<void> {
  await writer.update(responseTotals).set({ lastSequence, total }).where(eq(responseTotals.consultationId, consultationId))
  await writer.delete(responseCounts).where(eq(responseCounts.consultationId, consultationId))
  for (let start = 0; start < counts.length; start += ROWS_AN_INSERT)
    await writer.insert(responseCounts).values(counts.slice(start, start + ROWS_AN_INSERT))
}

/** Puts other words in the place of those kept beside one sheet. */
export async function saveOpinionsOf(writer: Writer, responseId: number, rows: readonly NewOpinion[]): Promise<void> {
  await writer.delete(opinions).where(eq(opinions.responseId, responseId))
  if (rows.length > 0) await writer.insert(opinions).values([...rows])
}
