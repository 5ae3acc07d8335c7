import { below, type Fields, fieldsOf, many, one, ticked } from '../kernel/fields'
import { cleanLine } from '../kernel/text'
import { parseExpression } from '../logic/expression'
import { expressionFaults } from './expression-faults'
import { toShown, toStored } from './expression-names'
import type { Scope } from './expression-scope'
import { nodeOf } from './flow'
import type { AskedQuestion, Condition, PartFaults } from './question-type'
import { DEEPEST_GROUP, emptyGroup, emptyRule, formulaOf, type Group, groupOf, isGroup, type Rule, testsOf, wants } from './rules'
import { MOST_DECIMALS, readNumber } from './typed-number'

/** A condition on its author's page: rows, or an expression with the names of questions. */
export type Written = { way: 'rows'; group: Group } | { way: 'text'; text: string }

export interface Surrounds {
  scope: Scope
  all: readonly AskedQuestion[]
}

/** What is kept, as it is written on the page: rows wherever rows can say it. */
export function writtenOf(condition: Condition | null, { scope, all }: Surrounds): Written {
  if (!condition) return { way: 'rows', group: emptyGroup }
  const node = nodeOf(condition)
  const group = node && groupOf(node, scope.subjects)
  if (group) return { way: 'rows', group }
  return { way: 'text', text: toShown(formulaIn(condition), all) }
}

/** A condition as an expression. */
export const formulaIn = (condition: Condition): string =>
  'formula' in condition
    ? condition.formula
    : formulaOf({ ...emptyGroup, parts: [{ subject: condition.question, test: 'is', values: condition.anyOf }] }, () => 'code')

/** As sent: `way`, and `text` or `join`, `not` and rows `0.subject`, `0.test`, `0.value`; a row that has a `join` is a group of rows. */
export function readWritten(sent: Fields, { scope }: Surrounds): Written {
  if (one(sent, 'way') === 'text') return { way: 'text', text: one(sent, 'text') }
  return { way: 'rows', group: readGroup(sent, scope, 0) }
}

const MOST_PARTS = 30

function readGroup(sent: Fields, scope: Scope, depth: number): Group {
  const places = [...new Set([...sent.keys()].map((key) => Number.parseInt(key, 10)))].filter(Number.isSafeInteger)
  const parts = places
    .toSorted((here, there) => here - there)
    .slice(0, MOST_PARTS)
    .map((place) => {
      const part = below(sent, `${place}.`)
      return part.has('join') && depth < DEEPEST_GROUP ? readGroup(part, scope, depth + 1) : readRule(part, scope)
    })
  return { join: one(sent, 'join') === 'or' ? 'or' : 'and', not: ticked(sent, 'not'), parts }
}

/** What does not fit the question chosen, as the codes of one chosen before, is left out. */
function readRule(sent: Fields, { subjects }: Scope): Rule {
  const subject = subjects.get(one(sent, 'subject'))
  if (!subject) return emptyRule
  const tests = testsOf(subject.kind)
  const test = tests.find((each) => each === one(sent, 'test')) ?? tests[0] ?? emptyRule.test
  const typed = many(sent, 'value')
  const codes = new Set(subject.options.map(({ code }) => code))
  const values = wants(test) === 'options' ? [...new Set(typed)].filter((code) => codes.has(code)) : typed.slice(0, 1)
  return { subject: subject.name, test, values: wants(test) === 'nothing' ? [] : values }
}

export type Settled = { ok: true; condition: Condition | null } | { ok: false; faults: PartFaults }

/** What is to be kept of it, or its faults by the names of the fields. That it is always or never true is no reason to refuse it. */
export function settle(written: Written, { scope, all }: Surrounds): Settled {
  if (written.way === 'text') {
    if (written.text.trim() === '') return { ok: true, condition: null }
    const [first] = expressionFaults(written.text, scope).filter(({ fault }) => !fault.startsWith('always'))
    if (first) return { ok: false, faults: { text: first.fault } }
    return { ok: true, condition: simplest(toStored(written.text, all), scope) }
  }
  const faults: Record<string, string> = {}
  const group = tidied(written.group, scope, faults, '')
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  const formula = formulaOf(group, (name) => scope.subjects.get(name)?.kind ?? 'any')
  if (!formula) return { ok: true, condition: null }
  const parsed = parseExpression(formula)
  return parsed.ok ? { ok: true, condition: simplest(formula, scope) } : { ok: false, faults: { join: parsed.fault } }
}

