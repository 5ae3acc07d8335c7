import type { Measures, Numbers, Spread } from '../questions/tally'
import { hiddenOfPartition, isSmall, rounded, SMALLEST_SHOWN } from './small-groups'

/**
 * Figures over the people of households: a group is small when few people are in it, and also when they are of few
 * sheets. People of one place on their sheets are of as many sheets, so the most of one place is at least how many.
 */

interface Group {
  count: number
  byPlace: readonly number[]
}

interface Bin extends Group {
  from: number
  to: number
}

const sheetsOf = ({ byPlace }: Group): number => Math.max(0, ...byPlace)

const isFew = (group: Group): boolean => isSmall(group.count) || isSmall(sheetsOf(group))

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)

const united = (one: Bin, other: Bin): Bin => ({
  from: one.from,
  to: other.to,
  count: one.count + other.count,
  byPlace: one.byPlace.map((count, place) => count + (other.byPlace[place] ?? 0)),
})

/** Undefined where nothing can be told; no other figure counts the same people. */
export function hidePeople({ spread, people, ofOneValue, ...block }: Numbers): Numbers | undefined {
  if (!people || !spread || isSmall(block.base) || isSmall(spread.sheets)) return undefined
  const bins = joined(binsOf(block, spread))
  const silent = { count: sum(spread.silent), byPlace: spread.silent }
  // By how many sheets they are at least, which is never more than the people.
  const hidden = hiddenOfPartition([silent, ...bins].map(sheetsOf), 0)
  if (hidden === 'withheld') return undefined
  const ofAll = hidden.has(0)
  const solves = ofOneValue === true && bins.length < block.bins.length
  const quartersShown = Math.min(block.base, spread.sheets) >= 4 * SMALLEST_SHOWN
  const told = (value: number | null) => (solves ? null : rounded(value, ofAll, spread.sheets))
  return {
    ...block,
    people: { ...people, ofAll },
    base: ofAll ? block.base + silent.count : block.base,
    mean: told(block.mean),
    standardDeviation: told(block.standardDeviation),
    least: null,
    greatest: null,
    lowerQuartile: quartersShown ? block.lowerQuartile : null,
    upperQuartile: quartersShown ? block.upperQuartile : null,
    bins: bins.map(({ from, to, count }, place) => ({ from, to, count: hidden.has(place + 1) ? null : count })),
  }
}

const binsOf = ({ bins }: Pick<Numbers, 'bins'>, { bins: spread }: Spread): Bin[] =>
  bins.map(({ from, to, count }, place) => ({ from, to, count: count ?? 0, byPlace: spread[place] ?? [] }))

// Neighbours are put together instead of hidden, so that the shape stays.
function joined(bins: readonly Bin[]): Bin[] {
  const wider: Bin[] = []
  for (const bin of bins) {
    const last = wider.at(-1)
    if (last && isFew(last)) wider.splice(-1, 1, united(last, bin))
    else wider.push(bin)
  }
  const [before, last] = wider.slice(-2)
  if (before && last && isFew(last)) wider.splice(-2, 2, united(before, last))
  return wider
}

/** A mean that stands alone and has few sheets beside it, or is of few. */
export function isOfFew({ rows }: Measures, answered: number, sheets: number): boolean {
  const base = rows[0]?.base ?? 0
  return isSmall(base) || isSmall(answered - base) || (base < answered && isSmall(sheets - base))
}
