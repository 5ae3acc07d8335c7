import { number, percent } from '../../src/i18n/locale'
import type { Messages } from '../../src/i18n/messages'
import type { Locale } from '../../src/kernel/locale'
import type { Block, Distribution, MeasureName, Numbers } from '../../src/questions/tally'

/** Figures as words: hidden ones say so, those without a base are a dash. */

export const countText = (count: number | null, words: Messages, locale: Locale): string =>
  count === null ? words.results.hidden : number(count, locale)

export const shareText = (count: number | null, base: number | null, words: Messages, locale: Locale): string =>
  count === null || base === null ? words.results.hidden : percent(count, base, locale)

/** Whole measures without decimals, the others with two. Of people who answered there is a figure: without one it is hidden. */
export const measureText = (value: number | null, base: number | null, words: Messages, locale: Locale): string => {
  if (value !== null && base !== null) return decimalText(value, locale)
  return base === 0 ? '–' : words.results.hidden
}

const decimalsOf = (value: number): number => (Number.isInteger(value) ? 0 : 2)
export const decimalText = (value: number, locale: Locale): string => number(value, locale, decimalsOf(value))

export const measureName = (measure: MeasureName, unit: string, words: Messages): string => {
  const name = words.results.measures[measure]
  return unit && IN_UNITS.has(measure) ? words.results.inUnit(name, unit) : name
}

const IN_UNITS = new Set<MeasureName>(['mean', 'standardDeviation', 'median', 'sum'])

/** What a bin holds, from the least number to the greatest that can be in it. */
export function binText(block: Numbers, place: number, words: Messages, locale: Locale): string {
  const bin = block.bins[place]
  if (!bin) return ''
  const text = rangeText(block, place, bin, words.results, locale)
  return block.unit ? `${text} ${block.unit}` : text
}

function rangeText(
  { bins, decimals }: Numbers,
  place: number,
  bin: Numbers['bins'][number],
  words: Messages['results'],
  locale: Locale,
) {
  const from = number(bin.from, locale, decimals ?? decimalsOf(bin.from))
  // Where the finest step is not known, all that can be said is where the next one begins; the last one also holds its end.
  if (decimals === undefined) {
    const to = decimalText(bin.to, locale)
    if (from === to) return words.rangeOne(from)
    return place === bins.length - 1 ? words.rangeLast(from, to) : words.rangeFromTo(from, to)
  }
  const to = number(bin.to - stepOf(decimals), locale, decimals)
  return from === to ? words.rangeOne(from) : words.rangeWhole(from, to)
}

const stepOf = (decimals: number): number => 10 ** -decimals

/** The ends of a histogram's scale. A number stands in the middle of its own step, as 6 between 5.5 and 6.5. */
export function scaleOf({ bins, decimals }: Numbers): { from: number; to: number } {
  const half = decimals === undefined ? 0 : stepOf(decimals) / 2
  return { from: (bins[0]?.from ?? 0) - half, to: (bins.at(-1)?.to ?? 1) - half }
}

/** True when a figure of the block was hidden before publication. */
export function hasHidden(block: Block): boolean {
  if (block.kind === 'distribution') return block.rows.some(({ count }) => count === null)
  if (block.kind === 'grid') return block.rows.some(({ base, counts }) => base === null || counts.includes(null))
  if (block.kind === 'measures') return block.rows.some(({ base, values }) => base !== 0 && values.includes(null))
  return block.kind === 'numbers' && block.bins.some(({ count }) => count === null)
}

/** A list of more options than a chart can hold is shown from its leading ones down. */
const LONG_LIST = 31
export const MOST_DRAWN = 15

export const isLongList = (block: Block): boolean =>
  block.kind === 'distribution' && !block.ordered && block.rows.length > LONG_LIST

/** The most chosen first. Hidden figures stand last, so that their place does not tell them. */
export const rowsInOrder = (block: Distribution): Distribution['rows'] =>
  isLongList(block) ? block.rows.toSorted((one, other) => (other.count ?? -1) - (one.count ?? -1)) : block.rows