/** The commonest sentence, one question and its codes, has a shape of its own. */
function simplest(formula: string, { subjects }: Scope): Condition {
  const node = nodeOf({ formula })
  const group = node && groupOf(node, subjects)
  const [rule, ...more] = group?.parts ?? []
  if (!group || group.not || !rule || more.length > 0 || isGroup(rule)) return { formula }
  const isOwn = subjects.get(rule.subject)?.question?.id === rule.subject
  return isOwn && (rule.test === 'is' || rule.test === 'has') ? { question: rule.subject, anyOf: rule.values } : { formula }
}

/** The values as an expression holds them; what is missing is noted by the field's name. */
function tidied(group: Group, scope: Scope, faults: Record<string, string>, path: string): Group {
  const parts = group.parts.map((part, place) => {
    const name = `${path}${place}`
    if (isGroup(part)) return tidied(part, scope, faults, `${name}.`)
    const wanted = wants(part.test)
    if (!part.subject || wanted === 'options' || wanted === 'nothing') return part
    const value = cleanLine(part.values[0] ?? '') ?? ''
    if (value === '') faults[`${name}.value`] = 'rowWithoutValue'
    if (value === '' || (wanted !== 'number' && scope.subjects.get(part.subject)?.kind !== 'number'))
      return { ...part, values: [value] }
    const read = readNumber(value, MOST_DECIMALS)
    if ('fault' in read) faults[`${name}.value`] = 'valueNoNumber'
    return 'fault' in read ? part : { ...part, values: [String(read.value)] }
  })
  return { ...group, parts }
}

/**
 * What a button of the page does to it, in words: `add`, `addGroup` and `remove` with the place as in `1.0`, `text` and
 * `rows`. A fault code where it cannot be done.
 */
export function reshaped(written: Written, command: string, place: string, surrounds: Surrounds): Written | { fault: string } {
  const path = place === '' ? [] : place.split('.').map(Number)
  if (written.way === 'text') {
    if (command !== 'rows') return written
    const settled = settle(written, surrounds)
    if (!settled.ok) return { fault: Object.values(settled.faults)[0] ?? 'notUnderstood' }
    const back = writtenOf(settled.condition, surrounds)
    return back.way === 'rows' ? back : { fault: 'notAsRows' }
  }
  const { group } = written
  switch (command) {
    case 'add':
      return { way: 'rows', group: changedAt(group, path, (parts) => [...parts, emptyRule]) }
    case 'addGroup':
      return {
        way: 'rows',
        group: changedAt(group, path, (parts) => [...parts, { ...emptyGroup, join: 'or', parts: [emptyRule] }]),
      }
    case 'remove':
      return { way: 'rows', group: changedAt(group, path.slice(0, -1), (parts) => parts.toSpliced(path.at(-1) ?? 0, 1)) }
    case 'text': {
      const formula = formulaOf(
        tidied(group, surrounds.scope, {}, ''),
        (name) => surrounds.scope.subjects.get(name)?.kind ?? 'any',
      )
      return { way: 'text', text: toShown(formula, surrounds.all) }
    }
    default:
      return written
  }
}

function changedAt(group: Group, path: readonly number[], change: (parts: Group['parts']) => Group['parts']): Group {
  const [place, ...rest] = path
  if (place === undefined) return { ...group, parts: change(group.parts) }
  const parts = group.parts.map((part, each) => (each === place && isGroup(part) ? changedAt(part, rest, change) : part))
  return { ...group, parts }
}

/** The fields that a page without scripts would send for it: for tests and for what was kept, written again. */
export function sentOfWritten(written: Written): Fields {
  if (written.way === 'text')
    return fieldsOf([
      ['way', 'text'],
      ['text', written.text],
    ])
  return fieldsOf([['way', 'rows'], ...fieldsOfGroup(written.group, '')])
}

function fieldsOfGroup({ join, not, parts }: Group, prefix: string): [string, string][] {
  return [
    [`${prefix}join`, join],
    ...(not ? ([[`${prefix}not`, '1']] satisfies [string, string][]) : []),
    ...parts.flatMap((part, place): [string, string][] =>
      isGroup(part)
        ? fieldsOfGroup(part, `${prefix}${place}.`)
        : [
            [`${prefix}${place}.subject`, part.subject],
            [`${prefix}${place}.test`, part.test],
            ...part.values.map((value): [string, string] => [`${prefix}${place}.value`, value]),
          ],
    ),
  ]
}
