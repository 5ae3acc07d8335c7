import { evaluate, isTrue, type Node, type Operation, type Surroundings, type Value } from '../logic/evaluate'
import type { Scope, Subject } from './expression-scope'
import { typeOf } from './types'

/**
 * Whether an expression comes out the same whatever is answered: true, false, or null for "it depends" and for "cannot
 * be told". Every answer that could make a difference is tried: of a choice each option, of a number what lies beside
 * the figures it is compared with. Where a name is used in a way that this does not cover, nothing is said.
 */
export function outcomeOf(node: Node, { subjects }: Scope): boolean | null {
  const uses = new Map<string, Use>()
  if (!gather(node, uses)) return null
  const worlds = [...uses].map(([name, use]) => [name, candidatesOf(subjects.get(name), use)] as const)
  const size = worlds.reduce((product, [, values]) => product * (values?.length ?? Number.POSITIVE_INFINITY), 1)
  if (size > MOST_TRIED) return null
  const seen = new Set<boolean>()
  const world = new Map<string, Value>()
  const tryAll = (place: number): void => {
    const [name, values] = worlds[place] ?? []
    if (name === undefined || !values) {
      seen.add(isTrue(evaluate(node, (each) => world.get(each) ?? null, NOWHERE)))
      return
    }
    for (const value of values) {
      world.set(name, value)
      tryAll(place + 1)
      if (seen.size > 1) return
    }
  }
  tryAll(0)
  return seen.size === 1 ? seen.has(true) : null
}

const MOST_TRIED = 20_000
const NOWHERE: Surroundings = { today: '', matches: () => false }

interface Use {
  constants: Set<string | number | boolean>
  /** The figures its number of choices is compared with. */
  counts: Set<number>
}

/** What each name is compared with; false where something else is done with one. */
function gather(node: Node, uses: Map<string, Use>): boolean {
  const use = (name: string): Use => {
    const known = uses.get(name) ?? { constants: new Set(), counts: new Set() }
    uses.set(name, known)
    return known
  }
  if (node[0] === 'is') return true
  if (node[0] === 'of') return Boolean(use(node[1]))
  const [, operation, ...parts] = node
  const [left, right] = parts
  switch (operation) {
    case 'and':
    case 'or':
    case 'not':
    case 'if':
      return parts.every((part) => gather(part, uses))
    case 'answered':
      return parts.every((part) => part[0] === 'of' && gather(part, uses))
    case '=':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case 'in': {
      if (!left || !right) return false
      const [one, other] = isConstant(right) ? [left, right] : [right, left]
      if (!isConstant(other)) return false
      if (isConstant(one)) return true
      const counted = countedIn(one)
      if (counted !== undefined) {
        for (const value of constantsOf(other)) use(counted).counts.add(Number(value))
        return true
      }
      if (one[0] !== 'of') return false
      for (const value of constantsOf(other)) use(one[1]).constants.add(value)
      return true
    }
    default:
      return false
  }
}

const partsOf = ([, , ...parts]: readonly ['do', Operation, ...Node[]]): readonly Node[] => parts

const isConstant = (node: Node): boolean =>
  node[0] === 'is' ||
  (node[0] === 'do' && (node[1] === 'list' || node[1] === 'negative') && partsOf(node).every(([kind]) => kind === 'is'))

/** The constants written at one side of a comparison: one, or a list of them. */
export function constantsOf(node: Node): (string | number | boolean)[] {
  if (node[0] === 'of') return []
  if (node[0] === 'do') {
    const constants = node[1] === 'list' || node[1] === 'negative' ? partsOf(node).flatMap(constantsOf) : []
    return node[1] === 'list' ? constants : constants.map((value) => -Number(value))
  }
  const [, value] = node
  return value === null ? [] : typeof value === 'object' ? [...value] : [value]
}

const countedIn = (node: Node): string | undefined => {
  const [counted, ...more] = node[0] === 'do' && node[1] === 'count' ? partsOf(node) : []
  return counted?.[0] === 'of' && more.length === 0 ? counted[1] : undefined
}

/** Undefined where they cannot be told. */
function candidatesOf(subject: Subject | undefined, { constants, counts }: Use): Value[] | undefined {
  if (!subject) return undefined
  const codes = subject.options.map(({ code }) => code)
  switch (subject.kind) {
    case 'code':
      return [null, ...codes]
    case 'codes':
      return choicesAmong(codes, new Set([...constants].map(String)), counts)
    case 'number':
      return [null, ...acceptedOf(subject, numbersBeside([...constants].map(Number)))]
    case 'day':
    case 'text':
      return [null, ' ', ...[...constants].flatMap((value) => [String(value), `${value}\u0001`]), '\uffff']
    default:
      return undefined
  }
}

const MOST_NAMED = 6

/** Every mixture of the codes that are named, alone and with others beside them. */
function choicesAmong(codes: readonly string[], named: ReadonlySet<string>, counts: ReadonlySet<number>): Value[] | undefined {
  const meant = codes.filter((code) => named.has(code))
  if (meant.length > MOST_NAMED) return undefined
  const others = codes.filter((code) => !named.has(code))
  const besides =
    counts.size > 0 ? others.map((_, place) => others.slice(0, place + 1)) : others.length > 0 ? [others.slice(0, 1)] : []
  const mixtures = Array.from({ length: 2 ** meant.length }, (_, mixture) =>
    meant.filter((_code, place) => mixture & (2 ** place)),
  )
  return [null, ...mixtures.flatMap((set) => [set, ...besides.map((more) => [...set, ...more])])]
}

const USUAL_NUMBERS = [0, 1, 2, 3, 5, 10, 50, 100, 1000]

const numbersBeside = (constants: readonly number[]): number[] => {
  const known = [...new Set(constants.filter(Number.isFinite))].toSorted((one, other) => one - other)
  const between = known.flatMap((value, place) => (place > 0 ? [(value + (known[place - 1] ?? value)) / 2] : []))
  return [
    ...new Set([
      ...known.flatMap((value) => [value - 1, value - 0.01, value, value + 0.01, value + 1]),
      ...between,
      ...USUAL_NUMBERS,
    ]),
  ]
}

/** Those that the question takes as an answer; all of them where it takes none, for then it wants something else. */
function acceptedOf({ question, name }: Subject, numbers: readonly number[]): readonly number[] {
  if (!question || name !== question.id) return numbers
  const type = typeOf(question.type)
  if (type.partNames(question).join() !== '') return numbers
  const fits = numbers.filter((value) => type.judge(question, new Map([['', [String(value).replace('.', ',')]]])).ok)
  return fits.length > 0 ? fits : numbers
}
