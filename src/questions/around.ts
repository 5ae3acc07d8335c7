import { createHash } from 'node:crypto'
import type { Translation } from './translations'

/** What stands around the questions of a form and is read with them: the consultation's own words. */
export interface Around {
  title: string
  matter: string
  /** Who asks. */
  asker?: string
  /** The plan put to the people, Markdown. */
  draftText?: string
  files?: readonly { name: string }[]
}

export interface AroundText {
  /** As in `Translation.words`. */
  name: string
  text: string
  /** Nobody needs it to answer: where it is not translated it is shown in Vietnamese, and its language is offered all the same. */
  isBeside: boolean
}

/** In the order in which they are read. */
export function aroundTexts({ title, matter, asker = '', draftText = '', files = [] }: Around): AroundText[] {
  return [
    { name: 'consultation/title', text: title, isBeside: false },
    { name: ASKER, text: asker, isBeside: true },
    { name: 'consultation/matter', text: matter, isBeside: false },
    ...partsOf(draftText).map(({ text }, place) => ({ name: partName(place), text, isBeside: true })),
    ...files.map(({ name }) => ({ name: fileKey(name), text: name, isBeside: true })),
  ].filter(({ text }) => text.trim() !== '')
}

const ASKER = 'consultation/asker'
const partName = (place: number): string => `consultation/draft.${place + 1}`
// A file keeps its translated name when it is put there again, and when the consultation is copied.
const fileKey = (name: string): string => `consultation/file.${createHash('sha256').update(name).digest('hex').slice(0, 12)}`

/** So many signs of a draft are translated in one go; beyond, it is cut wherever it stands. */
const LONGEST_PART = 4500

/** A draft in parts between empty lines, each with what parts it from the next. */
function partsOf(draft: string): { text: string; gap: string }[] {
  const pieces = draft.split(/(\n(?:[ \t]*\n)+)/)
  return pieces.flatMap((piece, at) => {
    if (at % 2 === 1 || piece === '') return []
    const cut = piece.match(new RegExp(`[^]{1,${LONGEST_PART}}`, 'gu')) ?? []
    return cut.map((text, place) => ({ text, gap: place < cut.length - 1 ? '' : (pieces[at + 1] ?? '') }))
  })
}

/** What was said of the wording of today; undefined for nothing. */
export function saidOf({ words }: Pick<Translation, 'words'>, name: string, source: string): string | undefined {
  const said = Object.hasOwn(words, name) ? words[name] : undefined
  return said?.of === source && said.text.trim() !== '' ? said.text : undefined
}

/** Some words and the language they are in; none for Vietnamese. */
export interface InLanguage {
  text: string
  language: string | undefined
}

const either = (translation: Translation | undefined, name: string, source: string): InLanguage => {
  const text = translation && saidOf(translation, name, source)
  return text === undefined ? { text: source, language: undefined } : { text, language: translation?.language }
}

export const askerIn = (translation: Translation | undefined, asker: string): InLanguage => either(translation, ASKER, asker)

export const fileNameIn = (translation: Translation | undefined, name: string): InLanguage =>
  either(translation, fileKey(name), name)

/** The draft in a language where all of it is translated: half of a plan in two languages would be read as a whole one. */
export function draftIn(translation: Translation | undefined, draft: string): InLanguage {
  if (!translation) return { text: draft, language: undefined }
  const parts = partsOf(draft).map(({ text, gap }, place) => {
    const said = text.trim() === '' ? text : saidOf(translation, partName(place), text)
    return said === undefined ? undefined : said + gap
  })
  const isWhole = parts.length > 0 && parts.every((part) => part !== undefined)
  return isWhole ? { text: parts.join(''), language: translation.language } : { text: draft, language: undefined }
}
