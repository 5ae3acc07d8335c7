import type { Node, Operation } from '../logic/evaluate'
import { constantsOf } from './expression-outcomes'
import type { Subject } from './expression-scope'

/** A condition as rows to choose from: what people build without writing an expression. */

export interface Rule {
  /** The stored name of a subject; '' while none is chosen. */
  subject: string
  test: Test
  /** Codes where the test is about options, else one figure, day or text; none where it needs none. */
  values: readonly string[]
}

export interface Group {
  join: 'and' | 'or'
  not: boolean
  parts: readonly (Rule | Group)[]
}

export const isGroup = (part: Rule | Group): part is Group => 'join' in part

/** Groups within the outermost one, and groups within those. */
export const DEEPEST_GROUP = 2

export const emptyRule: Rule = { subject: '', test: 'is', values: [] }
export const emptyGroup: Group = { join: 'and', not: false, parts: [] }

const TESTS = {
  code: ['is', 'isNot', 'answered', 'unanswered'],
  codes: ['has', 'hasNot', 'countAtLeast', 'countAtMost', 'answered', 'unanswered'],
  number: ['equal', 'unequal', 'above', 'atLeast', 'below', 'atMost', 'answered', 'unanswered'],
  day: ['onDay', 'after', 'before', 'answered', 'unanswered'],
  text: ['contains', 'containsNot', 'equal', 'unequal', 'answered', 'unanswered'],
  any: ['equal', 'unequal', 'above', 'below', 'answered', 'unanswered'],
} as const satisfies Record<Subject['kind'], readonly string[]>

export type Test = (typeof TESTS)[Subject['kind']][number]

export const testsOf = (kind: Subject['kind']): readonly Test[] => TESTS[kind]

/** What must be given to compare with. */
export function wants(test: Test): 'options' | 'number' | 'day' | 'text' | 'nothing' {
  switch (test) {
    case 'is':
    case 'isNot':
    case 'has':
    case 'hasNot':
      return 'options'
    case 'countAtLeast':
    case 'countAtMost':
      return 'number'
    case 'onDay':
    case 'after':
    case 'before':
      return 'day'
    case 'answered':
    case 'unanswered':
      return 'nothing'
    default:
      return 'text'
  }
}

const SIGNS: Partial<Record<Test, string>> = {
  equal: '=',
  unequal: '!=',
  above: '>',
  atLeast: '>=',
  below: '<',
  atMost: '<=',
  onDay: '=',
  after: '>',
  before: '<',
}

/** The expression that a group means; '' for one without rows. A row without a question is left out. */
export function formulaOf(group: Group, kindOf: (name: string) => Subject['kind']): string {
  const parts = group.parts.flatMap((part) => {
    if (!isGroup(part)) return part.subject ? [sentenceOf(part, kindOf(part.subject))] : []
    const inner = formulaOf(part, kindOf)
    return inner ? [part.not ? inner : `(${inner})`] : []
  })
  const joined = parts.join(` ${group.join} `)
  return group.not && joined ? `not (${joined})` : joined
}

function sentenceOf({ subject, test, values }: Rule, kind: Subject['kind']): string {
  const [value = ''] = values
  const list = `[${values.map(quoted).join(', ')}]`
  switch (test) {
    case 'is':
    case 'has':
      return `${subject} in ${list}`
    case 'isNot':
    case 'hasNot':
      return `not (${subject} in ${list})`
    case 'countAtLeast':
      return `count(${subject}) >= ${value}`
    case 'countAtMost':
      return `count(${subject}) <= ${value}`
    case 'contains':
      return `contains(${subject}, ${quoted(value)})`
    case 'containsNot':
      return `not contains(${subject}, ${quoted(value)})`
    case 'answered':
      return `answered(${subject})`
    case 'unanswered':
      return `not answered(${subject})`
    default:
      return `${subject} ${SIGNS[test]} ${kind === 'number' ? value : quoted(value)}`
  }
}

