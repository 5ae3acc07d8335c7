import type { Fields } from '../kernel/fields'
import { problem } from '../kernel/problem'
import { folded } from '../kernel/search'
import { brokenCheck, type Walk, walkOf } from '../questions/flow'
import type { AskedQuestion, Judged, PartFaults } from '../questions/question-type'
import type { Answers, Questionnaire } from '../questions/questionnaire'
import { QUOTA_NAME, type Quota, quotasMet } from '../questions/quotas'
import { CONTEXT_KEY, contextIn, type SheetContext } from '../questions/sheet-context'
import { typeOf } from '../questions/types'
import { type ApartAnswer, splitApart } from './apart'

/** Free words of one answer, with what a search looks for. */
export interface SheetWords {
  questionId: string
  part: string
  text: string
  searchText: string
}

/** What a person answered, judged: only questions of this version that were shown. */
export interface AnswerSheet {
  version: number
  answers: Answers
  /** The hamlet named in the answers; null when no question asks for it or it was left open. */
  unitId: number | null
  words: readonly SheetWords[]
  /** What names a person, kept apart from the answers; absent for none. */
  apart?: readonly ApartAnswer[]
  /** Of which it takes a place; absent for none. */
  quotas?: readonly Quota[]
}

/** Faults by question id, then by part. */
export type SheetFaults = Readonly<Record<string, PartFaults>>
/** `ending`: the page "not for you" that was reached; such a sheet is never stored, whatever else is in order. */
export type JudgedSheet = { ok: true; sheet: AnswerSheet } | { ok: false; faults: SheetFaults; ending: string | null }

/**
 * Reads and judges one sheet; the fields are those of questions alone. A question that is hidden is not read.
 * Throws badRequest for a name no question of this version has: such a form is not ours. `context` is what the sheet
 * brings with it, already cut down to what the questionnaire uses.
 */
export function judgeSheet(questionnaire: Questionnaire, sent: Fields, context: SheetContext | null = null): JudgedSheet {
  const walked = walkSheet(questionnaire, sent, context)
  const { answers, faults, ending } = walked
  if (ending !== null || Object.keys(faults).length > 0) return { ok: false, faults, ending }
  const quotas = quotasMet(questionnaire, walked)
  return { ok: true, sheet: { ...sheetOf(questionnaire, underQuotas(answers, quotas)), ...(quotas.length > 0 && { quotas }) } }
}

/** With the quotas it is counted under, so that deleting it gives just these places back. */
function underQuotas(answers: Answers, quotas: readonly Quota[]): Answers {
  const { day, values } = contextIn(answers)
  const { [QUOTA_NAME]: before, ...others } = values
  if (quotas.length === 0 && before === undefined) return answers
  const kept = quotas.length > 0 ? { ...others, [QUOTA_NAME]: quotas.map(({ id }) => id) } : others
  return { ...answers, [CONTEXT_KEY]: { day, values: kept } }
}

/** One walk through a sheet, as far as it is filled in. */
export interface WalkedSheet extends Pick<Walk, 'read' | 'surroundings'> {
  /** Of the items that were met, and the context under `$`; faulty ones are absent. */
  answers: Answers
  faults: SheetFaults
  met: ReadonlySet<string>
  ending: string | null
}

/** Throws badRequest for an unknown name. */
export function walkSheet(questionnaire: Questionnaire, sent: Fields, context: SheetContext | null): WalkedSheet {
  const byQuestion = fieldsByQuestion(questionnaire, sent)
  const answers: Record<string, unknown> = context ? { [CONTEXT_KEY]: context } : {}
  const faults: Record<string, PartFaults> = {}
  const met = new Set<string>()
  const walk = walkOf(questionnaire, context ?? NO_CONTEXT)
  for (const question of questionnaire.questions) {
    if (!walk.isDue(question)) continue
    met.add(question.id)
    const judged = judgeOne(question, byQuestion.get(question.id) ?? NOTHING, walk)
    if (!judged.ok) faults[question.id] = judged.faults
    else if (judged.answer !== null) answers[question.id] = judged.answer
  }
  return { answers, faults, met, ending: walk.ending(), read: walk.read, surroundings: walk.surroundings }
}

/** The same of a sheet that is stored. */
export function walkStored(questionnaire: Questionnaire, answers: Answers): WalkedSheet {
  const met = new Set<string>()
  const walk = walkOf(questionnaire, contextIn(answers))
  for (const question of questionnaire.questions) {
    if (!walk.isDue(question)) continue
    met.add(question.id)
    walk.answer(question, answers[question.id])
  }
  return { answers, faults: {}, met, ending: walk.ending(), read: walk.read, surroundings: walk.surroundings }
}

