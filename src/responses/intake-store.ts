import { and } from 'drizzle-orm'
import { bulkInsert } from '../../db/bulk'
import { amongPlaceholder, eqPlaceholder, listed } from '../../db/phrases'
import { consultations } from '../../db/schema/consultations'
import { opinions, replyContacts, responseCounts, responses, responseTotals } from '../../db/schema/responses'
import { preparedOnce, type Reader, type Writer } from '../../db/storage'

/** The statements of the hot path: each writes a whole group of sheets. */

export type NewResponse = typeof responses.$inferInsert
export type NewOpinion = typeof opinions.$inferInsert
export type NewContact = typeof replyContacts.$inferInsert
export type CountChange = typeof responseCounts.$inferInsert

const addToTotals = bulkInsert(responseTotals, ['consultationId', 'lastSequence', 'total'], {
  addTo: { on: ['consultationId'], columns: ['lastSequence', 'total'] },
  returning: ['consultationId', 'lastSequence'],
})

export interface TotalsChange {
  consultationId: number
  /** How many sheets the sequence goes on by, and by how many more or fewer stand. */
  sequences: number
  standing: number
}

/**
 * Moves the row of totals of each consultation, in the order of their ids so that no two groups wait for each other,
 * and gives the last sequence of each before. Whoever has moved it is the only one who writes sheets there until the end.
 */
export async function takeTotals(writer: Writer, changes: readonly TotalsChange[]): Promise<ReadonlyMap<number, number>> {
  const rows = await addToTotals(
    writer,
    [...changes]
      .sort((one, other) => one.consultationId - other.consultationId)
      .map(({ consultationId, sequences, standing }) => ({ consultationId, lastSequence: sequences, total: standing })),
  )
  const moved = new Map(changes.map(({ consultationId, sequences }) => [consultationId, sequences]))
  return new Map(rows.map(([id, last]) => [Number(id), Number(last) - (moved.get(Number(id)) ?? 0)]))
}

const datesOf = preparedOnce('intake_dates', (reader: Reader) =>
  reader
    .select({ state: consultations.state, opensAt: consultations.opensAt, closesAt: consultations.closesAt })
    .from(consultations)
    .where(eqPlaceholder(consultations.id, 'id')),
)

export type Dates = Pick<typeof consultations.$inferSelect, 'state' | 'opensAt' | 'closesAt'>

/** What decides whether a consultation is open, read by who stores; undefined when there is none. */
export async function maybeFindDates(reader: Reader, consultationId: number): Promise<Dates | undefined> {
  const [dates] = await datesOf(reader).execute({ id: consultationId })
  return dates
}

const knownKeys = preparedOnce('intake_known_keys', (reader: Reader) =>
  reader
    .select({ key: responses.key })
    .from(responses)
    .where(and(eqPlaceholder(responses.consultationId, 'consultationId'), amongPlaceholder(responses.key, 'keys'))),
)

/** Which of the keys have a sheet already. */
export async function listKnownKeys(
  reader: Reader,
  consultationId: number,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await knownKeys(reader).execute({ consultationId, keys: listed(keys) })
  return new Set(rows.map(({ key }) => key))
}

const insertResponses = bulkInsert(
  responses,
  [
    'consultationId',
    'sequence',
    'version',
    'key',
    'code',
    'unitId',
    'placeId',
    'channel',
    'receivedAt',
    'changedAt',
    'revision',
    'answers',
  ],
  { returning: ['id', 'consultationId', 'sequence'] },
)

/** The id of each new row, by `consultation:sequence`. */
export async function addResponses(writer: Writer, rows: readonly NewResponse[]): Promise<ReadonlyMap<string, number>> {
  const added = await insertResponses(writer, rows)
  return new Map(added.map(([id, consultation, sequence]) => [`${consultation}:${sequence}`, Number(id)]))
}

const addToCounts = bulkInsert(responseCounts, ['consultationId', 'unitId', 'placeId', 'channel', 'day', 'total'], {
  addTo: { on: ['consultationId', 'unitId', 'placeId', 'channel', 'day'], columns: ['total'] },
})

/** Adds to the counters; a change may be negative. */
export async function moveCounts(writer: Writer, changes: readonly CountChange[]): Promise<void> {
  await addToCounts(writer, changes)
}

const insertOpinions = bulkInsert(opinions, ['consultationId', 'responseId', 'questionId', 'part', 'text', 'searchText'])

export async function addOpinions(writer: Writer, rows: readonly NewOpinion[]): Promise<void> {
  await insertOpinions(writer, rows)
}

export async function addContacts(writer: Writer, rows: readonly NewContact[]): Promise<void> {
  if (rows.length > 0) await writer.insert(replyContacts).values([...rows])
}
