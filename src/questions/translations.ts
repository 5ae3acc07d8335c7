import { z } from 'zod'
import { type Around, aroundTexts, askerIn, saidOf } from './around'
import type { AskedQuestion } from './question-type'
import type { Questionnaire } from './questionnaire'
import { reworded, wordingsOf } from './translatable'

/** What a questionnaire says in languages beside Vietnamese, which is the legal one. */

const LONGEST = 10_000

/** `of` is the Vietnamese text that was translated: when that reads otherwise today, the translation is out of date. */
const said = z.strictObject({ text: z.string().max(LONGEST), of: z.string().max(LONGEST) })

/** In which every text is written first; under this code only recordings are kept. */
export const VIETNAMESE = 'vi'

/** A tag of BCP 47, such as `en`, `hmn`, `km`. */
export const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/

/** By the name of a text: `q7KM2/label`, `q7KM2/settings.options.a.label`, `consultation/title`. */
export const translationSchema = z.strictObject({
  language: z.string().regex(LANGUAGE),
  words: z.record(z.string().max(200), said),
  /** Recordings by question id, and `q7KM2/b` for another of its wordings: the token of a medium. */
  audio: z.record(z.string().max(20), z.string().regex(/^[\w-]{22}$/)).default({}),
})
export type Translation = z.infer<typeof translationSchema>

type Asked = Pick<Questionnaire, 'questions'> & Partial<Pick<Questionnaire, 'settings'>>

const quotaKey = (id: string): string => `consultation/quota.${id}`

export interface SourceText {
  /** As in `Translation.words`. */
  name: string
  /** The question's id; '' for what stands around the questions. */
  question: string
  text: string
  /** Nobody needs it to answer (around.ts). */
  isBeside?: boolean
}

/** Every text a person reads before sending, in order. */
export function sourceTexts({ questions, settings }: Asked, around: Around): SourceText[] {
  return [
    ...aroundTexts(around).map((each) => ({ ...each, question: '' })),
    ...(settings?.quotas ?? []).map(({ id, name }) => ({ name: quotaKey(id), question: '', text: name, isBeside: true })),
    ...questions.flatMap((question) =>
      wordingsOf(question).map(({ path, text }) => ({ name: `${question.id}/${path}`, question: question.id, text })),
    ),
  ]
}

/** `missing`: not said at all; `stale`: said of another wording. */
export type TranslationState = 'done' | 'missing' | 'stale'

export function stateOf({ words }: Translation, { name, text }: SourceText): TranslationState {
  const own = Object.hasOwn(words, name) ? words[name] : undefined
  if (!own || own.text.trim() === '') return 'missing'
  return own.of === text ? 'done' : 'stale'
}

/** Residents are offered a language only when every text that is needed to answer is there and of today's wording. */
export const isOffered = (translation: Translation, texts: readonly SourceText[]): boolean =>
  texts.every((text) => text.isBeside || stateOf(translation, text) === 'done')

/** Nothing at all is left to translate. */
export const isComplete = (translation: Translation, texts: readonly SourceText[]): boolean =>
  texts.every((text) => stateOf(translation, text) === 'done')

/** The languages beside Vietnamese that somebody began. */
export const otherLanguages = ({ translations }: { translations: readonly Translation[] }): readonly Translation[] =>
  translations.filter(({ language }) => language !== VIETNAMESE)

const NONE: readonly Translation[] = []
const offers = new WeakMap<Questionnaire, { around: Around; languages: readonly Translation[] }>()

/** The languages that are complete: those residents may choose beside Vietnamese. Worked out once a version. */
export function offeredIn(asked: Questionnaire, around: Around): readonly Translation[] {
  const source = sources.get(asked) ?? asked
  const others = otherLanguages(source.settings)
  if (others.length === 0) return NONE
  const known = offers.get(source)
  if (known && known.around.title === around.title && known.around.matter === around.matter) return known.languages
  const texts = sourceTexts(source, { title: around.title, matter: around.matter })
  const languages = others.filter((each) => isOffered(each, texts))
  offers.set(source, { around: { title: around.title, matter: around.matter }, languages })
  return languages
}

/** The questionnaire in a language that is complete; as it was written where that one is not. */
export function spokenIn(questionnaire: Questionnaire, around: Around, language: string): Questionnaire {
  const translation = language ? offeredIn(questionnaire, around).find((each) => each.language === language) : undefined
  return translation ? inWordsOf(questionnaire, translation) : questionnaire
}

/** The same for a sheet that was answered in it: what is missing stays Vietnamese. */
export function asAnswered(questionnaire: Questionnaire, language: unknown): Questionnaire {
  const translation = otherLanguages(questionnaire.settings).find((each) => each.language === language)
  return translation ? inWordsOf(questionnaire, translation) : questionnaire
}

/** Of the language of the questionnaire; undefined for Vietnamese. */
export const translationOf = ({ settings, language }: Questionnaire): Translation | undefined =>
  language ? settings.translations.find((each) => each.language === language) : undefined

/** Title, matter and who asks in the language of the questionnaire. */
export function aroundIn(questionnaire: Questionnaire, { title, matter, asker = '' }: Around) {
  const translation = translationOf(questionnaire)
  const words = translation?.words
  return {
    title: words?.['consultation/title']?.text || title,
    matter: words?.['consultation/matter']?.text || matter,
    asker: askerIn(translation, asker).text,
  }
}

/** In which language somebody reads who asks: that of the questionnaire, or Vietnamese where it is not translated. */
export function languageOfAsker(questionnaire: Questionnaire, shown: string): string | undefined {
  const translation = translationOf(questionnaire)
  return translation?.words['consultation/asker']?.text === shown ? translation.language : undefined
}

/** The name of a recording: that of a question's own wording is its id. */
export const recordingName = (id: string, letter = 'a'): string => (letter === 'a' ? id : `${id}/${letter}`)

/** The recording of a question, as it is worded here, in the language of the questionnaire: its token; undefined for none. */
export const recordingOf = (
  { settings, language = VIETNAMESE }: Questionnaire,
  { id, variant }: Pick<AskedQuestion, 'id' | 'variant'>,
): string | undefined => settings.translations.find((each) => each.language === language)?.audio[recordingName(id, variant)]

const kept = new WeakMap<Questionnaire, Map<Translation, Questionnaire>>()
const sources = new WeakMap<Questionnaire, Questionnaire>()

/** The questionnaire in the words of a translation; what is missing stays Vietnamese. The same object each time. */
export function inWordsOf(questionnaire: Questionnaire, translation: Translation): Questionnaire {
  const known = kept.get(questionnaire) ?? new Map<Translation, Questionnaire>()
  kept.set(questionnaire, known)
  const made = known.get(translation) ?? translated(questionnaire, translation)
  known.set(translation, made)
  sources.set(made, questionnaire)
  return made
}

const translated = (questionnaire: Questionnaire, { words, language }: Translation): Questionnaire => ({
  ...questionnaire,
  language,
  settings: {
    ...questionnaire.settings,
    quotas: questionnaire.settings.quotas.map((quota) => {
      const name = saidOf({ words }, quotaKey(quota.id), quota.name)
      return name ? { ...quota, name } : quota
    }),
  },
  questions: questionnaire.questions.map((question) => ({
    ...reworded(question, (path, text) => {
      const name = `${question.id}/${path}`
      return (Object.hasOwn(words, name) && words[name]?.text) || text
    }),
    language,
  })),
})
