import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import { usable } from './expression-names'
import { codeAt } from './lot'
import type { AskedQuestion, Option } from './question-type'
import { hasAnswers } from './questionnaire'
import type { QuestionnaireSettings } from './questionnaire-settings'
import { typeOf } from './types'

/** What a name of an expression stands for, as far as it is known before anybody answers. */
export interface Subject {
  /** As it is stored: `q7KM2`, `q7KM2.rows`, `hidden.source`. */
  name: string
  label: string
  /** `code`: one of the options; `codes`: several of them; `any`: nothing is known. */
  kind: 'code' | 'codes' | 'number' | 'day' | 'text' | 'any'
  options: readonly Option[]
  /** Whose it is; none for what a sheet brings with it. */
  question?: AskedQuestion
  /** Which of this question's wordings a sheet was given. */
  wordingOf?: AskedQuestion
}

export interface Scope {
  /** By stored name, and by the name its author gave the question. */
  subjects: ReadonlyMap<string, Subject>
  /** In the order of the list, each once. */
  inOrder: readonly Subject[]
  /** Ids and names of items that do not stand before. */
  notEarlier: ReadonlySet<string>
}

/** What an expression after these items may ask about. A check of a question counts that question among those before. */
export function scopeOf(
  earlier: readonly AskedQuestion[],
  all: readonly AskedQuestion[],
  hiddenFields: QuestionnaireSettings['hiddenFields'] = [],
  locale: Locale = 'vi',
): Scope {
  const named = new Map(usable(all).map(({ id, name = '' }) => [id, name]))
  const inOrder = [
    ...earlier.flatMap((question) => subjectsOf(question, locale)),
    ...broughtAlong(earlier, hiddenFields),
    ...all.flatMap(drawnOf),
  ]
  const subjects = new Map<string, Subject>()
  for (const subject of inOrder) {
    subjects.set(subject.name, subject)
    const [id = '', ...parts] = subject.name.split('.')
    const name = subject.question && named.get(id)
    if (name) subjects.set([name, ...parts].join('.'), subject)
    const drawn = subject.wordingOf && named.get(subject.wordingOf.id)
    if (drawn) subjects.set(`variant.${drawn}`, subject)
  }
  const later = all.filter(({ id }) => !earlier.some((each) => each.id === id))
  return { subjects, inOrder, notEarlier: new Set(later.flatMap(({ id }) => [id, named.get(id) ?? id])) }
}

function subjectsOf(question: AskedQuestion, locale: Locale): Subject[] {
  if (!hasAnswers(question)) return []
  const type = typeOf(question.type)
  const found = type.variables(question, locale).map((variable): Subject => {
    const { id: name, kind } = variable
    const label = name === question.id ? question.label : partLabel(question, variable.label, locale)
    if (kind === 'number') {
      const form = variable.as
      return { name, label, kind: form === undefined ? 'number' : form === 'day' ? 'day' : 'any', options: [], question }
    }
    return { name, label, kind: kind === 'multiple' ? 'codes' : 'code', options: variable.categories, question }
  })
  for (const { part, label } of type.textParts(question)) {
    const name = part ? `${question.id}.${part}` : question.id
    if (found.some((each) => each.name === name)) continue
    found.push({ name, label: part ? partLabel(question, label, locale) : question.label, kind: 'text', options: [], question })
  }
  return found
}

// Some types say the question's words before those of a part; a part that is only written into has no words of its own.
function partLabel({ label }: AskedQuestion, part: string, locale: Locale): string {
  if (part === label) return `${label} – ${messages[locale].questions.written}`
  return label && part.startsWith(label) ? part : `${label} – ${part}`
}

function broughtAlong(earlier: readonly AskedQuestion[], hiddenFields: QuestionnaireSettings['hiddenFields']): Subject[] {
  const hamlets = earlier[0]?.hamlets ?? []
  const bare = (name: string, label = ''): Subject => ({ name, label, kind: 'any', options: [] })
  return [
    ...hiddenFields.map(({ name, label }) => bare(`hidden.${name}`, label)),
    hamlets.length > 0 ? { ...bare('hamlet'), kind: 'code', options: hamlets } : bare('hamlet'),
    bare('place'),
    bare('language'),
  ]
}

/** Drawn before anybody answers, so it may be asked about wherever the question stands. */
function drawnOf(question: AskedQuestion): Subject[] {
  const { id, label, wordings = [] } = question
  if (wordings.length === 0) return []
  const options = [label, ...wordings.map((each) => each.label)].map((text, place) => ({ code: codeAt(place), label: text }))
  return [{ name: `variant.${id}`, label, kind: 'code', options, wordingOf: question }]
}
