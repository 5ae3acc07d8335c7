import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import type { Node, Surroundings, Value } from '../logic/evaluate'
import { parseExpression } from '../logic/expression'
import { isSettled, settled, valueIn } from '../logic/settled'
import type { AskedQuestion } from './question-type'
import type { Questionnaire } from './questionnaire'
import { typeOf } from './types'
import { shownFigure } from './wording'

/** Earlier answers in later words: `{{ qRoad }}` or any expression between the same braces. */

const PIPE = /\{\{([^{}]{1,500})\}\}/g

/** Stands where nothing was answered. */
export const BLANK = '…'

/** Between two of these, which nobody sees, a browser writes what is answered on the same page (public/js/flow.js). */
const EDGE = '\u2063'
/** So many of these stand before a blank as pipes of the item come before it. */
const COUNT = '\u2064'

export interface Filling {
  questionnaire: Questionnaire
  /** Undefined for what is not answered before these words. */
  answerOf(id: string): unknown
  locale: Locale
  surroundings: Surroundings
  /** What a name stands for where the words are shown; undefined while it is still being answered. */
  named(name: string): Value | undefined
}

export interface Filled {
  item: AskedQuestion
  /** What is still open, in the order of the marks in its words. */
  pipes: readonly Node[]
}

/** The item with its words filled in: label, hint and whatever text its settings hold. `soFar` fills what is still open. */
export function filled(asked: AskedQuestion, filling: Filling, soFar: Filling = filling): Filled {
  if (!hasPipes(asked)) return { item: asked, pipes: [] }
  const item = tellingOf(asked)
  const pipes: Node[] = []
  const shown = (expression: string): string => {
    const found = shownIn(expression, filling)
    if (typeof found === 'string') return found
    const now = shownIn(expression, soFar)
    return EDGE + COUNT.repeat(pipes.push(found.open) - 1) + (typeof now === 'string' ? now : BLANK) + EDGE
  }
  const fill = (text: string) => text.replace(PIPE, (_, expression: string) => shown(expression))
  // What an author may mark up must not be marked up by an answer.
  const unmarked = (text: string) =>
    text.replace(PIPE, (_, expression: string) => shown(expression).replace(/[[\]<>*_`|\\#!\n]/g, ' '))
  const label = fill(item.label)
  const hint = fill(item.hint)
  return { item: { ...item, label, hint, settings: inEach(item.settings, unmarked) }, pipes }
}

/** Words as they stand where nobody's answers are at hand: in figures and lists. */
export const unfilled = (text: string): string => (text.includes('{{') ? text.replace(PIPE, BLANK) : text)

const known = new WeakMap<AskedQuestion, boolean>()

export function hasPipes(item: AskedQuestion): boolean {
  const { label, hint, settings } = tellingOf(item)
  const found = known.get(item) ?? JSON.stringify([label, hint, settings]).includes('{{')
  known.set(item, found)
  return found
}

const tellingOf = (item: AskedQuestion): AskedQuestion => typeOf(item.type).telling?.(item) ?? item

/** Words, or what is still open. */
type Found = string | { open: Node }

function shownIn(expression: string, filling: Filling): Found {
  const parsed = parseExpression(expression.trim())
  if (!parsed.ok) return BLANK
  const { node } = parsed
  if (node[0] === 'of') return shownName(node[1], filling)
  const left = settled(node, filling.named, filling.surroundings)
  return isSettled(left) ? shownValue(valueIn(left), filling.locale) : { open: left }
}

function shownName(name: string, { questionnaire, locale, named, answerOf }: Filling): Found {
  const value = named(name)
  if (value === undefined) return { open: ['of', name] }
  const [id = ''] = name.split('.', 1)
  const item = questionnaire.questions.find((each) => each.id === id)
  const answer = answerOf(id)
  if (!item || answer === undefined) return shownValue(item ? null : value, locale)
  const type = typeOf(item.type)
  if (name === id) return type.show(item, answer, locale).replace(/\n+/g, ', ') || BLANK
  const variable = type.variables(item, locale).find((each) => each.id === name)
  const categories = variable && variable.kind !== 'number' ? variable.categories : []
  const labelled = (code: string) => categories.find((each) => each.code === code)?.label ?? code
  if (typeof value === 'string') return shownValue(labelled(value), locale)
  return shownValue(isList(value) ? value.map(labelled) : value, locale)
}

const isList = (value: Value): value is readonly string[] => Array.isArray(value)

function shownValue(value: Value, locale: Locale): string {
  const { yes, no } = messages[locale].flow
  if (typeof value === 'boolean') return value ? yes : no
  if (typeof value === 'number') return shownFigure(value, locale)
  return (isList(value) ? value.join(', ') : value) || BLANK
}

function inEach(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return value.includes('{{') ? change(value) : value
  if (Array.isArray(value)) return value.map((each) => inEach(each, change))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inEach(each, change)]))
}
