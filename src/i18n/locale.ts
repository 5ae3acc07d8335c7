import { LOCALES, type Locale, messages } from './messages'

export type { Locale }
export { LOCALES }

const ZONE = 'Asia/Ho_Chi_Minh'
const numberFormats = new Map<string, Intl.NumberFormat>()
const dateFormats = new Map<string, Intl.DateTimeFormat>()

const numbers = (locale: Locale, options: Intl.NumberFormatOptions) =>
  keep(numberFormats, locale + JSON.stringify(options), () => new Intl.NumberFormat(messages[locale].language.tag, options))
const dates = (locale: Locale, options: Intl.DateTimeFormatOptions) =>
  keep(
    dateFormats,
    locale + JSON.stringify(options),
    () => new Intl.DateTimeFormat(messages[locale].language.tag, { timeZone: ZONE, ...options }),
  )

function keep<Format>(kept: Map<string, Format>, key: string, make: () => Format): Format {
  const known = kept.get(key)
  if (known) return known
  const made = make()
  kept.set(key, made)
  return made
}

/** 17.385 and 42.500,5 in Vietnamese. */
export const number = (value: number, locale: Locale, digits = 0) =>
  numbers(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
/** 62,4 %; a dash when there is nothing to divide by. */
export const percent = (part: number, whole: number, locale: Locale) =>
  whole === 0
    ? '–'
    : numbers(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(part / whole)
/** 22/11/2026 */
export const date = (moment: Date, locale: Locale) =>
  dates(locale, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(moment)
/** YYYY-MM-DD shown as a date. */
export const calendarDay = (day: string, locale: Locale) => date(new Date(`${day}T12:00:00+07:00`), locale)
/** 14 giờ 30, 22/11/2026 */
export function dateTime(moment: Date, locale: Locale): string {
  const time = dates(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(moment)
  const [hours = '', minutes = ''] = time.split(':')
  return messages[locale].language.moment(hours, minutes, date(moment, locale))
}
/** 340 B, 1,2 MB */
export function fileSize(bytes: number, locale: Locale): string {
  if (bytes < 1024) return `${number(bytes, locale)} B`
  if (bytes < 1024 * 1024) return `${number(bytes / 1024, locale)} kB`
  return `${number(bytes / 1024 / 1024, locale, 1)} MB`
}
