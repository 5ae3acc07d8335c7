import type { Locale } from '../kernel/locale'
import type { Option } from './question-type'

const NAMES: Record<Locale, string> = { vi: 'Nội dung', en: 'Item' }

/** Rows for a new question, for the author to write over. */
export const blankOptions = (locale: Locale, count: number): Option[] =>
  Array.from({ length: count }, (_, place) => ({ code: 'abcdef'.charAt(place), label: `${NAMES[locale]} ${place + 1}` }))
