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

export const decimalText = (value: number, locale: Locale): string => number(value, locale, Number.isInteger(value) ? 0 : 2)

export const measureName = (measure: MeasureName, unit: string, words: Messages): string => {
  const name = words.results.measures[measure]
  return unit && IN_UNITS.has(measure) ? words.results.inUnit(name, unit) : name
}

const IN_UNITS = new Set<MeasureName>(['mean', 'standardDeviation', 'median', 'sum'])

/** What a bin holds; the last one also holds its end. */
export function binText({ bins, unit }: Numbers, place: number, words: Messages, locale: Locale): string {
  const bin = bins[place]
  if (!bin) return ''
  const from = decimalText(bin.from, locale)
  const to = decimalText(bin.to, locale)
  const { rangeOne, rangeLast, rangeFromTo } = words.results
  const text = from === to ? rangeOne(from) : place === bins.length - 1 ? rangeLast(from, to) : rangeFromTo(from, to)
  return unit ? `${text} ${unit}` : text
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
