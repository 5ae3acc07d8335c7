import { z } from 'zod'
import { below, type Fields, one, ticked } from '../kernel/fields'
import { clean } from '../kernel/text'
import { textStored } from '../questions/text-places'
import { type Conflict, printOf, type Said } from '../questions/translating'
import type { SourceText, Translation } from '../questions/translations'
import { cleanTranslation } from './language-reading'
import type { Writing } from './writing'

/** The form of one language: `say.NAME` the translation, `of.NAME` the source on the page, `right.NAME` ticked, and `base`. */

export interface TypedTranslation {
  said: readonly Said[]
  /** By name: codes. */
  faults: Readonly<Record<string, 'badText' | 'tooLong'>>
  /** What was typed for texts that are not in the questionnaire any more. */
  gone: readonly { name: string; text: string }[]
  /** As typed, by name. */
  typed: ReadonlyMap<string, string>
  base: Readonly<Record<string, string>>
}

const prints = z.record(z.string().max(200), z.string().regex(/^[0-9a-f]{12}$/))

function readBase(text: string): Record<string, string> {
  try {
    return prints.safeParse(JSON.parse(text)).data ?? {}
  } catch {
    return {}
  }
}

export function readTranslation(fields: Fields, writing: Writing, texts: readonly SourceText[]): TypedTranslation {
  const base = readBase(one(fields, 'base'))
  const sources = new Map(texts.map((each) => [each.name, each.text]))
  const removed = new Set(writing.removed.map(({ id }) => id))
  const faults: Record<string, 'badText' | 'tooLong'> = {}
  const said: Said[] = []
  const gone: { name: string; text: string }[] = []
  const typed = new Map([...below(fields, 'say.')].map(([name, [text = '']]) => [name, text.toWellFormed()]))
  for (const [name, [raw = '']] of below(fields, 'say.')) {
    const cleaned = cleanTranslation(raw)
    if ('fault' in cleaned) {
      faults[name] = cleaned.fault
      continue
    }
    const source = sources.get(name)
    const shown = clean(one(fields, `of.${name}`)) ?? ''
    const text = textStored(cleaned.text, writing.asked)
    if (source === undefined && !removed.has(name.split('/', 1)[0] ?? '')) {
      if (text !== '' && printOf(text) !== base[name]) gone.push({ name, text: cleaned.text })
      continue
    }
    const stored = textStored(shown, writing.asked)
    const of = source !== undefined && clean(source) === stored ? source : stored
    said.push({ name, text, of, base: base[name] ?? printOf(''), confirmed: ticked(fields, `right.${name}`) })
  }
  return { said, faults, gone, typed, base }
}

/** The prints of translations as a page shows them. */
export const baseOf = (rows: readonly { name: string }[], { words }: Translation): Record<string, string> =>
  Object.fromEntries(rows.map(({ name }) => [name, printOf((Object.hasOwn(words, name) && words[name]?.text) || '')]))

/**
 * What the same page carries on with: what it said is what it shows; of a conflict the words of the other, so that
 * saving once more decides; of what was refused what it had before.
 */
export function baseAfter({ said, base }: TypedTranslation, conflicts: readonly Conflict[]): Record<string, string> {
  const theirs = new Map(conflicts.map((each) => [each.name, each.theirs]))
  return { ...base, ...Object.fromEntries(said.map(({ name, text }) => [name, printOf(theirs.get(name) ?? text)])) }
}
