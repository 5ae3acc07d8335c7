/**
 * Works out an expression that was read before (`expression.ts`). The server and the browser run this same file, so
 * it imports nothing. There are no loops, no definitions and no way out: the time it takes is bounded by the size of
 * the tree.
 */

/** An answer as an expression sees it; a list of codes where several may be chosen. Null is "no answer". */
export type Value = string | number | boolean | null | readonly string[]

/** A tree as it travels to the browser: a constant, a name, or an operation with what it works on. */
export type Node = readonly ['is', Value] | readonly ['of', string] | readonly ['do', Operation, ...Node[]]

export type ReadName = (name: string) => Value

/** What differs between server and browser, or from day to day. */
export interface Surroundings {
  /** YYYY-MM-DD, in Viet Nam. */
  today: string
  /** Whether a text fits a pattern from end to end. */
  matches(text: string, pattern: string): boolean
}

type Work = (values: readonly Value[], surroundings: Surroundings) => Value

const one =
  (work: (value: Value) => Value): Work =>
  ([value = null]) =>
    work(value)
const two =
  (work: (value: Value, other: Value) => Value): Work =>
  ([value = null, other = null]) =>
    work(value, other)
const reckoning = (work: (value: number, other: number) => number): Work => two((value, other) => reckoned(value, other, work))

const OPERATIONS = {
  or: (values) => values.some(isTrue),
  and: (values) => values.every(isTrue),
  not: one((value) => !isTrue(value)),
  '=': two(equal),
  '!=': two((value, other) => !equal(value, other)),
  '<': two((value, other) => ordered(value, other, (order) => order < 0)),
  '<=': two((value, other) => ordered(value, other, (order) => order <= 0)),
  '>': two((value, other) => ordered(value, other, (order) => order > 0)),
  '>=': two((value, other) => ordered(value, other, (order) => order >= 0)),
  in: two(isIn),
  '+': reckoning((value, other) => value + other),
  '-': reckoning((value, other) => value - other),
  '*': reckoning((value, other) => value * other),
  '/': reckoning((value, other) => value / other),
  '%': reckoning((value, other) => value % other),
  negative: one((value) => reckoned(0, value, (zero, number) => zero - number)),
  list: (values) => values.flatMap((value) => (value === null ? [] : isList(value) ? [...value] : [String(value)])),
  if: ([condition = null, then = null, otherwise = null]) => (isTrue(condition) ? then : otherwise),
  answered: (values) => values.every((value) => !isEmpty(value)),
  count: (values) => values.reduce<number>((sum, value) => sum + (isList(value) ? value.length : isEmpty(value) ? 0 : 1), 0),
  sum: (values) => finite(numbersOf(values).reduce((sum, value) => sum + value, 0)),
  min: (values) => ofSome(numbersOf(values), Math.min),
  max: (values) => ofSome(numbersOf(values), Math.max),
  round: ([value = null, decimals = 0]) => reckoned(value, decimals, rounded),
  length: one((value) => [...textOf(value)].length),
  contains: two((value, part) => textOf(value).toLowerCase().includes(textOf(part).toLowerCase())),
  matches: ([value = null, pattern = null], { matches }) => isEmpty(value) || matches(textOf(value), textOf(pattern)),
  today: (_, { today }) => today,
  /** Whole years between two days, as of an age. */
  years: two((from, to) => yearsBetween(textOf(from), textOf(to))),
} satisfies Record<string, Work>

export type Operation = keyof typeof OPERATIONS

/** How many values each function written by name takes, at least and at most. */
export const FUNCTIONS: Readonly<Partial<Record<Operation, readonly [least: number, most: number]>>> = {
  if: [2, 3],
  answered: [1, 20],
  count: [1, 50],
  sum: [1, 50],
  min: [1, 50],
  max: [1, 50],
  round: [1, 2],
  length: [1, 1],
  contains: [2, 2],
  matches: [2, 2],
  today: [0, 0],
  years: [2, 2],
}

