import { z } from 'zod'
import { metIn } from './flow'
import type { AskedQuestion, Condition, Option, Question } from './question-type'
import { type QuestionnaireSettings, usualSettings } from './questionnaire-settings'
import { typeOf } from './types'

/** The answers of one sheet by question id, and its context under `$`; a question that was not answered is absent. */
export type Answers = Readonly<Record<string, unknown>>

/** One version of the questions as one consultation asks them. */
export interface Questionnaire {
  version: number
  questions: readonly AskedQuestion[]
  settings: QuestionnaireSettings
  /** Of its words, where they are a translation (translations.ts). */
  language?: string
}

/** As a question is stored, its settings not judged yet. */
export const storedQuestion = z.object({
  id: z.string().regex(/^q[0-9A-Za-z]{1,12}$/),
  type: z.string(),
  label: z.string(),
  hint: z.string().default(''),
  required: z.boolean().default(false),
  shownWhen: z
    .union([z.object({ question: z.string(), anyOf: z.array(z.string()) }), z.object({ formula: z.string() })])
    .nullable()
    .default(null),
  checks: z.array(z.object({ formula: z.string(), message: z.string() })).optional(),
  order: z.object({ fixed: z.array(z.string()).default([]) }).nullish(),
  wordings: z
    .array(z.object({ label: z.string(), hint: z.string().default('') }))
    .max(7)
    .optional(),
  name: z.string().optional(),
  settings: z.unknown(),
})

/** Reads what was stored, each question's settings judged by its type. Throws on what no author could have made. */
export function readQuestions(stored: readonly unknown[]): Question[] {
  return stored.map((each) => {
    const question = storedQuestion.parse(each)
    const { checks, order, wordings, name, ...rest } = question
    const settings = typeOf(question.type).settings.parse(question.settings)
    const more = { ...(checks && { checks }), ...(order && { order }), ...(wordings?.length && { wordings }) }
    return { ...rest, ...more, ...(name && { name }), settings }
  })
}

export function questionnaireOf(
  version: number,
  stored: readonly unknown[],
  hamlets: readonly Option[],
  settings: QuestionnaireSettings = usualSettings,
): Questionnaire {
  return { version, questions: readQuestions(stored).map((question) => ({ ...question, hamlets })), settings }
}

/** True when nothing hides the item from a sheet with these answers. */
export const isShown = (question: AskedQuestion, questionnaire: Questionnaire, answers: Answers): boolean =>
  metIn(questionnaire, answers).has(question.id)

/** True for what has answers: it asks people, or is worked out. */
export const hasAnswers = ({ type }: Pick<AskedQuestion, 'type'>): boolean => {
  const { role = 'asks' } = typeOf(type)
  return role === 'asks' || role === 'computes'
}

/** The earlier question and its codes, where the condition is of that kind. */
export const simpleCondition = (shownWhen: Condition | null) => (shownWhen && 'question' in shownWhen ? shownWhen : null)

/** The codes a later question may hang on: those of a question that is one category or several choices. */
export function conditionOptions(question: AskedQuestion): readonly Option[] {
  const variable = typeOf(question.type)
    .variables(question)
    .find((each) => each.id === question.id)
  return variable && variable.kind !== 'number' ? variable.categories : []
}
