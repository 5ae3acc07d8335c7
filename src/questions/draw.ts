import { type Fields, fieldsOf } from '../kernel/fields'
import type { Option } from './question-type'

/**
 * Where a simulated answer comes from (`QuestionType.sample`): the demo's draw leans by hamlet and age, a test's is
 * even. The variable named is what is being answered.
 */
export interface Draw {
  /** One of the codes. */
  choose(variable: string, codes: readonly string[]): string
  /** A whole number from least to greatest. */
  whole(variable: string, least: number, greatest: number): number
  chance(share: number): boolean
  /** A sentence. */
  words(variable: string): string
}

/** A source of numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Several different codes, each drawn like one. */
export function chooseSome(draw: Draw, variable: string, codes: readonly string[], howMany: number): string[] {
  const left = [...codes]
  const chosen: string[] = []
  while (chosen.length < howMany && left.length > 0) {
    const code = draw.choose(variable, left)
    chosen.push(code)
    left.splice(left.indexOf(code), 1)
  }
  return chosen
}

export const codesOf = (options: readonly Option[]): string[] => options.map(({ code }) => code)

/** One choice, with words where it asks for them. */
export function sampleChoice(draw: Draw, id: string, options: readonly Option[], otherCode: string | null): Fields {
  const code = draw.choose(id, codesOf(options))
  const says = code === otherCode && draw.chance(0.7)
  return fieldsOf([['', code] as const, ...(says ? [['other', draw.words(`${id}.other`)] as const] : [])])
}
