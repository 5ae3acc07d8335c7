import type { Node } from '../logic/evaluate'
import { writeFormula } from '../logic/writing'
import { nodeOf } from './flow'
import type { Condition, Question } from './question-type'
import { hasAnswers } from './questionnaire'
import type { QuestionnaireSettings } from './questionnaire-settings'
import { partsOf } from './truth'
import { typeOf } from './types'

/**
 * Where a questionnaire names hamlets by their codes: in conditions, checks, calculations and quotas that compare the
 * hamlet of a sheet, or the answer to a question whose choices are the hamlets. A copy in another commune has others.
 */

type Quotas = QuestionnaireSettings['quotas']

interface Parts {
  questions: readonly Question[]
  quotas: Quotas
}

export interface HamletUse {
  code: string
  /** Ids of the questions, and names of the quotas, that name it. */
  questions: readonly string[]
  quotas: readonly string[]
}

/** By code: another hamlet, or null for none, which takes out what asks for it alone. Others stay. */
export type HamletSwaps = ReadonlyMap<string, string | null>

export function hamletUses({ questions, quotas }: Parts): HamletUse[] {
  const subjects = subjectsIn(questions)
  const found = new Map<string, { questions: string[]; quotas: string[] }>()
  const note = (codes: readonly string[], list: 'questions' | 'quotas', where: string) => {
    for (const code of codes) {
      const use = found.get(code) ?? { questions: [], quotas: [] }
      if (!use[list].includes(where)) use[list].push(where)
      found.set(code, use)
    }
  }
  for (const question of questions) {
    const { shownWhen, checks = [] } = question
    if (shownWhen && 'question' in shownWhen && subjects.has(shownWhen.question)) note(shownWhen.anyOf, 'questions', question.id)
    const formulas = [...(shownWhen && 'formula' in shownWhen ? [shownWhen] : []), ...checks].map(({ formula }) => formula)
    for (const text of [...formulas, ...calculations(question)]) note(codesIn(text, subjects), 'questions', question.id)
  }
  for (const { name, formula } of quotas) note(codesIn(formula, subjects), 'quotas', name)
  return [...found].map(([code, use]) => ({ code, ...use }))
}

export function withHamlets({ questions, quotas }: Parts, swaps: HamletSwaps): { questions: Question[]; quotas: Quotas } {
  const subjects = subjectsIn(questions)
  const swapped = (formula: string) => swappedIn(formula, subjects, swaps)
  const kept = <Each extends { formula: string }>(rows: readonly Each[]): Each[] =>
    rows.flatMap((row) => {
      const formula = swapped(row.formula)
      return formula === null ? [] : [{ ...row, formula }]
    })
  return {
    questions: questions.map((question) => ({
      ...question,
      shownWhen: conditionWith(question.shownWhen, subjects, swaps),
      ...(question.checks && { checks: kept(question.checks) }),
      settings: calculatedWith(question, swapped),
    })),
    quotas: kept(quotas),
  }
}

function conditionWith(condition: Condition | null, subjects: ReadonlySet<string>, swaps: HamletSwaps): Condition | null {
  if (!condition) return null
  if ('formula' in condition) {
    const formula = swappedIn(condition.formula, subjects, swaps)
    return formula === null ? null : { formula }
  }
  if (!subjects.has(condition.question)) return condition
  const anyOf = [...new Set(condition.anyOf.flatMap((code) => swapOf(code, swaps) ?? []))]
  return anyOf.length > 0 ? { ...condition, anyOf } : null
}

/** A calculation cannot be taken out: it stays, and the check before opening speaks of it. */
function calculatedWith({ type, settings }: Question, swapped: (formula: string) => string | null): unknown {
  const formulas = typeOf(type).formulas ?? []
  if (formulas.length === 0 || settings === null || typeof settings !== 'object') return settings
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) =>
      formulas.includes(name) && typeof value === 'string' ? [name, swapped(value) ?? value] : [name, value],
    ),
  )
}

const calculations = ({ type, settings }: Question): string[] =>
  Object.entries(settings !== null && typeof settings === 'object' ? settings : {}).flatMap(([name, value]) =>
    typeOf(type).formulas?.includes(name) && typeof value === 'string' ? [value] : [],
  )

