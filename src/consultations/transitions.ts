import type { Faults } from '../kernel/fields'
import { problem } from '../kernel/problem'
import { lengthOf } from '../kernel/text'
import { earliestClosing } from './closing'
import { type Consultation, phaseAt } from './consultation'

/** What may become of a consultation that was opened, and what has to be said for it. Pure: faults by field name. */

export const REASON_LONGEST = 500

type Dated = Pick<Consultation, 'state' | 'opensAt' | 'closesAt' | 'noClosing' | 'openedAt' | 'otherLaw'>

/** Throws notOpen unless people may answer it now or will be able to. */
export function demandRunning(consultation: Dated, now: Date): void {
  const phase = phaseAt(consultation, now)
  if (phase !== 'open' && phase !== 'notYetOpen') throw problem('notOpen')
}

/** Later than now and than before. */
export function extensionFaults(consultation: Dated, sent: { closesAt: Date | undefined; reason: string }, now: Date): Faults {
  const { closesAt } = sent
  const faults = reasonFaults(sent.reason)
  if (consultation.noClosing) return { ...faults, closesAt: 'noClosingToMove' }
  if (closesAt === undefined) return { ...faults, closesAt: 'notADate' }
  if (closesAt <= now || (consultation.closesAt !== null && closesAt <= consultation.closesAt))
    return { ...faults, closesAt: 'notLater' }
  return faults
}

/** Before the legal minimum is over, only another law by name allows it. */
export function earlyClosingFaults(
  consultation: Dated,
  sent: { reason: string; otherLaw: string },
  leastDays: number | null,
  now: Date,
): Faults {
  const faults = reasonFaults(sent.reason)
  if (lengthOf(sent.otherLaw) > REASON_LONGEST) return { ...faults, otherLaw: 'tooLong' }
  const tooEarly = leastDays !== null && !mayCloseAt(consultation, leastDays, now)
  const named = sent.otherLaw !== '' || consultation.otherLaw !== null
  return tooEarly && !named ? { ...faults, otherLaw: 'closesTooEarly' } : faults
}

/** Whether the days the law asks for are over. */
export const mayCloseAt = ({ opensAt, openedAt, noClosing }: Dated, leastDays: number, now: Date): boolean =>
  noClosing || earliestClosing(opensAt ?? openedAt ?? now, leastDays) <= now

export function reasonFaults(reason: string): Faults {
  if (reason === '') return { reason: 'required' }
  return lengthOf(reason) > REASON_LONGEST ? { reason: 'tooLong' } : {}
}
