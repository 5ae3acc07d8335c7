import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import { isEmpty, type Node, type Operation, type Value } from '../logic/evaluate'
import { nodeOf } from './flow'
import { numbersOf } from './numbering'
import type { AskedQuestion, Condition, Variable } from './question-type'
import { typeOf } from './types'
import { shownFigure } from './wording'

/** What a condition says, as a person would say it: `câu 3 là “Có” hoặc câu 5 lớn hơn 2`. */
export function conditionInWords(condition: Condition, items: readonly AskedQuestion[], locale: Locale): string {
  const node = nodeOf(condition)
  const words = messages[locale].paper.words
  return node ? saidOf(node, { items, numbers: numbersOf(items), locale, words }) : words.never
}

interface Saying {
  items: readonly AskedQuestion[]
  numbers: ReadonlyMap<string, string>
  locale: Locale
  words: (typeof messages)['vi']['paper']['words']
}

const COMPARED = { '<': 'below', '<=': 'atMost', '>': 'above', '>=': 'atLeast' } as const
const REVERSED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const
type Comparison = keyof typeof COMPARED
const isComparison = (operation: Operation): operation is Comparison => operation in COMPARED

/** A sentence that is true or not. */
function saidOf(node: Node, saying: Saying): string {
  const { words } = saying
  if (node[0] === 'is') return node[1] ? words.always : words.never
  if (node[0] === 'of') {
    const variable = variableOf(node[1], saying)
    return variable && variable.kind === 'number' ? words.isTrue(named(node[1], saying)) : words.answered(named(node[1], saying))
  }
  const [, operation, first, second] = node
  const parts = node.slice(2).filter((part): part is Node => Array.isArray(part))
  if (operation === 'and' || operation === 'or') return joined(operation, parts, saying)
  if (!first) return words.always
  if (operation === 'not') return deniedOf(first, saying)
  if (operation === 'answered') return parts.map((part) => words.answered(thingOf(part, saying))).join(words.and)
  if (operation === 'contains' && second) return words.contains(thingOf(first, saying), thingOf(second, saying))
  if (operation === 'matches') return words.matches(thingOf(first, saying))
  if (!second) return words.isTrue(thingOf(node, saying))
  if (operation === 'in' || operation === '=' || operation === '!=') return equalsOf(operation, first, second, saying)
  if (isComparison(operation)) return comparedOf(operation, first, second, saying)
  return words.isTrue(thingOf(node, saying))
}

function joined(operation: 'and' | 'or', parts: readonly Node[], saying: Saying): string {
  const said = parts.map((part) => {
    const inner = part[0] === 'do' && (part[1] === 'and' || part[1] === 'or') && part[1] !== operation
    return inner ? `(${saidOf(part, saying)})` : saidOf(part, saying)
  })
  return said.join(saying.words[operation])
}

function deniedOf(part: Node, saying: Saying): string {
  const { words } = saying
  if (part[0] === 'of') return words.unanswered(named(part[1], saying))
  if (part[0] !== 'do') return words.not(saidOf(part, saying))
  const [, operation, first, second] = part
  if (operation === 'answered' && first && !second) return words.unanswered(thingOf(first, saying))
  if ((operation === 'in' || operation === '=') && first && second) return equalsOf('!=', first, second, saying)
  return words.not(saidOf(part, saying))
}

function equalsOf(operation: 'in' | '=' | '!=', first: Node, second: Node, saying: Saying): string {
  const { words } = saying
  const turned = first[0] === 'is' && second[0] === 'of'
  const [what, than] = turned ? [second, first] : [first, second]
  const name = what[0] === 'of' ? what[1] : ''
  const denied = operation === '!='
  if (than[0] === 'is' && isEmpty(than[1])) return (denied ? words.answered : words.unanswered)(thingOf(what, saying))
  const variable = name ? variableOf(name, saying) : undefined
  const choices = constantsOf(than)?.map((value) => constant(value, saying, variable)) ?? [thingOf(than, saying, variable)]
  const say = variable?.kind === 'multiple' ? (denied ? words.marksNot : words.marks) : denied ? words.isNot : words.is
  return say(thingOf(what, saying), choices.join(words.or))
}

