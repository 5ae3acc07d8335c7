import { and, asc, desc, eq, gte, inArray, or } from 'drizzle-orm'
import { proposed } from '../../db/phrases'
import { challengeCounts, doubtAnswers, doubtLooks, doubts, opinions } from '../../db/schema/responses'
import type { Reader, Writer } from '../../db/storage'
import type { Doubt } from './doubt'

export type StoredDoubt = typeof doubts.$inferSelect
export type DoubtAnswer = typeof doubtAnswers.$inferSelect

/** Whose doubts somebody may read: those of some hamlets and QR places, or null for all. */
export type DoubtScope = { unitIds: readonly number[]; placeIds: readonly number[] } | null

export async function maybeFindLook(reader: Reader, consultationId: number) {
  const [look] = await reader.select().from(doubtLooks).where(eq(doubtLooks.consultationId, consultationId))
  return look
}

export async function saveLook(writer: Writer, look: typeof doubtLooks.$inferInsert): Promise<void> {
  const set = { sequence: proposed(doubtLooks.sequence), day: proposed(doubtLooks.day) }
  await writer.insert(doubtLooks).values(look).onConflictDoUpdate({ target: doubtLooks.consultationId, set })
}

const AT_ONCE = 50

/** New ones are added; one that is known grows. */
export async function saveDoubts(writer: Writer, consultationId: number, found: readonly Doubt[]): Promise<void> {
  const set = {
    minutes: proposed(doubts.minutes),
    sheets: proposed(doubts.sheets),
    passed: proposed(doubts.passed),
    unitId: proposed(doubts.unitId),
  }
  for (let start = 0; start < found.length; start += AT_ONCE) {
    const values = found.slice(start, start + AT_ONCE).map((doubt) => ({ ...doubt, consultationId }))
    await writer
      .insert(doubts)
      .values(values)
      .onConflictDoUpdate({ target: [doubts.consultationId, doubts.mark], set })
  }
}

/** A page of doubts with what was found out about each, the newest first. */
export async function listDoubts(
  reader: Reader,
  consultationId: number,
  scope: DoubtScope,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ doubt: StoredDoubt; answer: DoubtAnswer | null }[]> {
  return reader
    .select({ doubt: doubts, answer: doubtAnswers })
    .from(doubts)
    .leftJoin(doubtAnswers, sameDoubt)
    .where(and(eq(doubts.consultationId, consultationId), within(scope)))
    .orderBy(desc(doubts.at), asc(doubts.mark))
    .limit(limit)
    .offset(offset)
}

const MOST_COUNTED = 500

/** How many nobody has said anything about, up to 500 of all, and whether there is any. */
export async function countDoubts(reader: Reader, consultationId: number, scope: DoubtScope) {
  const found = await reader
    .select({ answered: doubtAnswers.mark })
    .from(doubts)
    .leftJoin(doubtAnswers, sameDoubt)
    .where(and(eq(doubts.consultationId, consultationId), within(scope)))
    .orderBy(desc(doubts.at), asc(doubts.mark))
    .limit(MOST_COUNTED)
  return { open: found.filter(({ answered }) => answered === null).length, isAny: found.length > 0 }
}

/** One doubt and what was found out about it, within what somebody may read. */
export async function maybeFindDoubt(reader: Reader, consultationId: number, mark: string, scope: DoubtScope) {
  const [found] = await reader
    .select({ doubt: doubts, answer: doubtAnswers })
    .from(doubts)
    .leftJoin(doubtAnswers, sameDoubt)
    .where(and(eq(doubts.consultationId, consultationId), eq(doubts.mark, mark), within(scope)))
  return found
}

export async function saveDoubtAnswer(writer: Writer, answer: DoubtAnswer): Promise<void> {
  const { consultationId, mark, ...set } = answer
  await writer
    .insert(doubtAnswers)
    .values(answer)
    .onConflictDoUpdate({ target: [doubtAnswers.consultationId, doubtAnswers.mark], set })
}

/** The minutes since a moment in which somebody was asked for a proof. */
export const listChallengeCounts = (reader: Reader, consultationId: number, since: Date) =>
  reader
    .select()
    .from(challengeCounts)
    .where(and(eq(challengeCounts.consultationId, consultationId), gte(challengeCounts.minute, since)))
    .orderBy(asc(challengeCounts.minute))

/** What some sheets say in words, by sheet and question: nothing of those that were deleted since. */
export async function listWordsOf(reader: Reader, responseIds: readonly number[]) {
  if (responseIds.length === 0) return []
  return reader
    .select({ responseId: opinions.responseId, questionId: opinions.questionId, text: opinions.text })
    .from(opinions)
    .where(inArray(opinions.responseId, [...responseIds]))
    .orderBy(asc(opinions.id))
}

const sameDoubt = and(eq(doubtAnswers.consultationId, doubts.consultationId), eq(doubtAnswers.mark, doubts.mark))

const within = (scope: DoubtScope) =>
  scope === null
    ? undefined
    : or(and(eq(doubts.placeId, 0), inArray(doubts.unitId, [...scope.unitIds])), inArray(doubts.placeId, [...scope.placeIds]))
