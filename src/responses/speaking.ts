import type { Consultation } from '../consultations/consultation'
import { type Fields, one } from '../kernel/fields'
import { LOCALES, type Locale } from '../kernel/locale'
import { fileNameIn } from '../questions/around'
import type { Answers, Questionnaire } from '../questions/questionnaire'
import { CONTEXT_KEY, contextIn } from '../questions/sheet-context'
import { aroundIn, asAnswered, languageOfAsker, offeredIn, spokenIn, translationOf, VIETNAMESE } from '../questions/translations'
import type { PublicConsultation } from './open-consultations'

/** In which language a sheet is read. Pure. */

export interface Spoken {
  /** Its title and matter in that language too. */
  shown: PublicConsultation
  questionnaire: Questionnaire
}

/** The form in the language its page carries (brought.ts), or in that of the page around where that was chosen just now. */
export function spokenBy(brought: Fields, shown: PublicConsultation, questionnaire: Questionnaire, around?: Locale): Spoken {
  const isTurned = around !== undefined && choicesOf(shown, questionnaire).includes(around)
  return speaking(shown, questionnaire, isTurned ? around : one(brought, 'language'))
}

/**
 * In which the page around questions speaks: as they do, where it can, so that nobody reads half of a page in each. Who
 * reads the interface in a language in which these questions are not offered chose it all the same, and keeps it.
 */
export const localeAround = (language: string | undefined, offered: readonly string[] = [], locale: Locale): Locale =>
  LOCALES.find((each) => each === (language ?? VIETNAMESE) && (locale === VIETNAMESE || offered.includes(locale))) ?? locale

export function speaking(found: PublicConsultation, source: Questionnaire, language: string): Spoken {
  const languages = choicesOf(found, source)
  if (languages.length === 0) return { shown: found, questionnaire: source }
  const shown = { ...found, languages }
  const questionnaire = spokenIn(source, shown.consultation, language)
  return questionnaire === source ? { shown, questionnaire } : { shown: inItsWords(shown, questionnaire), questionnaire }
}

/** Of the button of a form that is to be read on in another language: its code; undefined for every other button. */
export const turnedTo = (go: string): string | undefined => /^in ([a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2})$/.exec(go)?.[1]

function inItsWords(shown: PublicConsultation, questionnaire: Questionnaire): PublicConsultation {
  const around = aroundIn(questionnaire, shown.consultation)
  const translation = translationOf(questionnaire)
  return {
    ...shown,
    consultation: { ...shown.consultation, ...around },
    attachments: shown.attachments.map((file) => {
      const { text: name, language } = fileNameIn(translation, file.name)
      return { ...file, name, language }
    }),
    language: questionnaire.language,
    askerLanguage: languageOfAsker(questionnaire, around.asker),
  }
}

/** What is read before and after the form, in the language that is asked for. */
export function readIn(found: PublicConsultation, source: Questionnaire, asked: string | undefined, locale: Locale): Spoken {
  return speaking(found, source, languageFor(asked, choicesOf(found, source), locale))
}

/** The languages a form may be read in, Vietnamese first; empty where there is no other. */
export function choicesOf({ consultation }: Pick<PublicConsultation, 'consultation'>, questionnaire: Questionnaire): string[] {
  const others = offeredIn(questionnaire, consultation)
  return others.length === 0 ? [] : [VIETNAMESE, ...others.map(({ language }) => language)]
}

/** What an address asks for, else English where the visitor reads the interface in English; '' for Vietnamese. */
export function languageFor(asked: string | undefined, choices: readonly string[], locale: Locale): string {
  const wanted = asked !== undefined && choices.includes(asked) ? asked : locale
  return wanted !== VIETNAMESE && choices.includes(wanted) ? wanted : ''
}

/** A stored sheet in the language in which it was answered, or another that is asked for and offered. */
export function answeredIn(source: Questionnaire, consultation: Consultation, answers: Answers, asked = '') {
  const languages = choicesOf({ consultation }, source)
  const kept = contextIn(answers).values['language']
  const language = languages.includes(asked) || (asked === VIETNAMESE && kept !== undefined) ? asked : kept
  const questionnaire = asAnswered(source, language)
  return questionnaire === source
    ? { questionnaire, consultation, languages }
    : { questionnaire, consultation: { ...consultation, ...aroundIn(questionnaire, consultation) }, languages }
}

/** The answers of a sheet that is read on in the language of the questionnaire: what it brought with it says so. */
export function answersIn({ language = VIETNAMESE }: Questionnaire, answers: Answers): Answers {
  const { day, values } = contextIn(answers)
  if (values['language'] === undefined || values['language'] === language) return answers
  return { ...answers, [CONTEXT_KEY]: { day, values: { ...values, language } } }
}
