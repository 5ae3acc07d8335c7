import { en } from './en'
import { vi } from './vi'

/**
 * The languages of the interface. Vietnamese is the source and the language of the record. Another is one file in this
 * folder, `export const xx = completed(vi, { language: { tag: 'xx-VN', name: … }, … })` (../completed.ts), and its name here.
 */
const languages = { vi, en }

export type Messages = typeof vi
export type Locale = keyof typeof languages
export const messages: Readonly<Record<Locale, Messages>> = languages

const isLocale = (name: string): name is Locale => name in languages
export const LOCALES: readonly Locale[] = Object.keys(languages).filter(isLocale)

/** A language as an address, a cookie or a row names it; of one there is not, Vietnamese. */
export const localeOf = (given: string | undefined): Locale => LOCALES.find((each) => each === given) ?? 'vi'

/** The words of a fault code; a code without words shows itself, so that a test can see it. */
export function faultWords(words: Messages, code: string): string {
  const known: Record<string, string> = words.faults
  return known[code] ?? code
}
