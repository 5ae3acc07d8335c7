import { below, type Fields, one } from '../kernel/fields'
import { cleanLine } from '../kernel/text'
import { isPattern, LONGEST_PATTERN } from '../logic/pattern'
import { expressionFaults } from './expression-faults'
import { toShown, toStored } from './expression-names'
import type { Check, PartFaults, Question } from './question-type'
import { quoted } from './rules'
import type { Surrounds } from './rules-form'
import { MOST_DECIMALS, readNumber, typedNumberOf } from './typed-number'

/** The checks of an answer as their author sees them: the commonest as ready-made rules, any other as an expression. */

export const RULES = ['phone', 'range', 'after', 'atLeastOther', 'pattern', 'formula'] as const
export type ReadyRule = (typeof RULES)[number]

/** As typed; what the rule does not use is ''. `''` for a rule is a row nobody has filled in. */
export interface ReadyCheck {
  rule: ReadyRule | ''
  from: string
  to: string
  /** The stored name of another subject. */
  other: string
  pattern: string
  /** With the names of questions. */
  formula: string
  message: string
}

export const noCheck: ReadyCheck = { rule: '', from: '', to: '', other: '', pattern: '', formula: '', message: '' }
export const MOST_CHECKS = 10
const LONGEST_MESSAGE = 300

const PHONE = '(\\+84|0)([ .]?[0-9]){9,10}'

/** Those that make sense for what the question is answered with. */
export function rulesFor({ id }: Question, { scope }: Surrounds): readonly ReadyRule[] {
  switch (scope.subjects.get(id)?.kind) {
    case 'number':
      return ['range', 'atLeastOther', 'formula']
    case 'day':
      return ['after', 'formula']
    case 'text':
      return ['phone', 'pattern', 'formula']
    default:
      return ['formula']
  }
}

// An answer that was not given breaks nothing: whether it must be given is another matter.
const given = (id: string, rule: string): string => `not answered(${id}) or ${rule}`
const SHAPES = {
  range: /^not answered\((?<id>[\w.]+)\) or (?:\k<id> >= (?<from>-?[\d.]+))?(?: and )?(?:\k<id> <= (?<to>-?[\d.]+))?$/,
  after: /^not answered\((?<id>[\w.]+)\) or not answered\((?<other>[\w.]+)\) or \k<id> > \k<other>$/,
  atLeastOther: /^not answered\((?<id>[\w.]+)\) or not answered\((?<other>[\w.]+)\) or \k<id> >= \k<other>$/,
  pattern: /^matches\((?<id>[\w.]+), '(?<pattern>(?:\\.|[^'\\])*)'\)$/s,
} as const

/** A kept check as one of the ready-made rules where it has just their shape. */
export function readyOf({ formula, message }: Check, id: string, { all }: Surrounds): ReadyCheck {
  for (const rule of ['range', 'after', 'atLeastOther', 'pattern'] as const) {
    const found = SHAPES[rule].exec(formula)?.groups
    if (found?.['id'] !== id) continue
    const { from = '', to = '', other = '', pattern: escaped = '' } = found
    const pattern = escaped.replace(/\\(.)/gs, '$1')
    if (pattern === PHONE) return { ...noCheck, rule: 'phone', message }
    return { ...noCheck, rule, from: shown(from), to: shown(to), other, pattern, message }
  }
  return { ...noCheck, rule: 'formula', formula: toShown(formula, all), message }
}

const shown = (number: string): string => (number === '' ? '' : typedNumberOf(Number(number)))

/** As sent: rows `0.rule`, `0.from` … */
export function readChecks(sent: Fields): ReadyCheck[] {
  const places = [...new Set([...sent.keys()].map((key) => Number.parseInt(key, 10)))].filter(Number.isSafeInteger)
  return places
    .toSorted((here, there) => here - there)
    .slice(0, MOST_CHECKS)
    .map((place) => {
      const row = below(sent, `${place}.`)
      const rule = RULES.find((each) => each === one(row, 'rule')) ?? ''
      const [from, to, other] = [one(row, 'from'), one(row, 'to'), one(row, 'other')]
      return { rule, from, to, other, pattern: one(row, 'pattern'), formula: one(row, 'formula'), message: one(row, 'message') }
    })
}

export type SettledChecks = { ok: true; checks: Check[] } | { ok: false; faults: PartFaults }

/** What is to be kept, or faults by the names of the fields. Rows without a rule are left out. */
export function settleChecks(rows: readonly ReadyCheck[], id: string, surrounds: Surrounds): SettledChecks {
  const faults: Record<string, string> = {}
  const checks = rows.flatMap((row, place): Check[] => {
    if (row.rule === '') return []
    const message = cleanLine(row.message) ?? ''
    if (message === '') faults[`${place}.message`] = 'noMessage'
    if (message.length > LONGEST_MESSAGE) faults[`${place}.message`] = `tooLong ${LONGEST_MESSAGE}`
    const made = formulaOf(row, id, surrounds)
    if ('fault' in made) faults[`${place}.${made.field}`] = made.fault
    return 'fault' in made ? [] : [{ formula: made.formula, message }]
  })
  return Object.keys(faults).length > 0 ? { ok: false, faults } : { ok: true, checks }
}

type Made = { formula: string } | { field: string; fault: string }

function formulaOf(row: ReadyCheck, id: string, surrounds: Surrounds): Made {
  switch (row.rule) {
    case 'phone':
      return { formula: `matches(${id}, ${quoted(PHONE)})` }
    case 'range':
      return rangeOf(row, id)
    case 'after':
    case 'atLeastOther': {
      const other = surrounds.scope.subjects.get(row.other)
      if (!other || other.name === id) return { field: 'other', fault: 'rowWithoutQuestion' }
      return { formula: given(id, given(other.name, `${id} ${row.rule === 'after' ? '>' : '>='} ${other.name}`)) }
    }
    case 'pattern': {
      const pattern = row.pattern.trim()
      if (pattern === '' || pattern.length > LONGEST_PATTERN || !isPattern(pattern) || /\s\s/.test(pattern))
        return { field: 'pattern', fault: 'badPattern' }
      return { formula: `matches(${id}, ${quoted(pattern)})` }
    }
    default: {
      const [first] = expressionFaults(row.formula, surrounds.scope).filter(({ fault }) => !fault.startsWith('always'))
      return first ? { field: 'formula', fault: first.fault } : { formula: toStored(row.formula, surrounds.all) }
    }
  }
}

function rangeOf({ from, to }: ReadyCheck, id: string): Made {
  const [least, most] = [from, to].map((typed) => (typed.trim() === '' ? null : readNumber(typed, MOST_DECIMALS)))
  if (least && 'fault' in least) return { field: 'from', fault: 'valueNoNumber' }
  if (most && 'fault' in most) return { field: 'to', fault: 'valueNoNumber' }
  if (!least && !most) return { field: 'from', fault: 'rowWithoutValue' }
  if (least && most && least.value > most.value) return { field: 'to', fault: 'wrongRange' }
  const bounds = [...(least ? [`${id} >= ${least.value}`] : []), ...(most ? [`${id} <= ${most.value}`] : [])]
  return { formula: given(id, bounds.join(' and ')) }
}
