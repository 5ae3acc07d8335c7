import { type Consultation, phaseAt } from '../consultations/consultation'
import { type Faults, type Fields, many, one } from '../kernel/fields'
import { dayOf, momentOf } from '../kernel/moment'
import { clean, lengthOf } from '../kernel/text'

export const SUMMARY_LONGEST = 2000
export const REASON_LONGEST = 500

/** A result is published after closing; one that never closes is published for days that are over. */
export function mayPublishAt(
  consultation: Pick<Consultation, 'state' | 'opensAt' | 'closesAt' | 'noClosing'>,
  now: Date,
): boolean {
  const phase = phaseAt(consultation, now)
  return phase === 'closed' || (consultation.noClosing && phase === 'open')
}

export interface Period {
  from: string
  to: string
}

/** What the committee decides of a publication. */
export interface Choices {
  summary: string
  /** Ids of the questions that are on. */
  questions: readonly string[]
  /** Of a consultation that does not close; null for all that was answered. */
  period: Period | null
  /** Empty unless it corrects an earlier publication. */
  reason: string
}

/** An earlier publication, as far as it binds a new one. */
export interface Earlier {
  number: number
  period: Period | null
}

/** The number of the publication that a new one of this period would correct; undefined when it corrects none. */
export const correctedBy = (period: Period | null, earlier: readonly Earlier[]): number | undefined =>
  earlier.findLast((each) => each.period?.from === period?.from && each.period?.to === period?.to)?.number

export interface ChoicesAbout {
  questionIds: readonly string[]
  byPeriod: boolean
  earlier: readonly Earlier[]
  now: Date
}

/** Reads what was posted; faults by field name. */
export function readChoices(fields: Fields, about: ChoicesAbout): { choices: Choices; faults: Faults } {
  const faults: Faults = {}
  const text = (name: string, longest: number) => {
    const typed = clean(one(fields, name))
    if (typed === undefined) faults[name] = 'badText'
    else if (lengthOf(typed) > longest) faults[name] = 'tooLong'
    return typed ?? ''
  }
  const summary = text('summary', SUMMARY_LONGEST)
  const reason = text('reason', REASON_LONGEST)
  if (!summary && !faults['summary']) faults['summary'] = 'required'
  const sent = many(fields, 'questions')
  if (sent.some((id) => !about.questionIds.includes(id))) faults['questions'] = 'notAnOption'
  const period = about.byPeriod ? { from: one(fields, 'from'), to: one(fields, 'to') } : null
  if (period) Object.assign(faults, periodFaults(period, about))
  const corrects = correctedBy(period, about.earlier) !== undefined
  if (corrects && !reason && !faults['reason']) faults['reason'] = 'required'
  const questions = about.questionIds.filter((id) => sent.includes(id))
  return { choices: { summary, questions, period, reason: corrects ? reason : '' }, faults }
}

// Two periods that share some days would show the figures of the other days by subtraction.
function periodFaults({ from, to }: Period, { earlier, now }: ChoicesAbout): Faults {
  if (!momentOf(from) || from.length !== 10) return { from: 'notADate' }
  if (!momentOf(to) || to.length !== 10) return { to: 'notADate' }
  if (to < from) return { to: 'endsBeforeStart' }
  if (to >= dayOf(now)) return { to: 'notOver' }
  const crossing = earlier.some(({ period }) => {
    if (!period || (period.from === from && period.to === to)) return false
    return period.from <= to && from <= period.to
  })
  return crossing ? { from: 'overlaps' } : {}
}
