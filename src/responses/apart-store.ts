import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { answerContacts } from '../../db/schema/questionnaires'
import type { Reader, Writer } from '../../db/storage'
import type { ApartAnswer } from './apart'

export type NewApart = typeof answerContacts.$inferInsert

export async function addApart(writer: Writer, rows: readonly NewApart[]): Promise<void> {
  if (rows.length > 0) await writer.insert(answerContacts).values([...rows])
}

export async function removeApart(writer: Writer, responseId: number): Promise<void> {
  await writer.delete(answerContacts).where(eq(answerContacts.responseId, responseId))
}

const SHOWN = {
  questionId: answerContacts.questionId,
  content: answerContacts.content,
  consentVersion: answerContacts.consentVersion,
}

/** What was left with one sheet; only for its own author. */
export function listApart(reader: Reader, responseId: number): Promise<ApartAnswer[]> {
  return reader
    .select(SHOWN)
    .from(answerContacts)
    .where(eq(answerContacts.responseId, responseId))
    .orderBy(asc(answerContacts.questionId))
}

/** The sheets with which somebody left how to be reached, after one of them; for those who answer people. */
export async function listSheetsWithApart(
  reader: Reader,
  consultationId: number,
  { after, limit }: { after: number; limit: number },
): Promise<number[]> {
  const { responseId } = answerContacts
  const rows = await reader
    .selectDistinct({ responseId })
    .from(answerContacts)
    .where(and(eq(answerContacts.consultationId, consultationId), gt(responseId, after)))
    .orderBy(asc(responseId))
    .limit(limit)
  return rows.map((row) => row.responseId)
}

export function listApartOf(reader: Reader, ids: readonly number[]): Promise<(ApartAnswer & { responseId: number })[]> {
  return reader
    .select({ responseId: answerContacts.responseId, ...SHOWN })
    .from(answerContacts)
    .where(inArray(answerContacts.responseId, [...ids]))
    .orderBy(asc(answerContacts.responseId), asc(answerContacts.questionId))
}
