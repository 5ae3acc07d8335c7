import type { Node, Operation, Value } from '../../logic/evaluate'
import type { Condition } from '../../questions/question-type'
import { constant, doing, isConstant, named, not, textOf } from './tree'
import { Untranslatable } from './untranslatable'

/** What a name of the file stands for in the questionnaire it became. */
export type Meaning =
  /** An answer; `codes` are the file's codes with ours, null where an answer is no code. */
  | { kind: 'value'; name: string; codes: ReadonlyMap<string, string> | null }
  /** Whether one of several choices is ticked, where the file has a name for each; '' for a box of its own. */
  | { kind: 'ticked'; name: string; code: string }

export type MeaningOf = (name: string) => Meaning | undefined

const YES: readonly unknown[] = ['OK', 'Y', 1, '1', true, 'true']
const NO: readonly unknown[] = ['', 'N', 0, '0', false, 'false', null]
const COMPARING: readonly Operation[] = ['=', '!=', '<', '<=', '>', '>=']

/** The tree with our names and codes. Throws Untranslatable for a name or a code that is not there. */
export function resolved(node: Node, meaningOf: MeaningOf): Node {
  if (node[0] === 'is') return node
  if (node[0] === 'of') return meant(demand(node[1], meaningOf))
  const [, operation, ...parts] = node
  const [left, right] = parts
  if (COMPARING.includes(operation) && left && right) {
    if (left[0] === 'of') return compared(operation, left[1], right, meaningOf, false)
    if (right[0] === 'of') return compared(operation, right[1], left, meaningOf, true)
  }
  if (operation === 'in' && left && right) return chosenAmong(left, right, meaningOf)
  const below = parts.map((part) => resolved(part, meaningOf))
  const ticks = parts.filter((part) => part[0] === 'of' && demand(part[1], meaningOf).kind === 'ticked').length
  if (operation === 'answered' && ticks > 0) return below.reduce((one, other) => doing('and', one, other))
  // A choice that is not ticked is no "no answer": it is counted by adding up.
  return doing(operation === 'count' && ticks === parts.length && ticks > 0 ? 'sum' : operation, ...below)
}

function demand(name: string, meaningOf: MeaningOf): Meaning {
  const meaning = meaningOf(name)
  if (!meaning) throw new Untranslatable(name)
  return meaning
}

const meant = (meaning: Meaning): Node =>
  meaning.kind === 'value'
    ? named(meaning.name)
    : meaning.code === ''
      ? doing('answered', named(meaning.name))
      : doing('in', constant(meaning.code), named(meaning.name))

function compared(operation: Operation, name: string, other: Node, meaningOf: MeaningOf, turned: boolean): Node {
  const meaning = demand(name, meaningOf)
  const isEquality = operation === '=' || operation === '!='
  if (meaning.kind === 'ticked') {
    if (!isEquality || !isConstant(other)) throw new Untranslatable(name)
    const says = YES.includes(other[1]) ? true : NO.includes(other[1]) ? false : undefined
    if (says === undefined) throw new Untranslatable(String(other[1]))
    return says === (operation === '=') ? meant(meaning) : not(meant(meaning))
  }
  const value = isConstant(other) ? coded(other, meaning.codes, isEquality) : resolved(other, meaningOf)
  const sides = turned ? [value, named(meaning.name)] : [named(meaning.name), value]
  return doing(operation, ...sides)
}

function chosenAmong(left: Node, right: Node, meaningOf: MeaningOf): Node {
  if (right[0] === 'of') {
    const meaning = demand(right[1], meaningOf)
    if (meaning.kind === 'ticked') throw new Untranslatable(right[1])
    return doing('in', isConstant(left) ? coded(left, meaning.codes, true) : resolved(left, meaningOf), named(meaning.name))
  }
  if (left[0] === 'of' && right[0] === 'do' && right[1] === 'list') {
    const meaning = demand(left[1], meaningOf)
    if (meaning.kind === 'ticked') throw new Untranslatable(left[1])
    const [, , ...codes] = right
    return doing('in', named(meaning.name), doing('list', ...codes.map((code) => coded(code, meaning.codes, true))))
  }
  return doing('in', resolved(left, meaningOf), resolved(right, meaningOf))
}

function coded(node: Node, codes: ReadonlyMap<string, string> | null, isEquality: boolean): Node {
  const text = textOf(node)
  if (codes === null || text === undefined || text === '') return node
  const code = codes.get(text)
  // Larger and smaller are meant of the file's codes; where ours differ they would mean something else.
  if (!isEquality) {
    if ([...codes].some(([theirs, ours]) => theirs !== ours)) throw new Untranslatable(text)
    return node
  }
  if (code === undefined) throw new Untranslatable(text)
  return constant(code)
}

/** The commonest sentence, "answered with one of these", where the tree says no more than that. */
export function simpleCondition(node: Node): Extract<Condition, { question: string }> | undefined {
  const said = anyOfIn(node)
  return said?.codes.every((code) => code !== '') && !said.name.includes('.')
    ? { question: said.name, anyOf: [...new Set(said.codes)] }
    : undefined
}

function anyOfIn(node: Node): { name: string; codes: readonly string[] } | undefined {
  if (node[0] !== 'do') return undefined
  const [, operation, left, right] = node
  if (!left || !right) return undefined
  if (operation === 'or') {
    const [one, other] = [anyOfIn(left), anyOfIn(right)]
    return one && other && one.name === other.name ? { name: one.name, codes: [...one.codes, ...other.codes] } : undefined
  }
  if (operation !== '=' && operation !== 'in') return undefined
  const [name, said] = left[0] === 'of' ? [left[1], right] : right[0] === 'of' ? [right[1], left] : ['', left]
  const codes = codesIn(said)
  return name && codes ? { name, codes } : undefined
}

function codesIn(node: Node): readonly string[] | undefined {
  if (node[0] === 'is') return codesOf(node[1])
  if (node[0] !== 'do' || node[1] !== 'list') return undefined
  const [, , ...parts] = node
  const codes = parts.flatMap((part) => textOf(part) ?? [])
  return codes.length === parts.length ? codes : undefined
}

const codesOf = (value: Value): readonly string[] | undefined =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? value : undefined
