import { createHash } from 'node:crypto'
import { ordered } from '../kernel/ordered'
import type { Question } from './question-type'
import { typeOf } from './types'

/**
 * Two authors changed one question at once. Its page carries a print of each field as it was; what only one of them
 * changed is taken from that one, what both changed otherwise is theirs to decide.
 */

/** By field: `label`, `hint`, `required`, `shownWhen`, `checks`, `name` and each setting as `settings.options`. */
export type Prints = Readonly<Record<string, string>>

export function printsOf(question: Question): Prints {
  return Object.fromEntries(fieldsOf(question).map((field) => [field, printOf(valueIn(question, field))]))
}

/** As a hidden field carries it: `label:1f3a… settings.options:…`. */
export const printsAsText = (prints: Prints): string =>
  Object.entries(prints)
    .map(([field, each]) => `${field}:${each}`)
    .join(' ')

/** Undefined for what is none. */
export function readPrints(text: string): Prints | undefined {
  const found = text.split(' ').map((each) => /^([\w.]{1,60}):([0-9a-f]{12})$/.exec(each))
  return found.every((each) => each !== null) ? Object.fromEntries(found.map((each) => [each[1], each[2]])) : undefined
}

export interface Merged {
  question: Question
  /** Fields that both changed, each otherwise: in `question` they are as the other author left them. */
  conflicts: readonly string[]
}

export function merged(base: Prints, mine: Question, theirs: Question): Merged {
  const conflicts: string[] = []
  let question = theirs
  for (const field of new Set([...fieldsOf(mine), ...fieldsOf(theirs)])) {
    const [own, other] = [printOf(valueIn(mine, field)), printOf(valueIn(theirs, field))]
    if (own === other || own === base[field]) continue
    if (other === base[field]) question = withField(question, field, valueIn(mine, field))
    else conflicts.push(field)
  }
  if (typeOf(question.type).settings.safeParse(question.settings).success) return { question, conflicts }
  // Each change is sound, both together are not: then both are shown.
  const settings = differing(mine, theirs).filter((field) => field.startsWith('settings.'))
  return { question: { ...question, settings: theirs.settings }, conflicts: [...new Set([...conflicts, ...settings])] }
}

/** The fields in which two wordings of a question differ. */
export const differing = (one: Question, other: Question): string[] =>
  [...new Set([...fieldsOf(one), ...fieldsOf(other)])].filter(
    (field) => printOf(valueIn(one, field)) !== printOf(valueIn(other, field)),
  )

const OWN = ['label', 'hint', 'required', 'shownWhen', 'checks', 'order', 'wordings', 'name'] as const

const fieldsOf = ({ settings }: Question): string[] => [
  ...OWN,
  ...Object.keys(entriesOf(settings)).map((key) => `settings.${key}`),
]

const entriesOf = (settings: unknown): Record<string, unknown> =>
  settings !== null && typeof settings === 'object' ? { ...settings } : {}

/** What a field holds, to be shown. */
export function valueIn(question: Question, field: string): unknown {
  if (field.startsWith('settings.')) return entriesOf(question.settings)[field.slice('settings.'.length)]
  const { label, hint, required, shownWhen, checks = [], order = null, wordings = [], name = '' } = question
  return { label, hint, required, shownWhen, checks, order, wordings, name }[field]
}

function withField(question: Question, field: string, value: unknown): Question {
  if (!field.startsWith('settings.')) return { ...question, [field]: value }
  return { ...question, settings: { ...entriesOf(question.settings), [field.slice('settings.'.length)]: value } }
}

/** The same for the same value, whatever the order of its keys. */
export const printOf = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(ordered(value)) ?? '')
    .digest('hex')
    .slice(0, 12)

/** The print of what is not there, such as a row that was taken out. */
export const ABSENT = '000000000000'
