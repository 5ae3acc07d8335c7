import { below, type Fields, one } from '../kernel/fields'
import type { Locale } from '../kernel/locale'
import { isSame } from '../kernel/ordered'
import { cleanLine } from '../kernel/text'
import { readQuestion } from './draft'
import { expressionFaults } from './expression-faults'
import { nameFault, toShown, toStored } from './expression-names'
import { scopeOf } from './expression-scope'
import { readLot } from './lot-form'
import type { AskedQuestion, Check, Condition, PartFaults, Question } from './question-type'
import type { QuestionnaireSettings } from './questionnaire-settings'
import { type ReadyCheck, readChecks, readyOf, settleChecks } from './ready-checks'
import { readWritten, type Surrounds, settle, type Written, writtenOf } from './rules-form'
import { typeOf } from './types'

/** The page on which an author writes one question: its words and expressions with the names of questions in them. */
export interface QuestionForm {
  /** As typed, or as kept. */
  question: AskedQuestion
  when: Written
  checks: readonly ReadyCheck[]
}

/** Where in the list the question stands. */
export interface Around {
  earlier: readonly AskedQuestion[]
  all: readonly AskedQuestion[]
  hiddenFields: QuestionnaireSettings['hiddenFields']
  locale: Locale
}

/** For its condition: what stands before it. */
export const beforeIt = ({ earlier, all, hiddenFields, locale }: Around): Surrounds => ({
  scope: scopeOf(earlier, all, hiddenFields, locale),
  all,
})
/** For its checks: itself too. What is being typed may be anything: a billion stars are not laid out. */
export const withIt = (question: AskedQuestion, { earlier, all, hiddenFields, locale }: Around): Surrounds => ({
  scope: scopeOf([...earlier, fitted(question, all)], all, hiddenFields, locale),
  all,
})

/** With settings that its type takes: its own, else those that are kept. */
function fitted(typed: AskedQuestion, all: readonly AskedQuestion[]): AskedQuestion {
  const settings = typeOf(typed.type).settings.safeParse(typed.settings)
  if (settings.success) return { ...typed, settings: settings.data }
  return { ...typed, settings: all.find(({ id }) => id === typed.id)?.settings ?? typeOf(typed.type).blank('vi') }
}

export function formOf(question: AskedQuestion, around: Around): QuestionForm {
  const surrounds = withIt(question, around)
  return {
    question: worded(question, (text) => toShown(text, around.all)),
    when: writtenOf(question.shownWhen, beforeIt(around)),
    checks: (question.checks ?? []).map((check) => readyOf(check, question.id, surrounds)),
  }
}

export interface ReadForm extends QuestionForm {
  /** Fit to keep where there are no faults: its expressions by ids. */
  kept: Question
  /** By the names of the fields: `label`, `settings.…`, `when.…`, `checks.…`. */
  faults: PartFaults
}

/**
 * Reads the form of one question: `label`, `hint`, `required`, `name`, `settings.…`, `when.…` (rules-form.ts) and
 * `checks.…` (ready-checks.ts). An expression that was not touched is not judged again.
 */
export function readQuestionForm(before: AskedQuestion, sent: Fields, around: Around): ReadForm {
  const store = (text: string) => toStored(text, around.all)
  const read = readQuestion(before, sent)
  const question: AskedQuestion = { ...before, ...read.question }
  const name = cleanLine(one(sent, 'name')) ?? ''
  const when = readWritten(below(sent, 'when.'), beforeIt(around))
  const checks = readChecks(below(sent, 'checks.'))
  const faults: Record<string, string> = { ...(read.ok ? {} : read.faults) }
  const unusable = nameFault(name, before.id, around.all)
  if (unusable) faults['name'] = unusable
  Object.assign(faults, expressionFaultsOf(question, before, around))
  const shownWhen = settledWhen(when, before, around, faults)
  const settledChecks = settledChecksOf(checks, question, before, around, faults)
  const { id, type, label, hint, required, settings } = worded(question, store)
  const { faults: ofLot, order, wordings } = readLot(before, sent)
  Object.assign(faults, ofLot)
  const told = wordings.map((each) => ({ label: inPipes(each.label, store), hint: inPipes(each.hint, store) }))
  const kept = { id, type, label, hint, required, shownWhen, checks: settledChecks, order, wordings: told, name, settings }
  return { question: { ...question, order, wordings, name }, when, checks, kept, faults }
}

