import { and, asc, eq, gt, inArray, isNull, lte } from 'drizzle-orm'
import { unindexed } from '../../db/phrases'
import { opinions, replyContacts, responses } from '../../db/schema/responses'
import type { Reader } from '../../db/storage'

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

/** Standing sheets with an id above the given one, by id, for exports that stream. */
export function listStandingSheetsAfter(
  reader: Reader,
  consultationId: number,
  afterId: number,
  limit: number,
): Promise<CountedSheet[]> {
  return reader
    .select(COUNTED)
    .from(responses)
    .where(and(eq(unindexed(responses.consultationId), consultationId), gt(responses.id, afterId), isNull(responses.deletedAt)))
    .orderBy(asc(responses.id))
    .limit(limit)
}

export interface ReplyRequest {
  responseId: number
  phone: string
  receivedAt: Date
  unitId: number | null
  /** What the sheet says in words, which is what they want an answer to. */
  words: readonly { questionId: string; text: string }[]
}

/** Who asked for a reply of their own, by sheet, after one of them. */
export async function listReplyRequests(
  reader: Reader,
  consultationId: number,
  { after, limit }: { after: number; limit: number },
): Promise<ReplyRequest[]> {
  const { responseId, phone } = replyContacts
  const asked = await reader
    .select({ responseId, phone, receivedAt: responses.receivedAt, unitId: responses.unitId })
    .from(replyContacts)
    .innerJoin(responses, eq(responses.id, responseId))
    .where(and(eq(replyContacts.consultationId, consultationId), gt(responseId, after)))
    .orderBy(asc(responseId))
    .limit(limit)
  if (asked.length === 0) return []
  const said = await reader
    .select({ responseId: opinions.responseId, questionId: opinions.questionId, text: opinions.text })
    .from(opinions)
    .where(
      inArray(
        opinions.responseId,
        asked.map((each) => each.responseId),
      ),
    )
    .orderBy(asc(opinions.id))
  return asked.map((each) => ({ ...each, words: said.filter((words) => words.responseId === each.responseId) }))
}
