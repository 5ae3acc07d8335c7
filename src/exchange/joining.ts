import { readable } from '../kernel/ids'
import type { Question } from '../questions/question-type'
import type { QuestionnaireSettings } from '../questions/questionnaire-settings'
import { ownName } from './wording'

interface Questionnaire {
  questions: readonly Question[]
  settings: QuestionnaireSettings
}

/**
 * A questionnaire with another put in at a place counted from 0. Ids and names that are there already are changed in
 * what comes; how it is asked stays, and fields of the address and translations are added.
 */
export function joined(present: Questionnaire, brought: Questionnaire, place: number): Questionnaire {
  const taken = new Set(present.questions.map(({ id }) => id))
  const clashing = brought.questions.filter(({ id }) => taken.has(id))
  const ids = new Map(clashing.map(({ id }) => [id, freshId(taken, brought.questions)]))
  const named: Pick<Question, 'id' | 'name'>[] = [...present.questions]
  const fresh = brought.questions.map((question) => {
    const { name = '', ...rest } = ids.size > 0 ? withIds(question, ids) : question
    const own = name && ownName(name, named)
    if (own) named.push({ id: rest.id, name: own })
    return { ...rest, ...(own && { name: own }) }
  })
  return { questions: present.questions.toSpliced(place, 0, ...fresh), settings: merged(present.settings, brought.settings, ids) }
}

function merged(own: QuestionnaireSettings, brought: QuestionnaireSettings, ids: Ids): QuestionnaireSettings {
  const hiddenFields = brought.hiddenFields.filter(({ name }) => !own.hiddenFields.some((each) => each.name === name))
  const translations = [...own.translations]
  for (const each of brought.translations) {
    const words = keyed(each.words, ids)
    const audio = keyed(each.audio, ids)
    const place = translations.findIndex(({ language }) => language === each.language)
    const known = translations[place]
    if (known) translations[place] = { ...known, words: { ...words, ...known.words }, audio: { ...audio, ...known.audio } }
    else translations.push({ ...each, words, audio })
  }
  return { ...own, hiddenFields: [...own.hiddenFields, ...hiddenFields], translations }
}

/** Names of texts and recordings begin with the question's id. */
const keyed = <Value>(table: Readonly<Record<string, Value>>, ids: Ids): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(table).map(([name, value]) => [name.replace(/^q[0-9A-Za-z]{1,12}/, (id) => ids.get(id) ?? id), value]),
  )

function freshId(taken: Set<string>, brought: readonly Question[]): string {
  const id = `q${readable(5)}`
  if (taken.has(id) || brought.some((each) => each.id === id)) return freshId(taken, brought)
  taken.add(id)
  return id
}

type Ids = ReadonlyMap<string, string>

function withIds(question: Question, ids: Ids): Question {
  const { id, label, hint, shownWhen, checks } = question
  return {
    ...question,
    id: ids.get(id) ?? id,
    label: inBraces(label, ids),
    hint: inBraces(hint, ids),
    shownWhen:
      shownWhen && 'question' in shownWhen
        ? { ...shownWhen, question: ids.get(shownWhen.question) ?? shownWhen.question }
        : shownWhen && { formula: anywhere(shownWhen.formula, ids) },
    ...(checks && { checks: checks.map(({ formula, message }) => ({ formula: anywhere(formula, ids), message })) }),
    settings: inSettings(question.settings, ids, ''),
  }
}

const WORDS = ['code', 'label', 'note', 'text', 'unit', 'description']

/** A formula or a reference anywhere, but no id that stands in plain words. */
function inSettings(value: unknown, ids: Ids, key: string): unknown {
  if (typeof value === 'string') return WORDS.includes(key) ? inBraces(value, ids) : anywhere(value, ids)
  if (Array.isArray(value)) return value.map((each) => inSettings(each, ids, key))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inSettings(each, ids, name)]))
}

const anywhere = (text: string, ids: Ids): string => text.replace(/(?<![\w])q[0-9A-Za-z]{1,12}(?!\w)/g, (id) => ids.get(id) ?? id)
const inBraces = (text: string, ids: Ids): string => text.replace(/\{[^{}]*\}/g, (piped) => anywhere(piped, ids))
