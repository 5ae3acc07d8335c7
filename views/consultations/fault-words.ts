import { faultWords, type Messages } from '../../src/i18n/messages'
import type { Faults } from '../../src/kernel/fields'

/** The words of a fault code, from those of consultations or those all forms share; undefined for none. */
export function inWords(words: Messages, code: string | undefined): string | undefined {
  if (code === undefined) return undefined
  const own: Record<string, string> = words.consultations.faults
  return own[code] ?? faultWords(words, code)
}

/** For the summary on top of a form; labels by field name. */
export const summaryOf = (words: Messages, faults: Faults, labels: Readonly<Record<string, string>>) =>
  Object.entries(faults).map(([name, code]) => ({ name, text: inWords(words, code) ?? code, label: labels[name] ?? '' }))
