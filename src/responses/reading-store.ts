import { and, asc, desc, eq, gt, gte, inArray, isNull, lte } from 'drizzle-orm'
import { unindexed } from '../../db/phrases'
import { opinions, replyContacts, responses } from '../../db/schema/responses'
import type { Reader } from '../../db/storage'
import type { ApartAnswer } from './apart'
import { listApartOf, listSheetsWithApart } from './apart-store'

/** What counting needs of a sheet, and nothing that could name it: no code, no key. */
export interface CountedSheet {
  id: number
  sequence: number
  version: number
  unitId: number | null
  placeId: number | null
  channel: string
  receivedAt: Date
  deletedAt: Date | null
  answers: Record<string, unknown>
}

const COUNTED = {
  id: responses.id,
  sequence: responses.sequence,
  version: responses.version,
  unitId: responses.unitId,
  placeId: responses.placeId,
  channel: responses.channel,
  receivedAt: responses.receivedAt,
  deletedAt: responses.deletedAt,
  answers: responses.answers,
}

/** Every sheet whose last change came after one sequence and not after another, in order of change; deleted ones too. */
export function listSheetsBetween(
  reader: Reader,
  consultationId: number,
  { after, upTo, limit }: { after: number; upTo: number; limit: number },
): Promise<CountedSheet[]> {
  return reader
    .select(COUNTED)
    .from(responses)
    .where(and(eq(responses.consultationId, consultationId), gt(responses.sequence, after), lte(responses.sequence, upTo)))
    .orderBy(asc(responses.sequence))
    .limit(limit)
}

/** Sheets by their ids, for showing the hamlet and the day beside an opinion. */
export async function listSheets(reader: Reader, ids: readonly number[]): Promise<CountedSheet[]> {
  if (ids.length === 0) return []
  return reader
    .select(COUNTED)
    .from(responses)
    .where(inArray(responses.id, [...ids]))
    .orderBy(asc(responses.id))
}

/** The greatest id of any sheet of any consultation; 0 before the first. */
export async function findGreatestSheetId(reader: Reader): Promise<number> {
  const [last] = await reader.select({ id: responses.id }).from(responses).orderBy(desc(responses.id)).limit(1)
  return last?.id ?? 0
}

const IDS_A_PAGE = 5000

/**
 * The ids of a consultation's sheets above one and up to another, ascending, of deleted sheets too. Read along the
 * index of changes, so that it costs what the consultation holds, however many others share the table.
 */
export async function listSheetIds(
  reader: Reader,
  consultationId: number,
  { after, upTo }: { after: number; upTo: number },
): Promise<Float64Array> {
  const pages: Float64Array[] = []
  const { id, sequence } = responses
  for (let last = 0; ; ) {
    const page = await reader
      .select({ id, sequence })
      .from(responses)
      .where(and(eq(responses.consultationId, consultationId), gt(sequence, last)))
      .orderBy(asc(sequence))
      .limit(IDS_A_PAGE)
    pages.push(Float64Array.from(page.map((row) => row.id).filter((each) => each > after && each <= upTo)))
    if (page.length < IDS_A_PAGE) return ascending(pages)
    last = page.at(-1)?.sequence ?? last
    await new Promise(setImmediate)
  }
}

// A sheet that changes meanwhile moves to the end and is met a second time.
function ascending(pages: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(pages.reduce((sum, page) => sum + page.length, 0))
  let size = 0
  for (const page of pages) {
    all.set(page, size)
    size += page.length
  }
  all.sort()
  let kept = 0
  for (const id of all) if (kept === 0 || all[kept - 1] !== id) all[kept++] = id
  return all.subarray(0, kept)
}

const DENSE = 4

/** Those of the sheets with these ids (ascending, of one consultation) that stand, by id. */
export async function listStandingSheets(reader: Reader, consultationId: number, ids: Float64Array): Promise<CountedSheet[]> {
  const [first = 0] = ids
  const last = ids.at(-1) ?? 0
  const isDense = last - first < ids.length * DENSE
  // Sheets that came together lie together, and walking over them is quicker than looking each of them up.
  const among = isDense
    ? and(eq(unindexed(responses.consultationId), consultationId), gte(responses.id, first), lte(responses.id, last))
    : inArray(responses.id, [...ids])
  const rows = await reader
    .select(COUNTED)
    .from(responses)
    .where(and(among, isNull(responses.deletedAt)))
    .orderBy(asc(responses.id))
  if (!isDense) return rows
  const wanted = new Set(ids)
  return rows.filter(({ id }) => wanted.has(id))
}

export interface ReplyRequest {
  responseId: number
  /** The number left with the wish to be answered; null where it was left with a question alone. */
  phone: string | null
  receivedAt: Date
  unitId: number | null
  /** What a question asked for to reach them. */
  left: readonly ApartAnswer[]
  /** What the sheet says in words, which is what they want an answer to. */
  words: readonly { questionId: string; text: string }[]
}

/** Who asked for a reply of their own or left how to be reached, by sheet, after one of them. */
export async function listReplyRequests(
  reader: Reader,
  consultationId: number,
  { after, limit }: { after: number; limit: number },
): Promise<ReplyRequest[]> {
  const { responseId, phone } = replyContacts
  const phones = await reader
    .select({ responseId, phone })
    .from(replyContacts)
    .where(and(eq(replyContacts.consultationId, consultationId), gt(responseId, after)))
    .orderBy(asc(responseId))
    .limit(limit)
  const leaving = await listSheetsWithApart(reader, consultationId, { after, limit })
  const all = [...new Set([...phones.map((each) => each.responseId), ...leaving])].sort((one, other) => one - other)
  const ids = all.slice(0, limit)
  if (ids.length === 0) return []
  const sheets = await reader
    .select({ id: responses.id, receivedAt: responses.receivedAt, unitId: responses.unitId })
    .from(responses)
    .where(inArray(responses.id, ids))
    .orderBy(asc(responses.id))
  const left = leaving.length === 0 ? [] : await listApartOf(reader, ids)
  const said = await reader
    .select({ responseId: opinions.responseId, questionId: opinions.questionId, text: opinions.text })
    .from(opinions)
    .where(inArray(opinions.responseId, ids))
    .orderBy(asc(opinions.id))
  return sheets.map(({ id, receivedAt, unitId }) => ({
    responseId: id,
    phone: phones.find((each) => each.responseId === id)?.phone ?? null,
    receivedAt,
    unitId,
    left: left.filter((each) => each.responseId === id),
    words: said.filter((words) => words.responseId === id),
  }))
}
