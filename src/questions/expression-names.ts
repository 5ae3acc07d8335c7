import { FUNCTIONS } from '../logic/evaluate'
import type { Question } from './question-type'

/**
 * What an author reads and writes in an expression are the names given to questions; what is kept are their ids, so
 * that a question may be named otherwise at any time. Only the text is touched: its blanks and brackets stay.
 */

type Named = Pick<Question, 'id' | 'name'>

const MEANT_OTHERWISE = new Set([
  ...Object.keys(FUNCTIONS),
  ...['and', 'or', 'not', 'in', 'true', 'false', 'null', 'this', 'hidden', 'place', 'hamlet', 'language', 'variant'],
])

export const LONGEST_NAME = 30

/** The fault code of a name for one question of the list; null when it may bear it. '' is no name. */
export function nameFault(name: string, own: string, questions: readonly Named[]): string | null {
  if (name === '') return null
  if (!/^[A-Za-z_]\w*$/.test(name)) return 'badName'
  if (name.length > LONGEST_NAME) return `tooLong ${LONGEST_NAME}`
  if (MEANT_OTHERWISE.has(name)) return 'nameMeansSomething'
  return questions.some(({ id, name: other }) => id !== own && (id === name || other === name)) ? 'nameTaken' : null
}

/** From ids to names. */
export function toShown(text: string, questions: readonly Named[]): string {
  return renamed(text, new Map(usable(questions).map(({ id, name = '' }) => [id, name])))
}

/** From names to ids; an id that is written stays one. */
export function toStored(text: string, questions: readonly Named[]): string {
  return renamed(text, new Map(usable(questions).map(({ id, name = '' }) => [name, id])))
}

/** Those whose name means one question and nothing else. */
export const usable = (questions: readonly Named[]): Named[] =>
  questions.filter(({ id, name }) => name && nameFault(name, id, questions) === null)

interface Token {
  kind: 'name' | 'text' | 'sign'
  text: string
  /** From 0. */
  at: number
}

/** The text in pieces; blanks are left out. A name with its parts, `q7.rows`, is one piece, so is a text in quotes. */
export function tokensOf(text: string): Token[] {
  const pieces = text.matchAll(
    /(?<text>'(?:\\.|[^'\\])*'?|"(?:\\.|[^"\\])*"?)|(?<name>[A-Za-z_$][\w$]*(?:\.[\w$]+)*)|[\d.]+|\S/gs,
  )
  return [...pieces].map(({ 0: piece, index, groups }) => ({
    kind: groups?.['text'] ? 'text' : groups?.['name'] ? 'name' : 'sign',
    text: piece,
    at: index,
  }))
}

function renamed(text: string, names: ReadonlyMap<string, string>): string {
  let written = ''
  let done = 0
  for (const { kind, text: piece, at } of tokensOf(text)) {
    const [first = '', second = ''] = piece.split('.', 2)
    // `variant.q7` is the wording that was drawn of q7.
    const [name, from] = first === 'variant' ? [second, at + 'variant.'.length] : [first, at]
    const other = kind === 'name' ? names.get(name) : undefined
    if (other === undefined) continue
    written += text.slice(done, from) + other
    done = from + name.length
  }
  return written + text.slice(done)
}
