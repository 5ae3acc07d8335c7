import { messages } from '../i18n/messages'
import { LOCALES, type Locale } from '../kernel/locale'
import type { Option } from './question-type'

const CODES = 'abcdef'

/** Rows for a new question, for the author to write over. */
export const blankOptions = (locale: Locale, count: number): Option[] =>
  Array.from({ length: count }, (_, place) => ({ code: CODES.charAt(place), label: labelAt(place, locale) }))

const labelAt = (place: number, locale: Locale): string => `${messages[locale].questions.item} ${place + 1}`

/** Whether a row still stands as it came with the question. */
export const isBlank = ({ code, label }: Option): boolean => {
  const place = CODES.indexOf(code)
  return code.length === 1 && place >= 0 && LOCALES.some((locale) => label === labelAt(place, locale))
}
