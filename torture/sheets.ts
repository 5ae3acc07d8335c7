import { fieldsOf } from '../src/kernel/fields'
import type { Draw } from '../src/questions/draw'
import type { Option } from '../src/questions/question-type'
import { type Answers, isShown, type Questionnaire, questionnaireOf } from '../src/questions/questionnaire'
import { typeOf } from '../src/questions/types'
import { judgeSheet } from '../src/responses/answer-sheet'
import type { Chance } from './chance'
import type { SettledConsultation } from './town'

/** One sheet as a browser sends it, and what must stand in the database once it is acknowledged. */
export interface DrawnSheet {
  fields: readonly (readonly [string, string])[]
  content: Content
}

export interface Content {
  version: number
  answers: Answers
  /** The hamlet the answers name. */
  unitId: number | null
  /** `question part text`, sorted. */
  words: readonly string[]
  phone: string | null
}

export const wordsLine = (questionId: string, part: string, text: string): string => `${questionId} ${part} ${text}`

const ANSWERS_OPTIONAL = 0.8
const LEAVES_PHONE = 0.15
const questionnaires = new WeakMap<SettledConsultation, Questionnaire>()
let written = 0

export function drawSheet(consultation: SettledConsultation, chance: Chance): DrawnSheet {
  const questionnaire = readOnce(consultation)
  const fields: [string, string][] = []
  const answers: Record<string, unknown> = {}
  for (const question of questionnaire.questions) {
    if (!isShown(question, questionnaire, answers) || !(question.required || chance.of(ANSWERS_OPTIONAL))) continue
    const type = typeOf(question.type)
    const sent = type.sample(question, drawBy(chance))
    const judged = type.judge(question, sent)
    if (judged.ok && judged.answer !== null) answers[question.id] = judged.answer
    for (const [part, values] of sent)
      for (const value of values) fields.push([part ? `${question.id}.${part}` : question.id, value])
  }
  const phone = consultation.offersReply && chance.of(LEAVES_PHONE) ? `09${chance.whole(10_000_000, 99_999_999)}` : null
  return { fields: [...fields, ...contactOf(phone)], content: contentOf(questionnaire, fields, phone) }
}

const contactOf = (phone: string | null): [string, string][] =>
  phone
    ? [
        ['reply', 'on'],
        ['phone', phone],
      ]
    : []

function contentOf(questionnaire: Questionnaire, fields: readonly (readonly [string, string])[], phone: string | null): Content {
  const judged = judgeSheet(questionnaire, fieldsOf(fields))
  if (!judged.ok) throw new Error(`A drawn sheet was refused: ${JSON.stringify(judged.faults)}`)
  const { version, answers, unitId, words } = judged.sheet
  const lines = words.map(({ questionId, part, text }) => wordsLine(questionId, part, text)).sort()
  return { version, answers, unitId, words: lines, phone }
}

function readOnce(consultation: SettledConsultation): Questionnaire {
  const known = questionnaires.get(consultation)
  if (known) return known
  const hamlets: Option[] = consultation.hamlets
  const read = questionnaireOf(consultation.version, consultation.questions, hamlets)
  questionnaires.set(consultation, read)
  return read
}

// No two sheets with words say the same, so that one cannot pass for another.
const drawBy = (chance: Chance): Draw => ({
  choose: (_variable, codes) => chance.pick(codes),
  whole: (_variable, least, greatest) => chance.whole(least, greatest),
  chance: (share) => chance.of(share),
  words: () => `Ý thứ ${++written}: xin làm sớm, đỡ ngập khi mưa.`,
})
