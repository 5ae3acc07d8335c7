import type { Node, Operation } from '../../logic/evaluate'
import { POWERS } from '../../logic/powers'
import type { Dialect } from './reader'
import { doing, not } from './tree'

type Between = Dialect['between'][string]

/** One of our operations between two values, under whatever sign. */
export const between = (operation: Operation): Between => [POWERS[operation] ?? 3, (left, right) => doing(operation, left, right)]

/** Signs that mean the same to everybody. */
export const SIGNS: Dialect['between'] = {
  or: between('or'),
  and: between('and'),
  '=': between('='),
  '==': between('='),
  '!=': between('!='),
  '<>': between('!='),
  '<': between('<'),
  '<=': between('<='),
  '>': between('>'),
  '>=': between('>='),
  '+': between('+'),
  '-': between('-'),
  '*': between('*'),
  '/': between('/'),
}

export const BEFORE_SIGNS: Dialect['before'] = {
  '!': not,
  '-': (node) => (node[0] === 'is' && typeof node[1] === 'number' ? ['is', -node[1]] : doing('negative', node)),
  '+': (node) => node,
}

/** One value in, one of ours out. */
export const ofOne =
  (make: (node: Node) => Node) =>
  (parts: readonly Node[]): Node | undefined =>
    parts.length === 1 && parts[0] ? make(parts[0]) : undefined

export const ofTwo =
  (make: (node: Node, other: Node) => Node | undefined) =>
  (parts: readonly Node[]): Node | undefined =>
    parts.length === 2 && parts[0] && parts[1] ? make(parts[0], parts[1]) : undefined

/** One of our own functions under whatever name. */
export const same =
  (operation: Operation, least = 1, most = 20) =>
  (parts: readonly Node[]): Node | undefined =>
    parts.length >= least && parts.length <= most ? doing(operation, ...parts) : undefined

export const chosen = (question: Node, code: Node): Node => doing('in', code, question)
export const answered = (node: Node): Node => doing('answered', node)
export const unanswered = (node: Node): Node => not(answered(node))
/** The first that is answered, else the next. */
export const firstOf = (parts: readonly Node[]): Node | undefined =>
  parts.length === 0 ? undefined : parts.reduceRight((rest, part) => doing('if', answered(part), part, rest))
