import { number as formatted } from '../i18n/locale'
import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import type { AskedQuestion, Option, PartFaults } from './question-type'
import { typeWords } from './type-words'

/** The name of a part's control: the question's id, or `id.part`. */
export const partName = (question: { id: string }, part: string): string => (part ? `${question.id}.${part}` : question.id)

/**
 * The words of a part's fault, from the type's own, those all types share, or those all forms share; undefined when
 * there is none. A fault is a code and the figures its words have places for: `wrongSum 85 100`, `tooLate =22/11/2026`.
 */
export function faultText(type: { name: string } | null, faults: PartFaults, part: string, locale: Locale): string | undefined {
  const fault = faults[part]
  return fault === undefined ? undefined : saidFault(type ? typeWords(type.name, locale).faults : {}, fault, locale)
}

/** A fault in words: those given first, then what all questions and all forms say. */
export function saidFault(own: Readonly<Record<string, string>>, fault: string, locale: Locale): string {
  if (fault.startsWith('says ')) return fault.slice('says '.length)
  const [code = '', ...figures] = fault.split(' ')
  const ofQuestions: Record<string, string> = messages[locale].questions.faults
  const ofForms: Record<string, string> = messages[locale].faults
  const words = own[code] ?? ofQuestions[code] ?? ofForms[code] ?? code
  return words.replace(/\{(\d)\}/g, (_, place: string) => {
    const figure = figures[Number(place) - 1] ?? ''
    // Days and times are no figures: they come as they are to be read.
    return figure.startsWith('=') ? figure.slice(1) : shownFigure(figure, locale)
  })
}

/** 25.000 and 2,5: as many decimals as the figure has. */
export const shownFigure = (figure: string | number, locale: Locale): string =>
  formatted(Number(figure), locale, String(figure).split('.')[1]?.length ?? 0)

/** The label of the words that belong to one choice, naming it. */
export const otherLabel = (options: readonly Option[], code: string, locale: Locale): string =>
  messages[locale].questions.other(options.find((each) => each.code === code)?.label ?? '')

/** What public/js/questions.js needs of a group of choices: which one opens the words, which one stands alone. */
export const easing = ({ other, alone = null }: { other: string | null; alone?: string | null }): Record<string, string> =>
  other === null && alone === null
    ? {}
    : { 'data-choice': '', ...(other !== null && { 'data-other': other }), ...(alone !== null && { 'data-alone': alone }) }

/** The label with its number, and whether it must be answered said in words, not by a colour or a star. */
export const questionLabel = (question: AskedQuestion, number: string, locale: Locale) => (
  <>
    {number && <span class="question-number">{number}. </span>}
    {question.label}
    {question.required && (
      <span class="question-required" lang={question.language && locale}>
        {' '}
        ({messages[locale].common.required})
      </span>
    )}
  </>
)
