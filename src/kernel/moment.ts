/** The product keeps Viet Nam's time: +07:00 the whole year, no summer time since 1975. */
const OFFSET = '+07:00'
const OFFSET_MS = 7 * 60 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000

/** The calendar day of a moment in Viet Nam, as YYYY-MM-DD. */
export const dayOf = (moment: Date): string => new Date(moment.getTime() + OFFSET_MS).toISOString().slice(0, 10)

/** For `<input type="datetime-local">`: YYYY-MM-DDTHH:mm in Viet Nam. */
export const localInput = (moment: Date): string => new Date(moment.getTime() + OFFSET_MS).toISOString().slice(0, 16)

/** Reads YYYY-MM-DD or YYYY-MM-DDTHH:mm as Viet Nam's time; undefined when there is no such day, or none since 1900. */
export function momentOf(local: string): Date | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?$/.exec(local)
  // Not every database has a year 0, and nobody here means one.
  if (!parts || local < '1900') return undefined
  const moment = new Date(`${parts[1]}T${parts[2] ?? '00:00'}:00${OFFSET}`)
  return Number.isNaN(moment.getTime()) || dayOf(moment) !== parts[1] ? undefined : moment
}

export const addDays = (moment: Date, days: number): Date => new Date(moment.getTime() + days * DAY_MS)

/** Whole days from one calendar day to another. */
export const daysBetween = (from: Date, to: Date): number =>
  Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / DAY_MS)

/** The calendar day of a moment in Viet Nam as days since 1970, and the text of such a number. */
export const dayNumberOf = (moment: Date): number => Math.floor((moment.getTime() + OFFSET_MS) / DAY_MS)
export const dayOfNumber = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10)
