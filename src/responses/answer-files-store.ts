import { and, asc, count, eq, inArray, isNull, lt, sum } from 'drizzle-orm'
import { answerFiles } from '../../db/schema/questionnaires'
import { responses } from '../../db/schema/responses'
import type { Reader, Writer } from '../../db/storage'
import { problem } from '../kernel/problem'

export type AnswerFile = Omit<typeof answerFiles.$inferSelect, 'content'>

const withoutContent = {
  token: answerFiles.token,
  consultationId: answerFiles.consultationId,
  questionId: answerFiles.questionId,
  sheetKey: answerFiles.sheetKey,
  isNamed: answerFiles.isNamed,
  name: answerFiles.name,
  mediaType: answerFiles.mediaType,
  size: answerFiles.size,
  sha256: answerFiles.sha256,
  addedAt: answerFiles.addedAt,
}

export async function maybeFindFile(reader: Reader, token: string): Promise<AnswerFile | undefined> {
  const [row] = await reader.select(withoutContent).from(answerFiles).where(eq(answerFiles.token, token))
  return row
}

/** Throws notFound. */
export async function findFileContent(reader: Reader, token: string): Promise<Buffer> {
  const [row] = await reader.select({ content: answerFiles.content }).from(answerFiles).where(eq(answerFiles.token, token))
  if (!row) throw problem('notFound')
  return row.content
}

export const listFilesOfSheet = (reader: Reader, consultationId: number, sheetKey: string): Promise<AnswerFile[]> =>
  reader
    .select(withoutContent)
    .from(answerFiles)
    .where(and(eq(answerFiles.consultationId, consultationId), eq(answerFiles.sheetKey, sheetKey)))
    .orderBy(asc(answerFiles.addedAt), asc(answerFiles.token))

/** Bytes received for a consultation, whether a sheet names them or not. */
export async function sumOfFiles(reader: Reader, consultationId: number): Promise<number> {
  const [row] = await reader
    .select({ total: sum(answerFiles.size) })
    .from(answerFiles)
    .where(eq(answerFiles.consultationId, consultationId))
  return Number(row?.total ?? 0)
}

/** Files of standing sheets in the order of the sheets, with what those answer. */
export function listFilesOfAnswers(
  reader: Reader,
  { consultationId, limit, offset }: { consultationId: number; limit: number; offset: number },
) {
  return reader
    .select({ ...withoutContent, responseId: responses.id, version: responses.version, answers: responses.answers })
    .from(answerFiles)
    .innerJoin(responses, and(eq(responses.consultationId, answerFiles.consultationId), eq(responses.key, answerFiles.sheetKey)))
    .where(and(eq(answerFiles.consultationId, consultationId), isNull(responses.deletedAt)))
    .orderBy(asc(responses.id), asc(answerFiles.token))
    .limit(limit)
    .offset(offset)
}

export async function countFilesOfAnswers(reader: Reader, consultationId: number): Promise<number> {
  const [row] = await reader
    .select({ total: count() })
    .from(answerFiles)
    .innerJoin(responses, and(eq(responses.consultationId, answerFiles.consultationId), eq(responses.key, answerFiles.sheetKey)))
    .where(and(eq(answerFiles.consultationId, consultationId), isNull(responses.deletedAt)))
  return row?.total ?? 0
}

/** Received before a moment, and not yet seen to be named by a sheet. */
export const listUnnamed = (reader: Reader, before: Date, limit: number): Promise<AnswerFile[]> =>
  reader
    .select(withoutContent)
    .from(answerFiles)
    .where(and(eq(answerFiles.isNamed, false), lt(answerFiles.addedAt, before)))
    .orderBy(asc(answerFiles.addedAt), asc(answerFiles.token))
    .limit(limit)

export async function listConsultationsWithFiles(reader: Reader): Promise<number[]> {
  const rows = await reader
    .selectDistinct({ id: answerFiles.consultationId })
    .from(answerFiles)
    .orderBy(asc(answerFiles.consultationId))
  return rows.map(({ id }) => id)
}

/** The answers of a standing sheet; undefined where the key has none. */
export async function maybeFindAnswers(reader: Reader, consultationId: number, key: string) {
  const [row] = await reader
    .select({ answers: responses.answers })
    .from(responses)
    .where(and(eq(responses.consultationId, consultationId), eq(responses.key, key), isNull(responses.deletedAt)))
  return row?.answers
}

export async function addFile(writer: Writer, row: typeof answerFiles.$inferInsert): Promise<void> {
  await writer.insert(answerFiles).values(row)
}

export async function saveNamed(writer: Writer, tokens: readonly string[]): Promise<void> {
  if (tokens.length > 0)
    await writer
      .update(answerFiles)
      .set({ isNamed: true })
      .where(inArray(answerFiles.token, [...tokens]))
}

export async function removeFiles(writer: Writer, tokens: readonly string[]): Promise<void> {
  if (tokens.length > 0) await writer.delete(answerFiles).where(inArray(answerFiles.token, [...tokens]))
}

export async function removeFilesOfSheet(writer: Writer, consultationId: number, sheetKey: string): Promise<void> {
  await writer.delete(answerFiles).where(and(eq(answerFiles.consultationId, consultationId), eq(answerFiles.sheetKey, sheetKey)))
}

export async function removeFilesOfConsultation(writer: Writer, consultationId: number): Promise<void> {
  await writer.delete(answerFiles).where(eq(answerFiles.consultationId, consultationId))
}
