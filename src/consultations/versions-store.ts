import { and, desc, eq } from 'drizzle-orm'
import { questionnaireVersions } from '../../db/schema/consultations'
import type { Reader, Writer } from '../../db/storage'
import { problem } from '../kernel/problem'
import { removeSteps } from './steps-store'

/** The newest wording of the questions: a working copy, or the published version when nobody has begun to change it. */
export interface NewestWording {
  number: number
  questions: readonly unknown[]
  /** What was taken out while it was written. */
  removed: readonly unknown[]
  /** Of the questionnaire as a whole, as stored; null for all as usual. */
  settings: unknown
  isPublished: boolean
}

/** Throws notFound. */
export async function findNewestWording(reader: Reader, consultationId: number): Promise<NewestWording> {
  const [row] = await reader
    .select()
    .from(questionnaireVersions)
    .where(eq(questionnaireVersions.consultationId, consultationId))
    .orderBy(desc(questionnaireVersions.number))
    .limit(1)
  if (!row) throw problem('notFound', { consultation: consultationId })
  const { number, questions, removed, settings, publishedAt } = row
  return { number, questions, removed: removed ?? [], settings, isPublished: publishedAt !== null }
}

export async function addVersion(
  writer: Writer,
  version: {
    consultationId: number
    number: number
    questions: readonly unknown[]
    removed: readonly unknown[]
    settings?: unknown
  },
  now: Date,
): Promise<void> {
  const { questions, removed, ...rest } = version
  await writer
    .insert(questionnaireVersions)
    .values({ ...rest, questions: [...questions], removed: [...removed], createdAt: now, publishedAt: null })
}

const isVersion = (consultationId: number, number: number) =>
  and(eq(questionnaireVersions.consultationId, consultationId), eq(questionnaireVersions.number, number))

/** Changes the working copy; a published version begets the next one and stays as it is. */
export async function saveWording(
  writer: Writer,
  consultationId: number,
  before: NewestWording,
  { questions, removed, settings = before.settings }: Pick<NewestWording, 'questions' | 'removed'> & { settings?: unknown },
  now: Date,
): Promise<void> {
  if (before.isPublished) {
    await addVersion(writer, { consultationId, number: before.number + 1, questions, removed, settings }, now)
    return
  }
  await writer
    .update(questionnaireVersions)
    .set({ questions: [...questions], removed: [...removed], settings })
    .where(isVersion(consultationId, before.number))
}

/** From now on it never changes again. */
export async function publishVersion(writer: Writer, consultationId: number, number: number, now: Date): Promise<void> {
  await writer.update(questionnaireVersions).set({ publishedAt: now, removed: [] }).where(isVersion(consultationId, number))
  // The way here is of no use any more, and heavy.
  await removeSteps(writer, consultationId)
}

export async function removeWorkingCopy(writer: Writer, consultationId: number, number: number): Promise<void> {
  await writer.delete(questionnaireVersions).where(isVersion(consultationId, number))
  await removeSteps(writer, consultationId)
}
