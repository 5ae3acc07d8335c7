import { closingFault, mayBePermanent, openingFrom, usualClosing } from './closing'
import type { Consultation } from './consultation'

/** What stands between a draft and its opening, each on the page where it is mended. */
export interface Missing {
  what:
    | 'title'
    | 'asker'
    | 'category'
    | 'matter'
    | 'legalClause'
    | 'closesAt'
    | 'noClosing'
    | 'hamlets'
    | 'questions'
    | 'faultyQuestions'
  page: 'basics' | 'questions'
  /** The field there; empty for none. */
  field: string
  /** A fault code where the thing is there but wrong. */
  fault?: string
}

export interface ReadyFor {
  questions: number
  /** Questions that cannot be asked as they are, and why. */
  faultyQuestions: readonly { question: string; fault: string }[]
  hamletsAsked: number
  /** Hamlets the unit has; none is no obstacle, all people of the unit are asked then. */
  hamletsKnown: number
  leastDays: number | null
  clauseInForce: boolean
}

/** Everything that must be mended before opening; empty when it may open now. */
export function missingBeforeOpening(draft: Consultation, ready: ReadyFor, now: Date): Missing[] {
  const missing: Missing[] = []
  for (const field of ['title', 'asker', 'category', 'matter', 'legalClause'] as const)
    if (draft[field] === '') missing.push({ what: field, page: 'basics', field })
  if (draft.legalClause !== '' && !ready.clauseInForce)
    missing.push({ what: 'legalClause', page: 'basics', field: 'legalClause', fault: 'clauseNotInForce' })
  const fault = closingFault(draft, ready.leastDays, now)
  if (fault) missing.push({ what: 'closesAt', page: 'basics', field: 'closesAt', fault })
  if (draft.noClosing && !mayBePermanent(ready.leastDays)) missing.push({ what: 'noClosing', page: 'basics', field: 'noClosing' })
  if (ready.hamletsKnown > 0 && ready.hamletsAsked === 0) missing.push({ what: 'hamlets', page: 'basics', field: 'hamlet' })
  if (ready.questions === 0) missing.push({ what: 'questions', page: 'questions', field: '' })
  for (const { question, fault: why } of ready.faultyQuestions)
    missing.push({ what: 'faultyQuestions', page: 'questions', field: question, fault: why })
  return missing
}

// Where no law sets a period, three weeks are usual all the same.
export const USUAL_DAYS = 20

/** The dates a consultation gets when it opens: what the draft left open is filled in. */
export function openingDates(draft: Consultation, leastDays: number | null, now: Date): { opensAt: Date; closesAt: Date | null } {
  const opensAt = openingFrom(draft.opensAt, now)
  if (draft.noClosing) return { opensAt, closesAt: null }
  return { opensAt, closesAt: draft.closesAt ?? usualClosing(opensAt, leastDays ?? USUAL_DAYS) }
}
