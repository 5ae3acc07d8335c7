import type { Node } from '../../logic/evaluate'
import { answered, BEFORE_SIGNS, between, ofOne, ofTwo, SIGNS, same, unanswered } from './operators'
import { patternOf } from './patterns'
import type { Dialect } from './reader'
import { constant, not } from './tree'

const NEVER_NAMES = 'and|or|eq|ne|lt|le|gt|ge|not|true|false|that|self|this'

const OWN_WORDS: Readonly<Record<string, Node>> = {
  true: constant(true),
  false: constant(false),
  this: ['of', '.'],
  self: ['of', '.'],
}

/** LimeSurvey's ExpressionScript: `Q1.NAOK == "A1"`, bare or in braces. */
export const expressionScript: Dialect = {
  reference: new RegExp(
    `(?!(?:${NEVER_NAMES})\\b)([A-Za-z][A-Za-z0-9_]*)(?:\\.(?:NAOK|value|code|shown|valueNAOK))?(?![A-Za-z0-9_.]|\\s*\\()`,
    'iy',
  ),
  between: {
    ...SIGNS,
    '&&': between('and'),
    '||': between('or'),
    eq: between('='),
    ne: between('!='),
    lt: between('<'),
    le: between('<='),
    gt: between('>'),
    ge: between('>='),
  },
  before: { ...BEFORE_SIGNS, not },
  functions: {
    is_empty: ofOne(unanswered),
    empty: ofOne(unanswered),
    is_numeric: ofOne((node) => ['do', 'matches', node, constant('-?\\d+(?:[.,]\\d+)?')]),
    isset: ofOne(answered),
    if: same('if', 3, 3),
    count: same('count'),
    sum: same('sum'),
    min: same('min'),
    max: same('max'),
    round: (parts) => same('round', 1, 2)(parts),
    strlen: same('length', 1, 1),
    intval: ofOne((node) => node),
    floatval: ofOne((node) => node),
    regexmatch: ofTwo((pattern, node) => patternMatch(node, pattern)),
  },
  word: (word): Node | undefined => OWN_WORDS[word.toLowerCase()],
}

function patternMatch(node: Node, pattern: Node): Node | undefined {
  if (pattern[0] !== 'is' || typeof pattern[1] !== 'string') return undefined
  const found = /^\/(.*)\/([a-z]*)$/s.exec(pattern[1])
  const whole = found && patternOf(found[1] ?? '', (found[2] ?? '').includes('i'))
  return whole ? ['do', 'matches', node, constant(whole)] : undefined
}
