import { type Token, tokensOf } from './expression-names'
import type { Condition, Question } from './question-type'
import { hasAnswers } from './questionnaire'
import type { QuestionnaireSettings } from './questionnaire-settings'
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

/** What is answered with a hamlet: the sheet's own, and each question that offers the hamlets as its choices. */
function subjectsIn(questions: readonly Question[]): ReadonlySet<string> {
  const offering = questions.filter((question) => {
    const asked = { ...question, hamlets: [PROBE] }
    return (
      hasAnswers(asked) &&
      typeOf(question.type)
        .variables(asked, 'vi')
        .some((each) => each.kind !== 'number' && each.categories.some(({ code }) => code === PROBE.code))
    )
  })
  return new Set(['hamlet', ...offering.map(({ id }) => id)])
}

/** The texts that are compared with a hamlet, one group for each comparison. */
function comparedIn(tokens: readonly Token[], subjects: ReadonlySet<string>): Token[][] {
  return tokens.flatMap((token, place) => {
    if (token.kind !== 'name' || !subjects.has(token.text)) return []
    const before =
      tokens[place - 1]?.text === '=' ? tokens.slice(0, place).findLast(({ text }) => !'=!'.includes(text)) : undefined
    const rest = tokens.slice(place + 1)
    const start = rest.findIndex(({ kind, text }) => !(kind === 'sign' ? '=!,' : ['in', 'not']).includes(text))
    const next = start > 0 ? rest[start] : undefined
    if (next?.kind === 'text') return [[next]]
    if (next?.text === '[') {
      const end = rest.findIndex(({ text }) => text === ']')
      return [rest.slice(start + 1, end < 0 ? rest.length : end).filter(({ kind }) => kind === 'text')]
    }
    return before?.kind === 'text' ? [[before]] : []
  })
}

const codeOf = ({ text }: Token): string => text.slice(1, -1)

const codesIn = (text: string, subjects: ReadonlySet<string>): string[] => comparedIn(tokensOf(text), subjects).flat().map(codeOf)

/** Null where nothing is left to ask for. */
function swappedIn(text: string, subjects: ReadonlySet<string>, swaps: HamletSwaps): string | null {
  const groups = comparedIn(tokensOf(text), subjects)
  const isEmptied = groups.some((group) => group.length > 0 && group.every((each) => swapOf(codeOf(each), swaps) === null))
  if (isEmptied) return null
  let written = ''
  let done = 0
  for (const token of groups.flat().sort((one, other) => one.at - other.at)) {
    const code = swapOf(codeOf(token), swaps)
    const end = token.at + token.text.length
    const comma = /^\s*,\s*/.exec(text.slice(end))?.[0].length ?? 0
    if (code === null && comma === 0) written = (written + text.slice(done, token.at)).replace(/\s*,\s*$/, '')
    else written += text.slice(done, token.at) + (code === null ? '' : `'${code}'`)
    done = code === null ? end + comma : end
  }
  return written + text.slice(done)
}

const swapOf = (code: string, swaps: HamletSwaps): string | null => {
  const other = swaps.get(code)
  return other === undefined ? code : other
}
