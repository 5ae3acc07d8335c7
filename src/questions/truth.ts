import { evaluate, isTrue, type Node, type Operation, type Value } from '../logic/evaluate'
import type { Constant, Possible } from './possible-values'

/** Whether something holds: surely, surely not, or it cannot be told. */
export type Truth = boolean | null

/** What is taken for given: the values a name may have now, of which only one counts; undefined for what is not known. */
export interface Given {
  /** More than one where it is not known whether the question was met. */
  values(name: string): readonly Value[] | undefined
  possible(name: string): Possible | undefined
}

const MOST_MIXED = 64

/** What a condition comes to in a world that is known in part. Never surely wrong: where it is not sure, it says null. */
export function truthOf(node: Node, given: Given): Truth {
  if (node[0] === 'do') {
    const [, operation, ...parts] = node
    if (operation === 'and') return every(parts.map((part) => truthOf(part, given)))
    if (operation === 'or') return opposite(every(parts.map((part) => opposite(truthOf(part, given)))))
    if (operation === 'not') return parts[0] ? opposite(truthOf(parts[0], given)) : null
    if (operation === 'if') return chosen(parts, given)
  }
  return known(node, given) ?? inBounds(node, given)
}

const opposite = (truth: Truth): Truth => (truth === null ? null : !truth)
const every = (truths: readonly Truth[]): Truth => (truths.includes(false) ? false : truths.includes(null) ? null : true)

function chosen([test, then, otherwise]: readonly Node[], given: Given): Truth {
  if (!test || !then) return null
  const first = truthOf(then, given)
  const second = otherwise ? truthOf(otherwise, given) : false
  const which = truthOf(test, given)
  if (which !== null) return which ? first : second
  return first === second ? first : null
}

/** By trying it with every value its names may have now. */
function known(node: Node, given: Given): Truth {
  const { names, isTold, comparison } = shapeOf(node)
  if (!isTold || (!comparison && !names.every((name) => given.possible(name)?.whole))) return null
  const world = new Map<string, Value>()
  let truth: boolean | undefined
  let tried = 0
  // False as soon as two worlds differ, or there are too many.
  const agree = (place: number): boolean => {
    const name = names[place]
    if (name === undefined) {
      const comes = isTrue(evaluate(node, (each) => world.get(each) ?? null, NOWHERE))
      truth ??= comes
      return truth === comes && ++tried <= MOST_MIXED
    }
    const values = given.values(name)
    return values?.every((value) => world.set(name, value) && agree(place + 1)) ?? false
  }
  return agree(0) && truth !== undefined ? truth : null
}

const NOWHERE = { today: '', matches: () => false }

interface Shape {
  names: readonly string[]
  /** Whether it says the same on every day and wherever it is worked out. */
  isTold: boolean
  comparison: Comparison | undefined
}

const shapes = new WeakMap<Node, Shape>()

function shapeOf(node: Node): Shape {
  const before = shapes.get(node)
  if (before) return before
  const made = { names: [...namesOf(node)], isTold: !mentions(node, ['today', 'matches']), comparison: comparisonOf(node) }
  shapes.set(node, made)
  return made
}

const COMPARED: readonly Operation[] = ['=', '!=', '<', '<=', '>', '>=', 'in']

export interface Comparison {
  name: string
  counted: boolean
  constants: readonly Constant[]
}

/** `name > 3`, `3 < name`, `count(name) = 2`, `name in [...]`, `answered(name)` or the name alone; undefined for all else. */
export function comparisonOf(node: Node): Comparison | undefined {
  if (node[0] === 'of') return { name: node[1], counted: false, constants: [0, ''] }
  if (node[0] !== 'do') return undefined
  const [, operation, left, right, more] = node
  if (operation === 'answered' && left?.[0] === 'of' && !right) return { name: left[1], counted: false, constants: [''] }
  if (operation === 'count' && left?.[0] === 'of' && !right) return { name: left[1], counted: true, constants: [0] }
  if (!COMPARED.includes(operation) || !left || !right || more) return undefined
  const [of, than] = constantsOf(right) ? [left, constantsOf(right)] : [right, constantsOf(left)]
  if (!than) return undefined
  if (of[0] === 'of') return { name: of[1], counted: false, constants: than }
  const [counted, other] = of[0] === 'do' && of[1] === 'count' ? partsOf(of) : []
  return counted?.[0] === 'of' && !other ? { name: counted[1], counted: true, constants: than } : undefined
}

