import { type Fields, one } from '../kernel/fields'
import { accepted, readOne, refused, unanswered } from './judging'
import type { AskedQuestion, Judged } from './question-type'
import { type BudgetLine, householdOf, type SimulatorSettings, WORK } from './simulator-settings'
import { readNumber } from './typed-number'

/** The amount of every line, by its code. */
export type SimulatorAnswer = Readonly<Record<string, number>>

/** A box left empty keeps its line as it is today; all of them empty are no answer. */
export function judgeSimulator(
  { settings: { lines, balance }, required }: AskedQuestion<SimulatorSettings>,
  sent: Fields,
): Judged<SimulatorAnswer> {
  const answer: Record<string, number> = {}
  const faults: Record<string, string> = {}
  let empty = true
  for (const line of lines) {
    const typed = readOne(sent, line.code)
    if ('fault' in typed) faults[line.code] = typed.fault
    else if (typed.value.trim() === '') answer[line.code] = line.start
    else {
      empty = false
      const read = readNumber(typed.value, 0)
      const fault = 'fault' in read ? read.fault : amountFault(line, read.value)
      if (fault) faults[line.code] = fault
      else if ('value' in read) answer[line.code] = read.value
    }
  }
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  const only = readOne(sent, WORK)
  if ('fault' in only) return refused(only.fault)
  const isTrial = only.value !== ''
  if (empty && !isTrial) return unanswered(required)
  const { rest } = sumsOf(lines, (line) => answer[line.code] ?? line.start)
  if (rest < 0) return refused(`outOfBalance ${-rest}`)
  if (balance === 'equal' && rest > 0) return refused(`surplus ${rest}`)
  return isTrial ? refused('workedOut') : accepted(answer)
}

function amountFault({ least, most, step }: BudgetLine, value: number): string | null {
  if (value < least) return `tooSmall ${least}`
  if (value > most) return `tooLarge ${most}`
  return (value - least) % step === 0 ? null : `notOnStep ${step} ${least}`
}

/** What was typed so far where it is in order, else what is today: the sums beside a form that is not finished. */
export function typedAmount(line: BudgetLine, sent: Fields): number {
  const read = readNumber(one(sent, line.code), 0)
  return 'fault' in read || amountFault(line, read.value) ? line.start : read.value
}

export interface Sums {
  income: number
  spending: number
  /** Income less spending. */
  rest: number
  /** Of all lines that are reckoned for one; null where none is. */
  household: number | null
}

export function sumsOf(lines: readonly BudgetLine[], amountOf: (line: BudgetLine) => number): Sums {
  const sums = { income: 0, spending: 0 }
  let household: number | null = null
  for (const line of lines) {
    const chosen = amountOf(line)
    sums[line.side] += chosen
    const own = householdOf(line, chosen)
    if (own !== null) household = (household ?? 0) + own
  }
  return { ...sums, rest: sums.income - sums.spending, household }
}

export const isBalanced = ({ balance }: SimulatorSettings, { rest }: Sums): boolean =>
  balance === 'equal' ? rest === 0 : rest >= 0
