import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'

/** What a type says to people, in one language. */
export interface TypeWords {
  name: string
  /** One sentence for the author: when to use it. */
  use: string
  /** Words of the fault codes that are its own; `{1}` and `{2}` stand for the figures that come with the code. */
  faults: Readonly<Record<string, string>>
}

/** Throws for a name that has no words; of a type's file none can be missing (`questionType`). */
export function typeWords(name: string, locale: Locale): TypeWords {
  const all: Readonly<Record<string, TypeWords>> = messages[locale].types
  const words = all[name]
  if (!words) throw new Error(`The question type ${name} has no words.`)
  return words
}
