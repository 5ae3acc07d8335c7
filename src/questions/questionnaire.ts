import { z } from 'zod'
import type { AskedQuestion, Option, Question } from './question-type'
import { typeOf } from './types'

/** The answers of one sheet by question id; a question that was not answered is absent. */
export type Answers = Readonly<Record<string, unknown>>

/** One version of the questions as one consultation asks them. */
export interface Questionnaire {
  version: number
  questions: readonly AskedQuestion[]
}

const storedQuestion = z.object({
  id: z.string().regex(/^q[0-9A-Za-z]{1,12}$/),
  type: z.string(),
  label: z.string(),
  hint: z.string().default(''),
  required: z.boolean().default(false),
  shownWhen: z
    .object({ question: z.string(), anyOf: z.array(z.string()) })
    .nullable()
    .default(null),
  settings: z.unknown(),
})

/** Reads what was stored, each question's settings judged by its type. Throws on what no author could have made. */
export function readQuestions(stored: readonly unknown[]): Question[] {
  return stored.map((each) => {
    const question = storedQuestion.parse(each)
    return { ...question, settings: typeOf(question.type).settings.parse(question.settings) }
  })
}

export function questionnaireOf(version: number, stored: readonly unknown[], hamlets: readonly Option[]): Questionnaire {
  return { version, questions: readQuestions(stored).map((question) => ({ ...question, hamlets })) }
}

/** True when nothing hides the question, judged from the answers to those before it; a hidden one hides what hangs on it. */
export function isShown(question: AskedQuestion, { questions }: Questionnaire, answers: Answers): boolean {
  return question.shownWhen === null || holds(question.shownWhen, placesIn(questions).get(question.id) ?? 0, questions, answers)
}

// Only what stands before a question can show it, so that no stored condition goes round in a circle.
function holds(
  { question: id, anyOf }: NonNullable<AskedQuestion['shownWhen']>,
  place: number,
  questions: Questionnaire['questions'],
  answers: Answers,
): boolean {
  const earlierPlace = placesIn(questions).get(id) ?? place
  const earlier = questions[earlierPlace]
  const answer = answers[id]
  if (!earlier || earlierPlace >= place || answer === undefined || answer === null) return false
  if (earlier.shownWhen !== null && !holds(earlier.shownWhen, earlierPlace, questions, answers)) return false
  const chosen = typeOf(earlier.type).values(earlier, answer)[id]
  if (typeof chosen === 'string') return anyOf.includes(chosen)
  return Array.isArray(chosen) && chosen.some((code) => anyOf.includes(code))
}

const kept = new WeakMap<Questionnaire['questions'], ReadonlyMap<string, number>>()

function placesIn(questions: Questionnaire['questions']): ReadonlyMap<string, number> {
  const known = kept.get(questions)
  if (known) return known
  const places = new Map(questions.map(({ id }, place) => [id, place]))
  kept.set(questions, places)
  return places
}

/** The codes a later question may hang on: those of a question that is one category or several choices. */
export function conditionOptions(question: AskedQuestion): readonly Option[] {
  const variable = typeOf(question.type)
    .variables(question)
    .find((each) => each.id === question.id)
  return variable && variable.kind !== 'number' ? variable.categories : []
}
