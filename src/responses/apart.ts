import type { AskedQuestion } from '../questions/question-type'
import type { Answers, Questionnaire } from '../questions/questionnaire'
import { typeOf } from '../questions/types'

/** What of a sheet names a person: it is stored beside it, never in it. Pure. */

export interface ApartAnswer {
  questionId: string
  content: Readonly<Record<string, string>>
  /** The version of the words under which it is kept. */
  consentVersion: string
}

const NOTHING: readonly ApartAnswer[] = []
const kept = new WeakMap<Questionnaire, readonly AskedQuestion[]>()

/** The questions whose answers are parted; worked out once a version, since most ask none. */
function apartIn(questionnaire: Questionnaire): readonly AskedQuestion[] {
  const known = kept.get(questionnaire) ?? questionnaire.questions.filter(({ type }) => typeOf(type).apart)
  kept.set(questionnaire, known)
  return known
}

/** The answers as they are stored, and what is stored apart from them. */
export function splitApart(questionnaire: Questionnaire, answers: Answers): { answers: Answers; apart: readonly ApartAnswer[] } {
  const asked = apartIn(questionnaire).filter(({ id }) => answers[id] !== undefined)
  if (asked.length === 0) return { answers, apart: NOTHING }
  const stored: Record<string, unknown> = { ...answers }
  const apart = asked.flatMap(({ id, type }): ApartAnswer[] => {
    const parts = typeOf(type).apart?.split(answers[id])
    if (!parts) return []
    stored[id] = parts.kept
    return [{ questionId: id, content: parts.content, consentVersion: parts.consent }]
  })
  return { answers: stored, apart }
}

/** The answers as they were given, for whoever gave them. */
export function joinApart(questionnaire: Questionnaire, answers: Answers, apart: readonly ApartAnswer[]): Answers {
  if (apart.length === 0) return answers
  const whole: Record<string, unknown> = { ...answers }
  for (const { questionId, content } of apart) {
    const question = apartIn(questionnaire).find(({ id }) => id === questionId)
    const joined = question && typeOf(question.type).apart?.join(answers[questionId], content)
    if (joined !== undefined && answers[questionId] !== undefined) whole[questionId] = joined
  }
  return whole
}
