import { and, asc, eq } from 'drizzle-orm'
import { wordingChoices } from '../../db/schema/questionnaires'
import type { Reader, Writer } from '../../db/storage'
import type { WordingChoice } from '../questions/wordings'

/** What authors said of the wordings of a consultation's questions. */
export const listWordingChoices = (reader: Reader, consultationId: number): Promise<WordingChoice[]> =>
  reader
    .select({
      question: wordingChoices.questionId,
      version: wordingChoices.version,
      isJoined: wordingChoices.isJoined,
      reason: wordingChoices.reason,
    })
    .from(wordingChoices)
    .where(eq(wordingChoices.consultationId, consultationId))
    .orderBy(asc(wordingChoices.questionId), asc(wordingChoices.version))

export async function saveWordingChoice(
  writer: Writer,
  consultationId: number,
  { question, version, isJoined, reason }: WordingChoice,
  { personName, at }: { personName: string; at: Date },
): Promise<void> {
  const same = and(
    eq(wordingChoices.consultationId, consultationId),
    eq(wordingChoices.questionId, question),
    eq(wordingChoices.version, version),
  )
  const changed = await writer
    .update(wordingChoices)
    .set({ isJoined, reason, personName, at })
    .where(same)
    .returning({ version: wordingChoices.version })
  if (changed.length > 0) return
  await writer.insert(wordingChoices).values({ consultationId, questionId: question, version, isJoined, reason, personName, at })
}
