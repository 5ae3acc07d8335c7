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

const insertResponses = perSize('add_responses', (writer, rows) =>
  writer
    .insert(responses)
    .values(
      rows.map((value) => ({
        consultationId: value('consultationId'),
        sequence: value('sequence'),
        version: value('version'),
        key: value('key'),
        code: value('code'),
        unitId: value('unitId'),
        placeId: value('placeId'),
        channel: value('channel'),
        receivedAt: value('receivedAt'),
        changedAt: value('changedAt'),
        deletedAt: null,
        revision: 1,
        answers: value('answers'),
      })),
    )
    .returning({ id: responses.id, consultation: responses.consultationId, sequence: responses.sequence }),
)

/** The id of each new row, by `consultation:sequence`. Every sheet starts at revision 1. */
export async function addResponses(writer: Writer, rows: readonly NewResponse[]): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>()
  for (const chunk of chunksOf(rows)) {
    const added = await insertResponses(writer, chunk.length).execute(valuesOf(chunk))
    for (const { id, consultation, sequence } of added) ids.set(`${consultation}:${sequence}`, id)
  }
  return ids
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

const insertOpinions = perSize('add_opinions', (writer, rows) =>
  writer.insert(opinions).values(
    rows.map((value) => ({
      consultationId: value('consultationId'),
      responseId: value('responseId'),
      questionId: value('questionId'),
      part: value('part'),
      text: value('text'),
      searchText: value('searchText'),
    })),
  ),
)

export async function addOpinions(writer: Writer, rows: readonly NewOpinion[]): Promise<void> {
  for (const chunk of chunksOf(rows)) await insertOpinions(writer, chunk.length).execute(valuesOf(chunk))
}

export async function addContacts(writer: Writer, rows: readonly NewContact[]): Promise<void> {
  if (rows.length > 0) await writer.insert(replyContacts).values([...rows])
}

/** The placeholder of a column in one row of a prepared insert. */
type ValueOf = (column: string) => ReturnType<typeof sql.placeholder>
const MOST_ROWS = 64

/** One prepared insert for each number of rows: building the text of one costs more than running it. */
function perSize<Query>(
  name: string,
  build: (writer: Writer, rows: readonly ValueOf[]) => { prepare(name?: string): Query },
): (writer: Writer, size: number) => Query {
  const sizes = new Map<number, (writer: Writer) => Query>()
  return (writer, size) => {
    const prepared = sizes.get(size) ?? preparedOnce(`${name}_${size}`, (handle: Writer) => build(handle, rowsOf(size)))
    sizes.set(size, prepared)
    return prepared(writer)
  }
}

const rowsOf = (size: number): ValueOf[] =>
  Array.from({ length: size }, (_, row) => (column: string) => sql.placeholder(`${column}${row}`))

function* chunksOf<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += MOST_ROWS) yield rows.slice(start, start + MOST_ROWS)
}

function valuesOf(rows: readonly object[]): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [row, columns] of rows.entries())
    for (const [column, value] of Object.entries(columns)) values[`${column}${row}`] = value
  return values
}