function constantsOf(node: Node): Constant[] | undefined {
  if (node[0] === 'of') return undefined
  if (node[0] === 'is') return typeof node[1] === 'object' ? [...(node[1] ?? [])] : [node[1]]
  if (node[1] === 'negative' && node[2]?.[0] === 'is') return [-Number(node[2][1])]
  if (node[1] !== 'list') return undefined
  const parts = partsOf(node).map(constantsOf)
  return parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? [])
}

export function partsOf(node: Node): readonly Node[] {
  if (node[0] !== 'do') return []
  const [, , ...parts] = node
  return parts
}

const mentions = (node: Node, operations: readonly Operation[]): boolean =>
  node[0] === 'do' && (operations.includes(node[1]) || partsOf(node).some((part) => mentions(part, operations)))

export function namesOf(node: Node): Set<string> {
  if (node[0] === 'of') return new Set([node[1]])
  return node[0] === 'is' ? new Set() : new Set(partsOf(node).flatMap((part) => [...namesOf(part)]))
}

interface Range {
  least: number
  most: number
  /** Whether it may be no number at all. */
  open: boolean
}

/** Sums and products by the bounds of what goes into them. */
function inBounds(node: Node, given: Given): Truth {
  if (node[0] !== 'do' || !['<', '<=', '>', '>='].includes(node[1])) return null
  const [left, right] = partsOf(node).map((part) => rangeOf(part, given))
  if (!left || !right) return null
  const [low, high] = node[1].startsWith('<') ? [left, right] : [right, left]
  const isStrict = node[1].length === 1
  // low < high can never hold where the least low is above the most high; no answer never holds.
  if (isStrict ? low.least >= high.most : low.least > high.most) return false
  const always = isStrict ? low.most < high.least : low.most <= high.least
  return always && !low.open && !high.open ? true : null
}

function rangeOf(node: Node, given: Given): Range | undefined {
  if (node[0] === 'is') return typeof node[1] === 'number' ? { least: node[1], most: node[1], open: false } : undefined
  if (node[0] === 'of') {
    const possible = given.possible(node[1])
    return possible && Number.isFinite(possible.least) && Number.isFinite(possible.most) ? { ...possible, open: true } : undefined
  }
  const ranges = partsOf(node).map((part) => rangeOf(part, given))
  if (ranges.length === 0 || ranges.some((range) => range === undefined)) return undefined
  return combined(
    node[1],
    ranges.flatMap((range) => range ?? []),
  )
}

function combined(operation: Operation, ranges: readonly Range[]): Range | undefined {
  const [one, other] = ranges
  const open = ranges.some((range) => range.open)
  if (!one) return undefined
  if (operation === 'negative') return { least: -one.most, most: -one.least, open }
  // What is left out of a sum counts as nothing.
  if (operation === 'sum') {
    const part = (range: Range, bound: number, pick: (a: number, b: number) => number) => (range.open ? pick(bound, 0) : bound)
    return {
      least: ranges.reduce((total, range) => total + part(range, range.least, Math.min), 0),
      most: ranges.reduce((total, range) => total + part(range, range.most, Math.max), 0),
      open: false,
    }
  }
  if (!other) return undefined
  if (operation === '+') return { least: one.least + other.least, most: one.most + other.most, open }
  if (operation === '-') return { least: one.least - other.most, most: one.most - other.least, open }
  if (operation !== '*') return undefined
  const products = [one.least, one.most].flatMap((a) => [a * other.least, a * other.most])
  return { least: Math.min(...products), most: Math.max(...products), open }
}
