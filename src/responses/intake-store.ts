import { and, eq, inArray, sql } from 'drizzle-orm'
import { eqPlaceholder, proposed } from '../../db/phrases'
import { consultations } from '../../db/schema/consultations'
import { opinions, replyContacts, responseCounts, responses, responseTotals } from '../../db/schema/responses'
import { preparedOnce, type Reader, type Writer } from '../../db/storage'

/** The statements of the hot path: each writes a whole group of sheets. */

export type NewResponse = typeof responses.$inferInsert
export type NewOpinion = typeof opinions.$inferInsert
export type NewContact = typeof replyContacts.$inferInsert
export type CountChange = typeof responseCounts.$inferInsert

// SQLite binds at most 32,766 values in a statement.
const MOST_ROWS = 2000

/**
 * Takes the row of totals of each consultation, in the order of their ids so that no two groups wait for each
 * other, and gives the last sequence of each. Whoever holds it is the only one who writes sheets there.
 */
export async function takeTotals(writer: Writer, consultationIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const rows = await writer
    .insert(responseTotals)
    .values(
      [...consultationIds]
        .sort((one, other) => one - other)
        .map((consultationId) => ({ consultationId, lastSequence: 0, total: 0 })),
    )
    .onConflictDoUpdate({ target: responseTotals.consultationId, set: { total: responseTotals.total } })
    .returning({ id: responseTotals.consultationId, last: responseTotals.lastSequence })
  return new Map(rows.map(({ id, last }) => [id, last]))
}

export async function moveTotals(writer: Writer, consultationId: number, lastSequence: number, added: number): Promise<void> {
  await writer
    .update(responseTotals)
    .set({ lastSequence, total: sql`${responseTotals.total} + ${added}` })
    .where(eq(responseTotals.consultationId, consultationId))
}

const datesOf = preparedOnce('intake_dates', (reader: Reader) =>
  reader
    .select({ state: consultations.state, opensAt: consultations.opensAt, closesAt: consultations.closesAt })
    .from(consultations)
    .where(eqPlaceholder(consultations.id, 'id')),
)

/** What decides whether a consultation is open, read inside the transaction; undefined when there is none. */
export async function maybeFindDates(reader: Reader, consultationId: number) {
  const [dates] = await datesOf(reader).execute({ id: consultationId })
  return dates
}

/** Which of the keys have a sheet already. */
export async function listKnownKeys(
  reader: Reader,
  consultationId: number,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await reader
    .select({ key: responses.key })
    .from(responses)
    .where(and(eq(responses.consultationId, consultationId), inArray(responses.key, [...keys])))
  return new Set(rows.map(({ key }) => key))
}

/** The id of each new row, by `consultation:sequence`. */
export async function addResponses(writer: Writer, rows: readonly NewResponse[]): Promise<ReadonlyMap<string, number>> {
  const added = await writer
    .insert(responses)
    .values([...rows])
    .returning({ id: responses.id, consultation: responses.consultationId, sequence: responses.sequence })
  return new Map(added.map(({ id, consultation, sequence }) => [`${consultation}:${sequence}`, id]))
}

/** Adds to the counters; a change may be negative. */
export async function moveCounts(writer: Writer, changes: readonly CountChange[]): Promise<void> {
  if (changes.length === 0) return
  await writer
    .insert(responseCounts)
    .values([...changes])
    .onConflictDoUpdate({
      target: [
        responseCounts.consultationId,
        responseCounts.unitId,
        responseCounts.placeId,
        responseCounts.channel,
        responseCounts.day,
      ],
      set: { total: sql`${responseCounts.total} + ${proposed(responseCounts.total)}` },
    })
}

export async function addOpinions(writer: Writer, rows: readonly NewOpinion[]): Promise<void> {
  for (let start = 0; start < rows.length; start += MOST_ROWS)
    await writer.insert(opinions).values(rows.slice(start, start + MOST_ROWS))
}

export async function addContacts(writer: Writer, rows: readonly NewContact[]): Promise<void> {
  if (rows.length > 0) await writer.insert(replyContacts).values([...rows])
}
