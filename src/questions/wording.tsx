import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import type { AskedQuestion, PartFaults, TypeWords } from './question-type'

/** The name of a part's control: the question's id, or `id.part`. */
export const partName = (question: { id: string }, part: string): string => (part ? `${question.id}.${part}` : question.id)

/** The words of a part's fault, from the type's own or from those all forms share; undefined when there is none. */
export function faultText(
  type: { words: Record<Locale, TypeWords> },
  faults: PartFaults,
  part: string,
  locale: Locale,
): string | undefined {
  const code = faults[part]
  if (code === undefined) return undefined
  const shared: Record<string, string> = messages[locale].faults
  return type.words[locale].faults[code] ?? shared[code] ?? code
}

/** The label with its number, and whether it must be answered said in words, not by a colour or a star. */
export const questionLabel = (question: AskedQuestion, number: string, locale: Locale) => (
  <>
    {number && <span class="question-number">{number}. </span>}
    {question.label}
    {question.required && <span class="question-required"> ({messages[locale].common.required})</span>}
  </>
)
