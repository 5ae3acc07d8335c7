import { and, asc, eq, gt, inArray, ne } from 'drizzle-orm'
import { eqPlaceholder, holds } from '../../db/phrases'
import { opinions, replyContacts, responseCounts, responses, responseTotals } from '../../db/schema/responses'
import { preparedOnce, type Reader } from '../../db/storage'

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
  return reader
    .select()
    .from(responseCounts)
    .where(and(eq(responseCounts.consultationId, consultationId), ne(responseCounts.total, 0)))
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

const byCode = preparedOnce('response_by_code', (reader: Reader) =>
  reader.select().from(responses).where(eqPlaceholder(responses.code, 'code')),
)

/** The sheet of a receipt, also a deleted one. */
export async function maybeFindByCode(reader: Reader, code: string): Promise<StoredResponse | undefined> {
  const [response] = await byCode(reader).execute({ code })
  return response
}

/** The sheet an idempotency key made, also a deleted one. */
export async function maybeFindByKey(reader: Reader, consultationId: number, key: string): Promise<StoredResponse | undefined> {
  const [response] = await reader
    .select()
    .from(responses)
    .where(and(eq(responses.consultationId, consultationId), eq(responses.key, key)))
  return response
}

/** The telephone number left to be answered; only for the sheet's own author. */
export async function maybeFindPhone(reader: Reader, responseId: number): Promise<string | null> {
  const [contact] = await reader
    .select({ phone: replyContacts.phone })
    .from(replyContacts)
    .where(eq(replyContacts.responseId, responseId))
  return contact?.phone ?? null
}
