import type { Node } from '../../logic/evaluate'
import { answered, BEFORE_SIGNS, between, chosen, ofOne, ofTwo, SIGNS, same, unanswered } from './operators'
import { patternOf } from './patterns'
import type { Dialect } from './reader'
import { constant, doing, not } from './tree'

const anyOf = (question: Node, codes: Node): Node => doing('in', question, codes)
const allIn = (question: Node, codes: Node): Node => {
  if (codes[0] !== 'do' || codes[1] !== 'list') return chosen(question, codes)
  const [, , ...each] = codes
  return each.map((code) => chosen(question, code)).reduce((one, other) => doing('and', one, other))
}

/** The formulas of SurveyJS: `{name} = 'a'`, `{name} anyof ['a', 'b']`, `{name} notempty`. */
export const surveyExpression: Dialect = {
  reference: /\{\s*([^{}]+?)\s*\}/y,
  between: {
    ...SIGNS,
    '&&': between('and'),
    '||': between('or'),
    '%': between('%'),
    equal: between('='),
    notequal: between('!='),
    greater: between('>'),
    greaterorequal: between('>='),
    less: between('<'),
    lessorequal: between('<='),
    contains: [3, chosen],
    contain: [3, chosen],
    notcontains: [3, (question, code) => not(chosen(question, code))],
    notcontain: [3, (question, code) => not(chosen(question, code))],
    anyof: [3, anyOf],
    noneof: [3, (question, codes) => not(anyOf(question, codes))],
    allof: [3, allIn],
  },
  before: { ...BEFORE_SIGNS, not },
  after: { empty: unanswered, notempty: answered },
  functions: {
    iif: same('if', 3, 3),
    sum: same('sum'),
    min: same('min'),
    max: same('max'),
    round: (parts) => same('round', 1, 2)(parts),
    today: same('today', 0, 0),
    age: ofOne((node) => doing('years', node, doing('today'))),
    strlen: same('length', 1, 1),
    count: same('count'),
    regex: ofTwo((node, pattern) => {
      const whole = typeof pattern[1] === 'string' && pattern[0] === 'is' ? patternOf(pattern[1]) : undefined
      return whole === undefined ? undefined : doing('matches', node, constant(whole))
    }),
    isempty: ofOne(unanswered),
    not: ofOne(not),
    yearsbetween: ofTwo((from, to) => doing('years', from, to)),
  },
  word: (word): Node | undefined => ({ true: constant(true), false: constant(false) })[word.toLowerCase()],
}
