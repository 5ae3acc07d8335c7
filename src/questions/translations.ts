import { z } from 'zod'
import type { Questionnaire } from './questionnaire'
import { reworded, wordingsOf } from './translatable'

/** What a questionnaire says in languages beside Vietnamese, which is the legal one. */

const LONGEST = 10_000

/** `of` is the Vietnamese text that was translated: when that reads otherwise today, the translation is out of date. */
const said = z.strictObject({ text: z.string().max(LONGEST), of: z.string().max(LONGEST) })

/** A tag of BCP 47, such as `en`, `hmn`, `km`. */
export const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/

/** By the name of a text: `q7KM2/label`, `q7KM2/settings.options.a.label`, `consultation/title`. */
export const translationSchema = z.strictObject({
  language: z.string().regex(LANGUAGE),
  words: z.record(z.string().max(200), said),
  /** Recordings by question id: the token of a medium. */
  audio: z.record(z.string().max(20), z.string().regex(/^[\w-]{22}$/)).default({}),
})
export type Translation = z.infer<typeof translationSchema>

/** What stands beside the questions and is read with them. */
export interface Around {
  title: string
  matter: string
}

export interface SourceText {
  /** As in `Translation.words`. */
  name: string
  /** The question's id; '' for what stands around the questions. */
  question: string
  text: string
}

/** Every text a person reads before sending, in order. */
export function sourceTexts({ questions }: Pick<Questionnaire, 'questions'>, { title, matter }: Around): SourceText[] {
  return [
    ...(title ? [{ name: 'consultation/title', question: '', text: title }] : []),
    ...(matter ? [{ name: 'consultation/matter', question: '', text: matter }] : []),
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

/** Residents are offered a language only when every text is there and of today's wording. */
export const isComplete = (translation: Translation, texts: readonly SourceText[]): boolean =>
  texts.every((text) => stateOf(translation, text) === 'done')

const kept = new WeakMap<Questionnaire, Map<Translation, Questionnaire>>()

/** The questionnaire in the words of a translation; what is missing stays Vietnamese. The same object each time. */
export function inWordsOf(questionnaire: Questionnaire, translation: Translation): Questionnaire {
  const known = kept.get(questionnaire) ?? new Map<Translation, Questionnaire>()
  kept.set(questionnaire, known)
  const made = known.get(translation) ?? translated(questionnaire, translation)
  known.set(translation, made)
  return made
}

const translated = (questionnaire: Questionnaire, { words }: Translation): Questionnaire => ({
  ...questionnaire,
  questions: questionnaire.questions.map((question) =>
    reworded(question, (path, text) => {
      const name = `${question.id}/${path}`
      return (Object.hasOwn(words, name) && words[name]?.text) || text
    }),
  ),
})
