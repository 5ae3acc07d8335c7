import type { Fields } from '../kernel/fields'
import { clean } from '../kernel/text'
import { usable } from './expression-names'
import type { AskedQuestion } from './question-type'
import type { Questionnaire } from './questionnaire'
import { typeOf } from './types'

const MOST_NAMES = 60
const MOST_VALUES = 40
const LONGEST = 500

/**
 * Answers that an address fills in beforehand, by a question's id or name: `?q7KM2=a`, `?road.other=…`. What its
 * question would refuse counts as nothing, and so does what only a person's own hand may give: consents, contact, files.
 */
export function prefillIn(questionnaire: Questionnaire, query: Fields): Fields {
  if (query.size === 0) return NOTHING
  const byName = new Map(usable(questionnaire.questions).map(({ id, name }) => [name, id]))
  const byId = new Map(questionnaire.questions.map((question) => [question.id, question]))
  const wanted = new Map<AskedQuestion, Map<string, readonly string[]>>()
  for (const [name, values] of [...query].slice(0, MOST_NAMES)) {
    const [first = '', ...rest] = name.split('.')
    const question = byId.get(first) ?? byId.get(byName.get(first) ?? '')
    const part = rest.join('.')
    if (!question || !mayPrefill(question) || !typeOf(question.type).partNames(question).includes(part)) continue
    const parts = wanted.get(question) ?? new Map()
    wanted.set(question, parts.set(part, values.slice(0, MOST_VALUES).flatMap(cleaned)))
  }
  const fits = [...wanted].filter(([question, parts]) => typeOf(question.type).judge(question, parts).ok)
  return new Map(
    fits.flatMap(([{ id }, parts]) => [...parts].map(([part, values]) => [part ? `${id}.${part}` : id, values] as const)),
  )
}

const NOTHING: Fields = new Map()

function mayPrefill({ type }: AskedQuestion): boolean {
  const { role = 'asks', apart, files, ownHand } = typeOf(type)
  return role === 'asks' && !apart && !files && !ownHand
}

function cleaned(value: string): string[] {
  const text = clean(value)
  return text !== undefined && text !== '' && text.length <= LONGEST ? [text] : []
}
