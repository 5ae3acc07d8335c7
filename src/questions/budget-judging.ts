import type { Ballot, Election } from '../budgeting/election'
import { type Fields, fieldsOf, many } from '../kernel/fields'
import type { BudgetProject, BudgetSettings } from './budget-settings'
import { accepted, readCode, readOne, refused, unanswered } from './judging'
import type { AskedQuestion, Judged } from './question-type'
import { readNumber } from './typed-number'

/** Codes of the projects chosen, in the order of the list; in the order of preference where they are ranked; or points by code. */
export type BudgetAnswer = readonly string[] | Readonly<Record<string, number>>

type Asked = AskedQuestion<BudgetSettings>

const isList = (answer: BudgetAnswer): answer is readonly string[] => Array.isArray(answer)

/** The codes chosen or put in order; none where points are given. */
export const codesIn = (answer: BudgetAnswer): readonly string[] => (isList(answer) ? answer : [])
export const pointsIn = (answer: BudgetAnswer): Readonly<Record<string, number>> => (isList(answer) ? {} : answer)

export const placesOf = ({ most }: BudgetSettings): string[] => Array.from({ length: most ?? 0 }, (_, place) => String(place + 1))

export const costOf = (projects: readonly BudgetProject[], codes: readonly string[]): number =>
  projects.reduce((sum, { code, cost }) => sum + (codes.includes(code) ? cost : 0), 0)

export const partsOf = (settings: BudgetSettings): readonly string[] => {
  if (settings.mode === 'ranked') return placesOf(settings)
  return settings.mode === 'points' ? settings.projects.map(({ code }) => code) : ['']
}

export function judgeBudget(question: Asked, sent: Fields): Judged<BudgetAnswer> {
  const { mode } = question.settings
  if (mode === 'ranked') return judgeOrder(question, sent)
  return mode === 'points' ? judgePoints(question, sent) : judgeChoices(question, sent)
}

function judgeChoices({ settings: { mode, projects, money, most }, required }: Asked, sent: Fields): Judged<BudgetAnswer> {
  const chosen = many(sent, '').filter((code) => code !== '')
  if (chosen.length === 0) return unanswered(required)
  if (chosen.length > projects.length || new Set(chosen).size < chosen.length) return refused('repeated')
  const codes = projects.map(({ code }) => code).filter((code) => chosen.includes(code))
  if (codes.length < chosen.length) return refused('notAnOption')
  if (mode === 'approval')
    return most !== null && codes.length > most ? refused(`tooManyProjects ${most} ${codes.length}`) : accepted(codes)
  const sum = costOf(projects, codes)
  return sum > money ? refused(`overBudget ${sum} ${money}`) : accepted(codes)
}

function judgeOrder({ settings, required }: Asked, sent: Fields): Judged<BudgetAnswer> {
  const answer: string[] = []
  let empty = ''
  for (const place of placesOf(settings)) {
    const code = readCode(settings.projects, sent, place)
    if ('fault' in code) return refused(code.fault, place)
    if (code.value === '') empty ||= place
    else if (empty) return refused('gap', empty)
    else if (answer.includes(code.value)) return refused('twice', place)
    else answer.push(code.value)
  }
  return answer.length === 0 ? unanswered(required) : accepted(answer)
}

/** Projects that got nothing are not kept. */
function judgePoints({ settings: { projects, points }, required }: Asked, sent: Fields): Judged<BudgetAnswer> {
  const total = points ?? 0
  const answer: Record<string, number> = {}
  let sum = 0
  let empty = true
  for (const { code } of projects) {
    const typed = readOne(sent, code)
    if ('fault' in typed) return refused(typed.fault, code)
    if (typed.value.trim() === '') continue
    const given = readNumber(typed.value, 0)
    if ('fault' in given) return refused(given.fault, code)
    if (given.value < 0) return refused('tooSmall 0', code)
    if (given.value > total) return refused(`tooLarge ${total}`, code)
    if (given.value > 0) answer[code] = given.value
    sum += given.value
    empty = false
  }
  if (empty) return unanswered(required)
  return sum === total ? accepted(answer) : refused(`wrongSum ${sum} ${total}`)
}

export function sentOfBudget({ settings: { mode } }: Asked, answer: BudgetAnswer): Fields {
  if (mode === 'points') return fieldsOf(Object.entries(pointsIn(answer)).map(([code, points]) => [code, String(points)]))
  if (mode === 'ranked') return fieldsOf(codesIn(answer).map((code, place) => [String(place + 1), code]))
  return fieldsOf(codesIn(answer).map((code) => ['', code]))
}

export const electionOf = ({ settings: { mode, rule, money, most, points, projects } }: Asked): Election => ({
  mode,
  rule,
  money,
  most,
  points,
  projects: projects.map(({ code, label, cost, place }) => ({ code, name: label, cost, place })),
})

/** A choice is one point; the first of k in order gets k points, the next one less (Borda points). */
export function ballotOf({ settings: { mode, projects, most } }: Asked, answer: BudgetAnswer): Ballot {
  const codes = codesIn(answer)
  const pointsTo = pointsIn(answer)
  return projects.flatMap(({ code }, place) => {
    const at = codes.indexOf(code)
    const points = mode === 'points' ? (pointsTo[code] ?? 0) : at < 0 ? 0 : mode === 'ranked' ? (most ?? codes.length) - at : 1
    return points > 0 ? [[place, points] as const] : []
  })
}
