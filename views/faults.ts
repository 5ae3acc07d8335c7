import { faultWords } from '../src/i18n/messages'
import type { Faults } from '../src/kernel/fields'
import { usePage } from './page-context'

/** The words of a form's faults: by field, and in the order of the form for the summary. */
export function useFaults(faults: Faults) {
  const { words } = usePage()
  const textOf = (name: string): string | undefined => (faults[name] ? faultWords(words, faults[name]) : undefined)
  const listed = Object.keys(faults).map((name) => ({ name, text: textOf(name) ?? '' }))
  return { textOf, listed, title: words.common.errorSummary }
}
