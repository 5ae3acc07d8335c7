import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import { toShown, toStored } from './expression-names'
import { numbersOf } from './numbering'
import type { AskedQuestion } from './question-type'
import { hasAnswers } from './questionnaire'
import { codeIn } from './translatable'
import { type SourceText, stateOf, type Translation } from './translations'
import { typeWords } from './type-words'

/** Where a text stands, in words: `Câu 3: phương án a`. */
export function placeInWords({ name, question: id }: SourceText, questions: readonly AskedQuestion[], locale: Locale): string {
  const { places } = messages[locale].languages
  if (id === '') return aroundInWords(name, locale)
  const question = questions.find((each) => each.id === id)
  const number = numbersOf(questions).get(id)
  const bearer = number ? places.question(number) : question ? withoutNumber(question, questions, locale) : places.other
  return `${bearer}: ${partInWords(name.slice(name.indexOf('/') + 1), question, locale)}`
}

/** What bears no number is told by its kind and the question it follows: a number of its own would be taken for a question's. */
function withoutNumber({ id, type }: AskedQuestion, questions: readonly AskedQuestion[], locale: Locale): string {
  const { places } = messages[locale].languages
  const numbers = numbersOf(questions)
  const before = questions.slice(
    0,
    questions.findIndex((each) => each.id === id),
  )
  const last = before.findLastIndex((each) => numbers.has(each.id))
  const after = numbers.get(before[last]?.id ?? '')
  const alike = before.slice(last + 1).filter((each) => each.type === type).length
  const kind = `${typeWords(type, locale).name}${alike > 0 ? ` ${alike + 1}` : ''}`
  return after ? places.after(kind, after) : places.atTop(kind)
}

function aroundInWords(name: string, locale: Locale): string {
  const { places } = messages[locale].languages
  const [part = '', code = ''] = name.slice(name.indexOf('/') + 1).split('.')
  if (part === 'draft') return places.draft(code)
  const known: Record<string, string> = {
    title: places.title,
    matter: places.matter,
    asker: places.asker,
    file: places.file,
    quota: places.quota,
  }
  return known[part] ?? places.other
}

function partInWords(path: string, question: AskedQuestion | undefined, locale: Locale): string {
  const { places } = messages[locale].languages
  if (path === 'label') return question && hasAnswers(question) ? places.label : places.heading
  if (path === 'hint') return places.hint
  if (path.startsWith('checks.')) return places.check
  if (path.startsWith('wordings.')) return places.wording(Number(path.split('.')[1]) + 2)
  const steps = path.split('.')
  const last = steps.at(-1) ?? ''
  const code = steps.at(-2) ?? ''
  const letter = letterOf(question?.settings, steps.at(-3) ?? '', code)
  if (last === 'label' && steps.at(-3) === 'options') return `${places.option} ${letter}`
  const parts: Record<string, string> = places.parts
  if (/^\d+$/.test(last)) return `${parts[code] ?? places.other} ${Number(last) + 1}`
  const part = Object.hasOwn(parts, last) ? parts[last] : undefined
  return steps.length > 3 && part ? `${part} ${letter}` : (part ?? places.other)
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** Where one of a list stands, as people count: its code may be a letter by chance and is often none. */
function letterOf(settings: unknown, list: string, code: string): string {
  const lists = new Map<string, unknown>(Object.entries(settings ?? {}))
  const each = lists.get(list)
  const at = Array.isArray(each) ? each.findIndex((one) => codeIn(one) === code) : -1
  return at < 0 ? code : (LETTERS[at] ?? `${at + 1}`)
}

const PIPE = /\{\{([^{}]{1,500})\}\}/g

/** With the names of questions between braces, as authors see them. */
export const textShown = (text: string, questions: readonly AskedQuestion[]): string =>
  text.replace(PIPE, (_, expression: string) => `{{${toShown(expression, questions)}}}`)

/** The same as it is stored. */
export const textStored = (text: string, questions: readonly AskedQuestion[]): string =>
  text.replace(PIPE, (_, expression: string) => `{{${toStored(expression, questions)}}}`)

/** Whether both texts show the same earlier answers. */
export const hasSamePipes = (one: string, other: string): boolean => pipesIn(one) === pipesIn(other)

const pipesIn = (text: string): string =>
  [...text.matchAll(PIPE)]
    .map(([, expression = '']) => expression.replace(/\s+/g, ''))
    .toSorted()
    .join('\n')

export interface Progress {
  all: number
  missing: number
  stale: number
}

export function progressIn(translation: Translation, texts: readonly SourceText[]): Progress {
  const states = texts.map((text) => stateOf(translation, text))
  const count = (wanted: string) => states.filter((state) => state === wanted).length
  return { all: texts.length, missing: count('missing'), stale: count('stale') }
}
