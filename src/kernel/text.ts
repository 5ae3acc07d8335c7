// Controls, marks that turn the direction of what follows, blanks of no width, and what XML forbids; tab and line feed stay.
const UNWANTED = /(?![\t\n])\p{Cc}|[\p{Bidi_Control}\u00ad\u200b\u2060\ufeff\ufffe\uffff]/gu

/**
 * Typed text as it is kept: NFC, one kind of line end, no control or direction marks, no blanks at the ends.
 * Undefined when it holds half of a surrogate pair, which no database keeps, or the sign a decoder left for one.
 */
export function clean(typed: string): string | undefined {
  if (!typed.isWellFormed() || typed.includes('\ufffd')) return undefined
  return typed.replace(/\r\n?/g, '\n').replace(UNWANTED, '').normalize('NFC').trim()
}

/** The same on one line. */
export const cleanLine = (typed: string): string | undefined => clean(typed)?.replace(/\s+/g, ' ')

/** How many letters a person would count (code points, not UTF-16 units). */
export const lengthOf = (text: string): number => [...text].length

/** Vietnamese is written in syllables between blanks; that is what "words" means in the promise of 120. */
export const wordCount = (text: string): number => text.match(/\S+/g)?.length ?? 0
