import { createHash } from 'node:crypto'
import type { QuestionnaireSettings } from './questionnaire-settings'
import type { Translation } from './translations'

/** What people do to the languages of a questionnaire. Each edit changes one language and leaves the rest as others left it. */
export type LanguageEdit =
  | { kind: 'addLanguage' | 'removeLanguage'; language: string }
  | { kind: 'translate'; language: string; said: readonly Said[] }
  /** A token of null takes the recording out. */
  | { kind: 'record'; language: string; question: string; token: string | null }

export interface Said {
  /** Of the text (translations.ts). */
  name: string
  /** What it is in this language; empty takes the translation out. */
  text: string
  /** The source that was on the page. */
  of: string
  /** The print of the translation as the page showed it. */
  base: string
  /** Somebody looked at it again: the same words fit this source too. */
  confirmed?: boolean
}

/** Two people translated one text at once, each otherwise: the words that are kept are `theirs`. */
export interface Conflict {
  name: string
  theirs: string
}

export interface EditedLanguages {
  settings: QuestionnaireSettings
  conflicts: readonly Conflict[]
}

export const MOST_LANGUAGES = 60

export function withLanguages(settings: QuestionnaireSettings, edit: LanguageEdit): EditedLanguages {
  const { translations } = settings
  const found = translations.find(({ language }) => language === edit.language)
  const before: Translation = found ?? { language: edit.language, words: {}, audio: {} }
  const put = (after: Translation): QuestionnaireSettings => ({
    ...settings,
    translations: found ? translations.map((each) => (each === found ? after : each)) : [...translations, after],
  })
  switch (edit.kind) {
    case 'addLanguage':
      return { settings: found ? settings : put(before), conflicts: [] }
    case 'removeLanguage':
      return { settings: { ...settings, translations: translations.filter((each) => each !== found) }, conflicts: [] }
    case 'record': {
      const { [edit.question]: _, ...others } = before.audio
      return {
        settings: put({ ...before, audio: edit.token ? { ...others, [edit.question]: edit.token } : others }),
        conflicts: [],
      }
    }
    case 'translate': {
      const { words, conflicts } = merged(before, edit.said)
      return { settings: put({ ...before, words }), conflicts }
    }
  }
}

export const printOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

function merged({ words: before }: Translation, said: readonly Said[]) {
  const words = { ...before }
  const conflicts: Conflict[] = []
  for (const { name, text, of, base, confirmed = false } of said) {
    const theirs = Object.hasOwn(words, name) ? words[name] : undefined
    const stands = theirs?.text ?? ''
    if (text === stands) {
      if (theirs && confirmed) words[name] = { text, of }
      continue
    }
    // Only others changed it since the page was opened.
    if (printOf(text) === base) continue
    if (printOf(stands) !== base) conflicts.push({ name, theirs: stands })
    else if (text === '') delete words[name]
    else words[name] = { text, of }
  }
  return { words, conflicts }
}
