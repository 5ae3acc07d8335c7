import type { Consultation } from '../consultations/consultation'
import { type Fields, one } from '../kernel/fields'
import type { Locale } from '../kernel/locale'
import type { Questionnaire } from '../questions/questionnaire'
import { contextIn } from '../questions/sheet-context'
import { aroundIn, asAnswered, offeredIn, spokenIn, VIETNAMESE } from '../questions/translations'
import type { PublicConsultation } from './open-consultations'

/** In which language a sheet is read. Pure. */

export interface Spoken {
  /** Its title and matter in that language too. */
  shown: PublicConsultation
  questionnaire: Questionnaire
}

/** The form in the language its page carries (brought.ts). */
export const spokenBy = (brought: Fields, shown: PublicConsultation, questionnaire: Questionnaire): Spoken =>
  speaking(shown, questionnaire, one(brought, 'language'))

export function speaking(shown: PublicConsultation, source: Questionnaire, language: string): Spoken {
  const questionnaire = spokenIn(source, shown.consultation, language)
  return questionnaire === source ? { shown, questionnaire } : { shown: inItsWords(shown, questionnaire), questionnaire }
}

const inItsWords = (shown: PublicConsultation, questionnaire: Questionnaire): PublicConsultation => ({
  ...shown,
  consultation: { ...shown.consultation, ...aroundIn(questionnaire, shown.consultation) },
})

/** The languages a form may be read in, Vietnamese first; empty where there is no other. */
export function choicesOf({ consultation }: PublicConsultation, questionnaire: Questionnaire): string[] {
  const others = offeredIn(questionnaire, consultation)
  return others.length === 0 ? [] : [VIETNAMESE, ...others.map(({ language }) => language)]
}

/** What an address asks for, else English where the visitor reads the interface in English; '' for Vietnamese. */
export function languageFor(asked: string | undefined, choices: readonly string[], locale: Locale): string {
  const wanted = asked !== undefined && choices.includes(asked) ? asked : locale
  return wanted !== VIETNAMESE && choices.includes(wanted) ? wanted : ''
}

/** A stored sheet in the language in which it was answered. */
export function answeredIn(
  source: Questionnaire,
  consultation: Consultation,
  answers: Readonly<Record<string, unknown>>,
): { questionnaire: Questionnaire; consultation: Consultation } {
  const questionnaire = asAnswered(source, contextIn(answers).values['language'])
  return questionnaire === source
    ? { questionnaire, consultation }
    : { questionnaire, consultation: { ...consultation, ...aroundIn(questionnaire, consultation) } }
}