/** A text as an expression holds it. */
export const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&').replace(/\s+/g, ' ')}'`

/** The rows that mean the same as an expression; null for one that says more than rows can. */
export function groupOf(node: Node, subjects: ReadonlyMap<string, Subject>): Group | null {
  const whole = partOf(node, subjects, 0)
  if (whole === null) return null
  return isGroup(whole) ? whole : { ...emptyGroup, parts: [whole] }
}

function partOf(node: Node, subjects: ReadonlyMap<string, Subject>, depth: number): Rule | Group | null {
  const rule = ruleOf(node, subjects)
  if (rule || depth > DEEPEST_GROUP) return rule
  const [, operation, ...parts] = node[0] === 'do' ? node : [node[0], '']
  if (operation === 'not') {
    const [inner] = parts
    const part = inner ? partOf(inner, subjects, depth) : null
    if (!part) return null
    return isGroup(part) ? { ...part, not: !part.not } : { join: 'and', not: true, parts: [part] }
  }
  if (operation !== 'and' && operation !== 'or') return null
  const found = flattened(node, operation).map((each) => partOf(each, subjects, depth + 1))
  const whole = found.filter((each) => each !== null)
  return whole.length === found.length ? { join: operation, not: false, parts: whole } : null
}

/** `a and b and c` is read as pairs. */
function flattened(node: Node, operation: Operation): readonly Node[] {
  if (node[0] !== 'do' || node[1] !== operation) return [node]
  const [, , ...parts] = node
  return parts.flatMap((part) => flattened(part, operation))
}

function ruleOf(node: Node, subjects: ReadonlyMap<string, Subject>): Rule | null {
  if (node[0] !== 'do') return null
  const [, operation, left, right] = node
  if (operation === 'not' && left) return opposite(ruleOf(left, subjects))
  const counted = left?.[0] === 'do' && left[1] === 'count' && left.length === 3 ? left[2] : undefined
  const of = counted ?? left
  const subject = of?.[0] === 'of' ? subjects.get(of[1]) : undefined
  if (!subject) return null
  const rule = (test: Test, values: readonly (string | number | boolean)[] = []): Rule | null =>
    testsOf(subject.kind).includes(test) && (wants(test) === 'options' || values.length === (wants(test) === 'nothing' ? 0 : 1))
      ? { subject: subject.name, test, values: values.map(String) }
      : null
  if (operation === 'answered') return node.length === 3 ? rule('answered') : null
  if (!right || !isPlain(right)) return null
  const values = constantsOf(right)
  if (counted) return operation === '>=' ? rule('countAtLeast', values) : operation === '<=' ? rule('countAtMost', values) : null
  const takesNumber = subject.kind === 'number' && values.some((value) => typeof value !== 'number')
  if (takesNumber) return null
  switch (operation) {
    case 'in':
      return rule('is', values) ?? rule('has', values)
    case 'contains':
      return rule('contains', values)
    case '=':
      return rule('is', values) ?? rule('equal', values) ?? rule('onDay', values)
    case '!=':
      return rule('isNot', values) ?? rule('unequal', values)
    case '>':
      return rule('above', values) ?? rule('after', values)
    case '<':
      return rule('below', values) ?? rule('before', values)
    case '>=':
      return rule('atLeast', values)
    case '<=':
      return rule('atMost', values)
    default:
      return null
  }
}

const isPlain = (node: Node): boolean =>
  constantsOf(node).length > 0 || (node[0] === 'do' && node[1] === 'list' && node.length === 2)

const OPPOSITES: Partial<Record<Test, Test>> = { is: 'isNot', has: 'hasNot', contains: 'containsNot', answered: 'unanswered' }

function opposite(rule: Rule | null): Rule | null {
  const test = rule && OPPOSITES[rule.test]
  return rule && test ? { ...rule, test } : null
}