function comparedOf(operation: Comparison, first: Node, second: Node, saying: Saying): string {
  const turned = first[0] === 'is'
  const [what, than] = turned ? [second, first] : [first, second]
  const name = what[0] === 'of' ? variableOf(what[1], saying) : undefined
  return saying.words[COMPARED[turned ? REVERSED[operation] : operation]](thingOf(what, saying), thingOf(than, saying, name))
}

/** A list of constants, written as a list or read from the simple form. */
function constantsOf(node: Node): Value[] | undefined {
  if (node[0] === 'is') return typeof node[1] === 'object' && node[1] !== null ? [...node[1]] : [node[1]]
  if (node[0] !== 'do' || node[1] !== 'list') return undefined
  const values = node.slice(2).flatMap((part) => (Array.isArray(part) && part[0] === 'is' ? [part[1]] : []))
  return values.length === node.length - 2 ? values : undefined
}

/** What stands for a value, as the thing a sentence is about. */
function thingOf(node: Node, saying: Saying, by?: Variable): string {
  const { words } = saying
  if (node[0] === 'is') return constant(node[1], saying, by)
  if (node[0] === 'of') return named(node[1], saying)
  const [, operation] = node
  const [first = '', second = '', third = words.nothing] = node
    .slice(2)
    .filter((part): part is Node => Array.isArray(part))
    .map((part, place) => (operation === 'if' && place === 0 ? saidOf(part, saying) : thingOf(part, saying)))
  const all = () => constantsAndNames(node, saying)
  if (operation === 'count' || operation === 'sum' || operation === 'min' || operation === 'max') return words[operation](all())
  if (operation === 'list') return all()
  if (operation === 'today') return words.today
  if (operation === 'years') return words.years(first, second)
  if (operation === 'round' || operation === 'length') return words[operation](first)
  if (operation === 'negative') return `−${first}`
  if (operation === 'if') return words.choice(first, second, third)
  if (['+', '-', '*', '/', '%'].includes(operation)) return `(${first} ${SIGNS[operation] ?? operation} ${second})`
  return `(${saidOf(node, saying)})`
}

const SIGNS: Readonly<Record<string, string>> = { '-': '−', '*': '×', '/': ':' }

const constantsAndNames = (node: Node, saying: Saying): string =>
  node
    .slice(2)
    .filter((part): part is Node => Array.isArray(part))
    .map((part) => thingOf(part, saying))
    .join(', ')

function constant(value: Value, { words, locale }: Saying, by?: Variable): string {
  if (typeof value === 'number') return shownFigure(value, locale)
  if (isEmpty(value) || typeof value === 'boolean') return value === true ? words.always : words.nothing
  const texts = typeof value === 'string' ? [value] : [...(value ?? [])]
  const options = by && by.kind !== 'number' ? by.categories : []
  return texts.map((text) => words.item(options.find(({ code }) => code === text)?.label ?? text)).join(words.or)
}

function variableOf(name: string, { items, locale }: Saying): Variable | undefined {
  const item = items.find(({ id }) => id === name.split('.', 1)[0])
  return (
    item &&
    typeOf(item.type)
      .variables(item, locale)
      .find(({ id }) => id === name)
  )
}

/** `câu 3`, `câu 5, mục “Đúng giờ”`, or the label of what is not numbered. */
function named(name: string, saying: Saying): string {
  const { items, numbers, words } = saying
  const [id = '', ...rest] = name.split('.')
  const item = items.find((each) => each.id === id)
  if (!item) return outerName(id, rest.join('.'), saying)
  const number = numbers.get(id)
  const whole = number ? words.question(number) : words.item(item.label)
  if (rest.length === 0) return whole
  const label = variableOf(name, saying)?.label ?? rest.join('.')
  return words.part(whole, label.startsWith(`${item.label} – `) ? label.slice(item.label.length + 3) : label)
}

function outerName(first: string, rest: string, { words, numbers }: Saying): string {
  if (first === 'hidden') return words.hidden(rest)
  if (first === 'place' || first === 'hamlet' || first === 'language') return words[first]
  if (first === 'variant') return words.variant(words.question(numbers.get(rest) ?? rest))
  return words.item(rest ? `${first}.${rest}` : first)
}
