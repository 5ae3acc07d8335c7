import { addDays, dayOf, momentOf } from '../kernel/moment'

/** The rules on how long a consultation stays open. `leastDays` comes from `legal-basis.ts`; null where the clause sets no period. */

const USUAL_HOUR = '17:00'

/** The first moment at which it may close: whole days of 24 hours, the stricter reading of the law. */
export const earliestClosing = (opensAt: Date, leastDays: number): Date => addDays(opensAt, leastDays)

/** 17:00 of the first day on which that many days are over. */
export function usualClosing(opensAt: Date, days: number): Date {
  const earliest = earliestClosing(opensAt, days)
  const sameDay = momentOf(`${dayOf(earliest)}T${USUAL_HOUR}`) ?? earliest
  return sameDay >= earliest ? sameDay : addDays(sameDay, 1)
}

export interface Dates {
  /** Null: the moment somebody opens it. */
  opensAt: Date | null
  /** Null: `usualClosing`, or never. */
  closesAt: Date | null
  noClosing: boolean
  otherLaw: string | null
}

export type ClosingFault = 'closesBeforeOpening' | 'closesInThePast' | 'closesTooEarly'

/** What is wrong with the closing moment; a shorter period than the law's needs another law by name. */
export function closingFault({ opensAt, closesAt, noClosing, otherLaw }: Dates, leastDays: number | null, now: Date) {
  if (noClosing || closesAt === null) return undefined
  const opening = openingFrom(opensAt, now)
  if (opensAt !== null && closesAt <= opensAt) return 'closesBeforeOpening' satisfies ClosingFault
  if (closesAt <= now) return 'closesInThePast' satisfies ClosingFault
  const tooEarly = leastDays !== null && otherLaw === null && closesAt < earliestClosing(opening, leastDays)
  return tooEarly ? ('closesTooEarly' satisfies ClosingFault) : undefined
}

/** Only what no law gives a period may stay open for good, as the satisfaction system of Art. 35.2.a. */
export const mayBePermanent = (leastDays: number | null): boolean => leastDays === null

/** A moment of opening that has passed means now: nobody could answer before it was published. */
export const openingFrom = (opensAt: Date | null, now: Date): Date => (opensAt !== null && opensAt > now ? opensAt : now)