function settledWhen(when: Written, before: AskedQuestion, around: Around, faults: Record<string, string>): Condition | null {
  const surrounds = beforeIt(around)
  if (isSame(when, writtenOf(before.shownWhen, surrounds))) return before.shownWhen
  const settled = settle(when, surrounds)
  if (settled.ok) return settled.condition
  for (const [field, fault] of Object.entries(settled.faults)) faults[`when.${field}`] = fault
  return before.shownWhen
}

function settledChecksOf(
  rows: readonly ReadyCheck[],
  question: AskedQuestion,
  before: AskedQuestion,
  around: Around,
  faults: Record<string, string>,
): Check[] {
  const surrounds = withIt(question, around)
  const known = (before.checks ?? []).map((check) => ({ check, row: readyOf(check, before.id, surrounds) }))
  return rows.flatMap((row, place) => {
    const same = known.find((each) => isSame(each.row, row))
    if (same) return [same.check]
    const settled = settleChecks([row], before.id, surrounds)
    if (settled.ok) return settled.checks
    for (const [field, fault] of Object.entries(settled.faults)) faults[`checks.${place}.${field.slice(2)}`] = fault
    return []
  })
}

const PIPE = /\{\{([^{}]{1,500})\}\}/g

/** Faults of the expressions in settings that hold one, and of those between braces in the label and the hint. */
function expressionFaultsOf(question: AskedQuestion, before: AskedQuestion, around: Around): Record<string, string> {
  const { scope } = beforeIt(around)
  const shown = worded(before, (text) => toShown(text, around.all))
  const faults: Record<string, string> = {}
  const judge = (field: string, expression: string) => {
    const [first] = expressionFaults(expression, scope).filter(({ fault }) => !fault.startsWith('always'))
    if (first) faults[field] ??= first.fault
  }
  for (const field of ['label', 'hint'] as const)
    if (question[field] !== shown[field])
      for (const [, expression = ''] of question[field].matchAll(PIPE)) judge(field, expression)
  const [typed, known] = [entriesOf(question.settings), entriesOf(shown.settings)]
  for (const setting of typeOf(question.type).formulas ?? []) {
    const formula = typed[setting]
    if (typeof formula === 'string' && formula.trim() !== '' && formula !== known[setting]) judge(`settings.${setting}`, formula)
  }
  return faults
}

const inPipes = (text: string, write: (expression: string) => string): string =>
  text.replace(PIPE, (_, expression: string) => `{{${write(expression)}}}`)

/** The question with each expression in its words written otherwise. */
export function worded(question: AskedQuestion, write: (expression: string) => string): AskedQuestion {
  const inText = (text: string) => inPipes(text, write)
  const formulas = typeOf(question.type).formulas ?? []
  const settings = inEach(question.settings, inText)
  const whole = Object.entries(entriesOf(settings)).map(([key, value]) => [
    key,
    formulas.includes(key) && typeof value === 'string' ? write(value) : value,
  ])
  return {
    ...question,
    ...(question.wordings && {
      wordings: question.wordings.map((each) => ({ label: inText(each.label), hint: inText(each.hint) })),
    }),
    label: inText(question.label),
    hint: inText(question.hint),
    settings: formulas.length > 0 ? Object.fromEntries(whole) : settings,
  }
}

function inEach(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((each) => inEach(each, change))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inEach(each, change)]))
}

const entriesOf = (settings: unknown): Record<string, unknown> =>
  settings !== null && typeof settings === 'object' ? { ...settings } : {}
