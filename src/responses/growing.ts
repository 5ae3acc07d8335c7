import type { Fields } from '../kernel/fields'
import type { AskedQuestion } from '../questions/question-type'
import type { Questionnaire } from '../questions/questionnaire'
import { MORE } from '../questions/repeat-judging'
import { typeOf } from '../questions/types'

/** Somebody asks for more controls of a question, as for another person of the household. Nothing is judged, nothing lost. */
export interface Growth {
  question: AskedQuestion
  /** How many are wanted in all. */
  count: string
}

/** Of the button `go` of the value `more ID COUNT`; undefined for every other. */
export function growthIn(questionnaire: Questionnaire, go: string): Growth | undefined {
  const [, id, count = ''] = /^more (q[0-9A-Za-z]{1,12}) (\d{1,2})$/.exec(go) ?? []
  const question = questionnaire.questions.find((each) => each.id === id)
  return question && typeOf(question.type).grows ? { question, count } : undefined
}

/** What was sent, with the wish for more where the question looks for it. */
export function withGrowth(sent: ReadonlyMap<string, Fields>, growth: Growth | undefined): ReadonlyMap<string, Fields> {
  if (!growth) return sent
  const { id } = growth.question
  return new Map([...sent, [id, new Map([...(sent.get(id) ?? []), [MORE, [growth.count]]])]])
}
