import { messages } from '../i18n/messages'
import { LOCALES, type Locale } from '../kernel/locale'
import type { Option } from './question-type'

const CODES = ['agree', 'disagree', 'other', 'unsure'] as const

const optionsOf = (locale: Locale): Option[] => CODES.map((code) => ({ code, label: messages[locale].questions.agree[code] }))

const four = new Map(LOCALES.map((locale) => [locale, optionsOf(locale)]))
const three = new Map(LOCALES.map((locale) => [locale, optionsOf(locale).slice(0, 3)]))

/** Agree, disagree, other, and where asked for "not enough information". Codes are the same for good. */
export const agreeOptions = (unsure: boolean, locale: Locale = 'vi'): readonly Option[] =>
  (unsure ? four : three).get(locale) ?? []
