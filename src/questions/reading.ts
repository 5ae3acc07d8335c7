import { HARD_WORDS } from './reading-words'

/** How hard a text is to read, as docs/reading.md explains. */
export interface Reading {
  syllables: number
  /** Of the longest sentence, in syllables. */
  longest: number
  /** Half the syllables of a usual sentence and two fifths of the share of hard words, in per cent. */
  difficulty: number
  hardWords: readonly string[]
}

export const LONGEST_QUESTION = 60
export const LONGEST_SENTENCE = 40
export const HARDEST = 22
/** Of fewer the figure says nothing. */
export const LEAST_SYLLABLES = 15

const SENTENCE_ENDS = /[.!?…;:](?=\s|$)|\n/

export function readingOf(text: string): Reading {
  const sentences = text
    .split(SENTENCE_ENDS)
    .map(syllablesOf)
    .filter((syllables) => syllables.length > 0)
  const syllables = sentences.flat()
  const { words, covered } = hardIn(syllables)
  const usual = sentences.length === 0 ? 0 : syllables.length / sentences.length
  const share = syllables.length === 0 ? 0 : (100 * covered) / syllables.length
  return {
    syllables: syllables.length,
    longest: Math.max(0, ...sentences.map(({ length }) => length)),
    difficulty: Math.round((0.5 * usual + 0.4 * share) * 10) / 10,
    hardWords: words,
  }
}

/** Vietnamese writes a blank after each syllable; figures and signs are none. */
const syllablesOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFC')
    .match(/\p{L}+/gu) ?? []

const LONGEST_WORD = 4

function hardIn(syllables: readonly string[]): { words: string[]; covered: number } {
  const words: string[] = []
  let covered = 0
  for (let place = 0; place < syllables.length; ) {
    const length = longestWordAt(syllables, place)
    if (length > 0) words.push(syllables.slice(place, place + length).join(' '))
    covered += length
    place += Math.max(1, length)
  }
  return { words: [...new Set(words)], covered }
}

function longestWordAt(syllables: readonly string[], place: number): number {
  for (let length = LONGEST_WORD; length > 0; length--)
    if (HARD_WORDS.has(syllables.slice(place, place + length).join(' '))) return length
  return 0
}
