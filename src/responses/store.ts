import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm'
import { holds } from '../../db/phrases'
import { opinions, responseCounts, responses, responseTotals } from '../../db/schema/responses'
import type { Reader } from '../../db/storage'

export type StoredResponse = typeof responses.$inferSelect
export type ResponseCount = typeof responseCounts.$inferSelect
export type Opinion = typeof opinions.$inferSelect

/** How many sheets stand and how far the sequence has come; zeroes before the first answer. */
export async function findTotals(reader: Reader, consultationId: number): Promise<{ total: number; lastSequence: number }> {
  const [row] = await reader
    .select({ total: responseTotals.total, lastSequence: responseTotals.lastSequence })
    .from(responseTotals)
    .where(eq(responseTotals.consultationId, consultationId))
  return row ?? { total: 0, lastSequence: 0 }
}

/** The totals of many consultations at once, for lists. */
export async function listTotals(reader: Reader, consultationIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (consultationIds.length === 0) return new Map()
  const rows = await reader
    .select({ id: responseTotals.consultationId, total: responseTotals.total })
    .from(responseTotals)
    .where(inArray(responseTotals.consultationId, [...consultationIds]))
  return new Map(rows.map((row) => [row.id, row.total]))
}

/** Standing sheets by hamlet, place, channel and day. */
export function listCounts(reader: Reader, consultationId: number): Promise<ResponseCount[]> {
  return reader.select().from(responseCounts).where(eq(responseCounts.consultationId, consultationId))
}

/** Everything that changed after a sequence, in order: new sheets, changed ones and deleted ones (`deletedAt`). */
export function listChangesAfter(
  reader: Reader,
  consultationId: number,
  sequence: number,
  limit: number,
): Promise<StoredResponse[]> {
  return reader
    .select()
    .from(responses)
    .where(and(eq(responses.consultationId, consultationId), gt(responses.sequence, sequence)))
    .orderBy(asc(responses.sequence))
    .limit(limit)
}

/** Standing sheets with an id above the given one, by id; for exports that stream. */
export function listStandingAfter(
  reader: Reader,
  consultationId: number,
  afterId: number,
  limit: number,
): Promise<StoredResponse[]> {
  return reader
    .select()
    .from(responses)
    .where(and(eq(responses.consultationId, consultationId), gt(responses.id, afterId), isNull(responses.deletedAt)))
    .orderBy(asc(responses.id))
    .limit(limit)
}

/** Opinions of one question after an id, optionally only those whose folded text holds the folded words. */
export function listOpinionsAfter(
  reader: Reader,
  {
    consultationId,
    questionId,
    afterId,
    search,
    limit,
  }: { consultationId: number; questionId: string; afterId: number; search: string; limit: number },
): Promise<Opinion[]> {
  return reader
    .select()
    .from(opinions)
    .where(
      and(
        eq(opinions.consultationId, consultationId),
        eq(opinions.questionId, questionId),
        gt(opinions.id, afterId),
        search ? holds(opinions.searchText, search) : undefined,
      ),
    )
    .orderBy(asc(opinions.id))
    .limit(limit)
}
