import { z } from 'zod'
import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import type { Read } from './judging'
import { LARGEST_NUMBER, readNumber } from './typed-number'
import { shownFigure } from './wording'

/** What the types that ask for figures share: a unit, and between what a figure must lie. */

export interface Limits {
  least: number | null
  most: number | null
  /** Digits after the comma that are accepted. */
  decimals: number
}

export const boundSchema = z
  .number('notANumber')
  .min(-LARGEST_NUMBER, 'notANumber')
  .max(LARGEST_NUMBER, 'notANumber')
  .nullable()
  .default(null)

/** Such as `đồng/tháng`; may be empty. */
export const unitSchema = z
  .string()
  .max(30, 'tooLong 30')
  .refine((unit) => unit.isWellFormed(), 'badText')
  .default('')

export const boundsInOrder = ({ least, most }: Pick<Limits, 'least' | 'most'>): boolean =>
  least === null || most === null || least < most

/** A number as it was typed, within the limits. */
export function readWithin(typed: string, { least, most, decimals }: Limits): Read<number> {
  const read = readNumber(typed, decimals)
  if ('fault' in read) return read
  if (least !== null && read.value < least) return { fault: `tooSmall ${least}` }
  if (most !== null && read.value > most) return { fault: `tooLarge ${most}` }
  return read
}

/** The keys a phone should offer; a minus is on none of its keypads. */
export const keysFor = ({ least, decimals }: Limits): 'decimal' | 'numeric' | undefined =>
  (least ?? -1) < 0 ? undefined : decimals > 0 ? 'decimal' : 'numeric'

/** The limits and the unit in a sentence, '' where there are none. */
export function limitsText({ unit, least, most }: Pick<Limits, 'least' | 'most'> & { unit: string }, locale: Locale): string {
  const words = messages[locale].questions.number
  const shown = (limit: number) => shownFigure(limit, locale)
  const withUnit = (limit: number) => `${shown(limit)} ${unit}`.trim()
  if (least !== null && most !== null) return words.between(shown(least), withUnit(most))
  // That nobody counts below nothing goes without saying.
  if (least !== null && least !== 0) return words.from(withUnit(least))
  if (most !== null) return words.upTo(withUnit(most))
  return unit && words.unit(unit)
}

/** A round figure between the limits, as people say it, as it would be typed. */
export function sampleWithin(
  { least, most }: Pick<Limits, 'least' | 'most'>,
  whole: (from: number, to: number) => number,
): string {
  const from = Math.ceil(least ?? 0)
  const to = Math.max(from, Math.floor(most ?? from + 100))
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, to - from))) - 1)
  const said = Math.round(whole(from, to) / step) * step
  return String(Math.min(to, Math.max(from, said)))
}