const NO_CONTEXT: SheetContext = { day: '', values: {} }

function judgeOne(question: AskedQuestion, sent: Fields, walk: Walk): Judged<unknown> {
  const type = typeOf(question.type)
  if (type.compute) {
    const answer = type.compute(question, walk)
    walk.answer(question, answer)
    return { ok: true, answer }
  }
  const judged = type.judge(question, sent)
  if (!judged.ok) return judged
  const { today } = walk.surroundings
  const untimely = judged.answer !== null && today ? type.dayFaults?.(question, judged.answer, today) : null
  if (untimely) return { ok: false, faults: untimely }
  walk.answer(question, judged.answer)
  const place = judged.answer === null ? -1 : brokenCheck(question, walk)
  return place < 0 ? judged : { ok: false, faults: { '': `check ${place}` } }
}

/** What stored answers would send, by question, to fill the form again. */
export function sentOfAnswers(questionnaire: Questionnaire, answers: Answers): ReadonlyMap<string, Fields> {
  return new Map(
    questionnaire.questions
      .filter(({ id }) => answers[id] !== undefined)
      .map((question) => [question.id, typeOf(question.type).sentOf(question, answers[question.id])]),
  )
}

/** Splits posted names such as `q7.other` by question and part. Throws badRequest for an unknown one. */
export function fieldsByQuestion(questionnaire: Questionnaire, sent: Fields): ReadonlyMap<string, Fields> {
  const { names } = knownOf(questionnaire)
  const split = new Map<string, Map<string, readonly string[]>>()
  for (const [name, values] of sent) {
    const known = names.get(name)
    if (!known) throw problem('badRequest')
    const parts = split.get(known.question)
    if (parts) parts.set(known.part, values)
    else split.set(known.question, new Map([[known.part, values]]))
  }
  return split
}

/** True when two sheets say the same, however a database ordered their keys. What they brought with them is no answer. */
export const sameAnswers = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other)

const NOTHING: Fields = new Map()

interface Named {
  question: string
  part: string
}
interface Known {
  /** Every name a control of this version has. */
  names: ReadonlyMap<string, Named>
  /** The first question whose answer is a hamlet. */
  asksHamlet: AskedQuestion | undefined
}
const kept = new WeakMap<Questionnaire, Known>()

// Worked out once a version: thousands of sheets a second are judged by it.
function knownOf(questionnaire: Questionnaire): Known {
  const known = kept.get(questionnaire)
  if (known) return known
  const names = new Map<string, Named>()
  for (const question of questionnaire.questions)
    for (const part of typeOf(question.type).partNames(question))
      names.set(part ? `${question.id}.${part}` : question.id, { question: question.id, part })
  const made = { names, asksHamlet: questionnaire.questions.find(offersHamlets) }
  kept.set(questionnaire, made)
  return made
}

function sheetOf(questionnaire: Questionnaire, given: Answers): AnswerSheet {
  const { answers, apart } = splitApart(questionnaire, given)
  const answered = questionnaire.questions.filter(({ id }) => answers[id] !== undefined)
  const words = answered.flatMap((question) =>
    typeOf(question.type)
      .texts(answers[question.id], question)
      .map(({ part, text }) => ({ questionId: question.id, part, text, searchText: folded(text) })),
  )
  const { asksHamlet } = knownOf(questionnaire)
  return { version: questionnaire.version, answers, unitId: asksHamlet ? hamletIn(asksHamlet, answers) : null, words, apart }
}

// A question whose categories are the hamlets asked, whatever its type is called.
function offersHamlets(question: AskedQuestion): boolean {
  if (question.hamlets.length === 0) return false
  const variable = typeOf(question.type)
    .variables(question)
    .find(({ id }) => id === question.id)
  if (variable?.kind !== 'category') return false
  const codes = new Set(variable.categories.map(({ code }) => code))
  return question.hamlets.every(({ code }) => codes.has(code))
}

function hamletIn(question: AskedQuestion, answers: Answers): number | null {
  const answer = answers[question.id]
  if (answer === undefined) return null
  const code = typeOf(question.type).values(question, answer)[question.id]
  return question.hamlets.some((hamlet) => hamlet.code === code) ? Number(code) : null
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (key, each) => {
    if (key === CONTEXT_KEY) return undefined
    if (each === null || typeof each !== 'object' || Array.isArray(each)) return each
    return Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
  })
}
