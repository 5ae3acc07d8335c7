import type { Locale } from '../kernel/locale'
import { clean, lengthOf } from '../kernel/text'
import { languageName, ownName } from '../questions/languages'
import { codeAt, inWording } from '../questions/lot'
import { roleOf } from '../questions/pages'
import type { AskedQuestion } from '../questions/question-type'
import { hasAnswers } from '../questions/questionnaire'
import { isTold } from '../questions/shown-items'
import { hasSamePipes, type Progress, placeInWords, progressIn, textShown } from '../questions/text-places'
import {
  isOffered,
  otherLanguages,
  recordingName,
  type SourceText,
  sourceTexts,
  stateOf,
  type Translation,
  type TranslationState,
} from '../questions/translations'
import { typeOf } from '../questions/types'
import type { Writing } from './writing'

/** What the pages of the languages show. */

export interface LanguageLine extends Progress {
  code: string
  name: string
  own: string
  recorded: number
  /** Nothing that is needed to answer is missing or out of date: residents may choose it. */
  isOffered: boolean
}

export const textsOf = ({ asked, consultation, settings, files }: Omit<Writing, 'removed' | 'mayChange'>): SourceText[] =>
  sourceTexts({ questions: asked, settings }, { ...consultation, files })

export function languageLines(writing: Omit<Writing, 'removed' | 'mayChange'>, locale: Locale): LanguageLine[] {
  const texts = textsOf(writing)
  return otherLanguages(writing.settings).map((translation) => ({
    code: translation.language,
    name: languageName(translation.language, locale),
    own: ownName(translation.language),
    recorded: recordedIn(translation, writing),
    isOffered: isOffered(translation, texts),
    ...progressIn(translation, texts),
  }))
}

/** Those that somebody began and did not finish. */
export const incompleteLanguages = (lines: readonly LanguageLine[]): LanguageLine[] =>
  lines.filter(({ missing, stale }) => missing + stale > 0)

export const recordedIn = ({ audio }: Translation, writing: Pick<Writing, 'asked'>): number =>
  readAloud(writing).filter(({ name }) => audio[name]).length

export interface Spoken {
  /** Of its recording. */
  name: string
  /** In the wording that is read. */
  item: AskedQuestion
  /** Of the wording; '' where there is only one. */
  letter: string
}

/** What may be read aloud: each item that residents see on line, in each of its wordings. */
export const readAloud = ({ asked }: Pick<Writing, 'asked'>): Spoken[] =>
  asked.filter(isHeard).flatMap((item) => {
    const { id, wordings = [] } = item
    if (wordings.length === 0) return [{ name: id, item, letter: '' }]
    const letters = ['a', ...wordings.map((_, place) => codeAt(place + 1))]
    return letters.map((letter) => ({ name: recordingName(id, letter), item: inWording(item, letter), letter }))
  })

const isHeard = (item: AskedQuestion): boolean =>
  !typeOf(item.type).onPaper && roleOf(item) !== 'jump' && isTold(item) && (item.label !== '' || hasAnswers(item))

export interface TextRow {
  name: string
  place: string
  source: string
  /** The translation as it is stored, or as somebody typed it. */
  text: string
  state: TranslationState
  /** Of what is out of date: the source that was translated. */
  was?: string | undefined
  pipesDiffer: boolean
  /** In words. */
  fault?: string | undefined
}

export function textRows(writing: Writing, translation: Translation, texts: readonly SourceText[], locale: Locale): TextRow[] {
  const { asked } = writing
  return texts.map((text) => {
    const said = Object.hasOwn(translation.words, text.name) ? translation.words[text.name] : undefined
    const state = stateOf(translation, text)
    return {
      name: text.name,
      place: placeInWords(text, asked, locale),
      source: textShown(text.text, asked),
      text: textShown(said?.text ?? '', asked),
      state,
      was: state === 'stale' ? textShown(said?.of ?? '', asked) : undefined,
      pipesDiffer: said !== undefined && said.text !== '' && !hasSamePipes(said.text, text.text),
    }
  })
}

export const TRANSLATION_LONGEST = 10_000

/** A translation as it is kept, or why it cannot be. */
export function cleanTranslation(typed: string): { text: string } | { fault: 'badText' | 'tooLong' } {
  const text = clean(typed)
  if (text === undefined) return { fault: 'badText' }
  return lengthOf(text) > TRANSLATION_LONGEST || text.length > TRANSLATION_LONGEST ? { fault: 'tooLong' } : { text }
}