/** Never throws for a tree that `expression.ts` made; what cannot be reckoned, as five divided by a name, is null. */
export function evaluate(node: Node, read: ReadName, surroundings: Surroundings): Value {
  if (node[0] === 'is') return node[1]
  if (node[0] === 'of') return read(node[1])
  const [, operation, ...parts] = node
  const [first, second] = parts
  // What is decided already is not asked further.
  if (operation === 'and') return parts.every((part) => isTrue(evaluate(part, read, surroundings)))
  if (operation === 'or') return parts.some((part) => isTrue(evaluate(part, read, surroundings)))
  if (operation === 'if' && first && second) {
    const chosen = isTrue(evaluate(first, read, surroundings)) ? second : parts[2]
    return chosen ? evaluate(chosen, read, surroundings) : null
  }
  const work: Work = OPERATIONS[operation]
  return work(
    parts.map((part) => evaluate(part, read, surroundings)),
    surroundings,
  )
}

/** No answer, an empty list, an empty text, zero and false are not true. */
export const isTrue = (value: Value): boolean => (isList(value) ? value.length > 0 : Boolean(value))
export const isEmpty = (value: Value): boolean => value === null || value === '' || (isList(value) && value.length === 0)

const isList = (value: Value): value is readonly string[] => Array.isArray(value)
const textOf = (value: Value): string => (value === null ? '' : isList(value) ? value.join(', ') : String(value))

function numberOf(value: Value): number | null {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return Number(value)
  if (typeof value !== 'string' || !/^-?\d{1,15}(\.\d{1,10})?$/.test(value)) return null
  return Number(value)
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)
const numbersOf = (values: readonly Value[]): number[] =>
  values
    .flatMap((value) => (isList(value) ? [...value] : [value]))
    .map(numberOf)
    .filter((value) => value !== null)
const ofSome = (numbers: number[], work: (...numbers: number[]) => number) => (numbers.length > 0 ? work(...numbers) : null)

function reckoned(one: Value, other: Value, work: (one: number, other: number) => number): number | null {
  const [a, b] = [numberOf(one), numberOf(other)]
  return a === null || b === null ? null : finite(work(a, b))
}

const rounded = (value: number, decimals: number) => {
  const places = Math.max(0, Math.min(10, Math.trunc(decimals)))
  return Number(value.toFixed(places))
}

/** "No answer" equals the empty text. A list equals a code when that is all it holds. */
function equal(one: Value, other: Value): boolean {
  if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other)
  if (isList(one) || isList(other)) {
    const [these, those] = [one, other].map((each) => (isList(each) ? each : [textOf(each)]).toSorted().join('\n'))
    return these === those
  }
  const [a, b] = [numberOf(one), numberOf(other)]
  return a !== null && b !== null ? a === b : textOf(one) === textOf(other)
}

/** Numbers by size, days and other texts by letter; nothing stands before or after "no answer". */
function ordered(one: Value, other: Value, fits: (order: number) => boolean): boolean {
  if (isEmpty(one) || isEmpty(other) || isList(one) || isList(other)) return false
  const [a, b] = [numberOf(one), numberOf(other)]
  if (a !== null && b !== null) return fits(a - b)
  const [these, those] = [textOf(one), textOf(other)]
  return fits(these < those ? -1 : these > those ? 1 : 0)
}

function isIn(one: Value, list: Value): boolean {
  const among = isList(list) ? list : isEmpty(list) ? [] : [textOf(list)]
  if (isList(one)) return one.some((each) => among.includes(each))
  return !isEmpty(one) && among.includes(textOf(one))
}

function yearsBetween(from: string, to: string): number | null {
  const [start, end] = [from, to].map((day) => /^(\d{4})-(\d\d)-(\d\d)$/.exec(day))
  if (!start || !end) return null
  const years = Number(end[1]) - Number(start[1])
  return to.slice(5) < from.slice(5) ? years - 1 : years
}
