import { z } from 'zod'
import { cleanTranslation, TRANSLATION_LONGEST, textsOf } from '../consultations/language-reading'
import type { Writing } from '../consultations/writing'
import type { Locale } from '../kernel/locale'
import { clean } from '../kernel/text'
import { placeInWords, textShown, textStored } from '../questions/text-places'
import { printOf, type Said } from '../questions/translating'
import type { SourceText, Translation } from '../questions/translations'
import { isStorable } from './storable'
import type { FileRow } from './translation-file'

/** What a translator's file would change in one language, before anything of it is stored. */
export interface Compared {
  changes: readonly Change[]
  /** Names of questions that are here, and parts of them that are not any more. */
  gone: readonly string[]
  /** Names of no question of this consultation: such a file is another one's. */
  unknown: readonly string[]
  twice: readonly string[]
  /** Names whose words cannot be kept. */
  bad: readonly string[]
}

export interface Change {
  said: Said
  place: string
  source: string
  before: string
  after: string
  isStale: boolean
}

export function comparedWith(rows: readonly FileRow[], writing: Writing, translation: Translation, locale: Locale): Compared {
  const texts = new Map(textsOf(writing).map((each) => [each.name, each]))
  const known = new Set(['consultation', ...[...writing.asked, ...writing.removed].map(({ id }) => id)])
  const seen = new Set<string>()
  const changes: Change[] = []
  const gone: string[] = []
  const unknown: string[] = []
  const twice = new Set<string>()
  const bad: string[] = []
  for (const row of rows) {
    const text = texts.get(row.name)
    if (seen.has(row.name)) twice.add(row.name)
    seen.add(row.name)
    const cleaned = cleanTranslation(row.text)
    if (!text) (known.has(row.name.split('/', 1)[0] ?? '') ? gone : unknown).push(row.name.slice(0, 200))
    else if ('fault' in cleaned) bad.push(row.name)
    else if (cleaned.text !== '') {
      const change = changeOf({ ...row, text: cleaned.text }, text, writing, translation, locale)
      if (change) changes.push(change)
    }
  }
  return { changes, gone, unknown, twice: [...twice], bad }
}

function changeOf(row: FileRow, text: SourceText, writing: Writing, { words }: Translation, locale: Locale): Change | undefined {
  const { asked } = writing
  const stands = Object.hasOwn(words, text.name) ? words[text.name] : undefined
  const after = textStored(row.text, asked)
  const read = row.source === undefined ? text.text : textStored(clean(row.source) ?? '', asked)
  const of = read === clean(text.text) ? text.text : read
  const isConfirmed = stands?.text === after && stands.of !== of && of === text.text
  if (stands?.text === after && !isConfirmed) return undefined
  return {
    said: { name: text.name, text: after, of, base: printOf(stands?.text ?? ''), confirmed: isConfirmed },
    place: placeInWords(text, asked, locale),
    source: textShown(text.text, asked),
    before: textShown(stands?.text ?? '', asked),
    after: textShown(after, asked),
    isStale: of !== text.text,
  }
}

const heldSchema = z
  .array(
    z.strictObject({
      name: z.string().max(200),
      text: z.string().min(1).max(TRANSLATION_LONGEST),
      of: z.string().max(TRANSLATION_LONGEST),
      base: z.string().regex(/^[0-9a-f]{12}$/),
      confirmed: z.boolean(),
    }),
  )
  .max(20_000)

/** What the page of the comparison holds until it is applied. */
export const heldIn = (changes: readonly Change[]): string => JSON.stringify(changes.map(({ said }) => said))

/** Undefined for what no page of ours sent. Of texts that went meanwhile nothing is taken. */
export function readHeld(text: string, writing: Writing): Said[] | undefined {
  const names = new Set(textsOf(writing).map(({ name }) => name))
  try {
    const held = heldSchema.safeParse(JSON.parse(text))
    return held.success && isStorable(held.data) ? held.data.filter(({ name }) => names.has(name)) : undefined
  } catch {
    return undefined
  }
}
