import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import { typeWords } from '../questions/type-words'
import { isTypeName, typeOf } from '../questions/types'
import { faultText } from '../questions/wording'
import type { Note, NoteCode, Refusal } from './outcome'

/** Notes whose first place is one of our types, told by its name. */
const OF_TYPES: readonly NoteCode[] = ['notSupportedYet', 'tookInstead', 'settingsRefused', 'sayNothing', 'sayType']

/** A note in words. */
export function noteText({ code, args }: Note, locale: Locale): string {
  const [first = '', second = ''] = args
  const words = messages[locale].exchange.notes[code]
  if (code === 'saySetting') return filled(words, [settingName(first, locale)])
  if (!OF_TYPES.includes(code)) return filled(words, args)
  const known = isTypeName(first) ? typeOf(first) : undefined
  const name = known ? typeWords(known.name, locale).name : first
  if (code !== 'settingsRefused') return filled(words, [name, second])
  return filled(words, [name, (known && faultText(known, { '': second }, '', locale)) ?? second])
}

export const refusalText = (refusal: Refusal, args: readonly string[], locale: Locale): string =>
  filled(messages[locale].exchange.refusals[refusal], args)

export const typeLabel = (type: string, locale: Locale): string => (isTypeName(type) ? typeWords(type, locale).name : type)

const settingName = (setting: string, locale: Locale): string =>
  new Map(Object.entries(messages[locale].exchange.settings)).get(setting) ?? setting

const filled = (words: string, args: readonly string[]): string =>
  words.replace(/\{(\d)\}/g, (_, place: string) => args[Number(place) - 1] ?? '')