const PROBE = { code: 'hamlet', label: '' }

/** What is answered with a hamlet, by the names of expressions: the hamlets themselves are there to choose from. */
export const askedHamlets = (questions: readonly Question[]): { name: string; question: Question }[] =>
  questions.flatMap((question) => {
    const asked = { ...question, hamlets: [PROBE] }
    if (!hasAnswers(asked)) return []
    return typeOf(question.type)
      .variables(asked, 'vi')
      .filter((each) => each.kind !== 'number' && each.categories.some(({ code }) => code === PROBE.code))
      .map(({ id: name }) => ({ name, question }))
  })

/** The sheet's own, and each question that asks for one. */
const subjectsIn = (questions: readonly Question[]): ReadonlySet<string> =>
  new Set(['hamlet', ...askedHamlets(questions).flatMap(({ name, question }) => [name, question.id])])

/** What a hamlet is compared with; undefined where nothing is. */
function comparedIn(node: Node, subjects: ReadonlySet<string>): Node | undefined {
  if (node[0] !== 'do') return undefined
  const [, operation, left, right] = node
  const isSubject = (side: Node | undefined) => side?.[0] === 'of' && subjects.has(side[1])
  if (operation !== '=' && operation !== '!=' && operation !== 'in') return undefined
  if (isSubject(left)) return right
  return operation !== 'in' && isSubject(right) ? left : undefined
}

const codeOf = (node: Node): string | undefined => (node[0] === 'is' && typeof node[1] === 'string' ? node[1] : undefined)
const isList = (node: Node): boolean => node[0] === 'do' && node[1] === 'list'

function codesIn(formula: string, subjects: ReadonlySet<string>): string[] {
  const codesOf = (node: Node): string[] => {
    const compared = comparedIn(node, subjects)
    if (!compared) return partsOf(node).flatMap(codesOf)
    return (isList(compared) ? partsOf(compared) : [compared]).flatMap((each) => codeOf(each) ?? [])
  }
  const node = nodeOf({ formula })
  return node ? codesOf(node) : []
}

/** Null where nothing is left to ask for. */
function swappedIn(formula: string, subjects: ReadonlySet<string>, swaps: HamletSwaps): string | null {
  const node = nodeOf({ formula })
  if (!node || !codesIn(formula, subjects).some((code) => swaps.has(code))) return formula
  const left = treeWith(node, subjects, swaps)
  return left && (writeFormula(left) ?? formula)
}

/** What is taken out leaves the others of its list, and the others of an "and" or an "or"; out of anything else it cannot be taken. */
function treeWith(node: Node, subjects: ReadonlySet<string>, swaps: HamletSwaps): Node | null {
  if (node[0] !== 'do') return node
  const [, operation, ...parts] = node
  const compared = comparedIn(node, subjects)
  if (compared) {
    const other = comparedWith(compared, swaps)
    return other && ['do', operation, ...parts.map((part) => (part === compared ? other : part))]
  }
  const others = parts.map((part) => treeWith(part, subjects, swaps))
  const left = others.filter((part) => part !== null)
  if (operation === 'not' && left.length === 0) return null
  if (operation !== 'and' && operation !== 'or')
    return ['do', operation, ...others.map((part, place) => part ?? parts[place] ?? node)]
  const [only = null] = left
  return left.length > 1 ? ['do', operation, ...left] : only
}

function comparedWith(node: Node, swaps: HamletSwaps): Node | null {
  const swapped = (each: Node): Node | null => {
    const code = codeOf(each)
    if (code === undefined) return each
    const other = swapOf(code, swaps)
    return other === null ? null : ['is', other]
  }
  if (!isList(node)) return swapped(node)
  const left = partsOf(node)
    .map(swapped)
    .filter((each) => each !== null)
  // Two may have become the same.
  const codes = new Map(left.map((each) => [codeOf(each) ?? each, each]))
  return codes.size > 0 ? ['do', 'list', ...codes.values()] : null
}

const swapOf = (code: string, swaps: HamletSwaps): string | null => {
  const other = swaps.get(code)
  return other === undefined ? code : other
}
