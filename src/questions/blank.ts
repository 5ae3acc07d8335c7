import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import type { Option } from './question-type'

/** Rows for a new question, for the author to write over. */
export const blankOptions = (locale: Locale, count: number): Option[] =>
  Array.from({ length: count }, (_, place) => ({
    code: 'abcdef'.charAt(place),
    label: `${messages[locale].questions.item} ${place + 1}`,
  }))
