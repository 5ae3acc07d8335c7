import type { Node } from '../../logic/evaluate'
import { answered, BEFORE_SIGNS, between, chosen, firstOf, ofOne, ofTwo, SIGNS, same, unanswered } from './operators'
import type { Dialect } from './reader'
import { constant, isConstant, not } from './tree'

/** The formulas of XLSForm: XPath with `${name}` for an answer and `.` for the own one. */
export const xpath: Dialect = {
  reference: /\$\{\s*([^}]+?)\s*\}|(\.)(?![\w./])/y,
  between: { ...SIGNS, div: between('/'), mod: between('%') },
  before: BEFORE_SIGNS,
  functions: {
    selected: ofTwo(chosen),
    'count-selected': ofOne((node) => ['do', 'count', node]),
    not: ofOne(not),
    regex: ofTwo((node, pattern) => (isConstant(pattern) ? ['do', 'matches', node, pattern] : undefined)),
    if: same('if', 3, 3),
    round: (parts) => same('round', 1, 2)(parts),
    today: same('today', 0, 0),
    'string-length': same('length', 1, 1),
    coalesce: firstOf,
    contains: same('contains', 2, 2),
    sum: same('sum'),
    min: same('min'),
    max: same('max'),
    number: ofOne((node) => node),
    string: ofOne((node) => node),
    date: ofOne((node) => node),
    boolean: ofOne((node) => not(not(node))),
    true: (parts) => (parts.length === 0 ? constant(true) : undefined),
    false: (parts) => (parts.length === 0 ? constant(false) : undefined),
    'is-empty': ofOne(unanswered),
    'not-empty': ofOne(answered),
  },
  word: (): Node | undefined => undefined,
}
