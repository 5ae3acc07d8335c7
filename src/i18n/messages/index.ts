import type { Locale } from '../../kernel/locale'
import { en } from './en'
import { vi } from './vi'

export type Messages = typeof vi
export const messages: Record<Locale, Messages> = { vi, en }

/** The words of a fault code; a code without words shows itself, so that a test can see it. */
export function faultWords(words: Messages, code: string): string {
  const known: Record<string, string> = words.faults
  return known[code] ?? code
}
