/** Distinct values, ascending, each with how often it was given. */
export type Frequencies = readonly (readonly [value: number, count: number])[]

export const countOf = (frequencies: Frequencies): number => frequencies.reduce((sum, [, count]) => sum + count, 0)

/** What all together come to, exact for numbers of at most two decimals; 0 of nothing. */
export const sumOf = (frequencies: Frequencies): number =>
  frequencies.reduce((sum, [value, times]) => sum + Math.round(value * 100) * times, 0) / 100

/** The arithmetic mean; null of nothing. */
export function meanOf(frequencies: Frequencies): number | null {
  const count = countOf(frequencies)
  return count === 0 ? null : frequencies.reduce((sum, [value, times]) => sum + value * times, 0) / count
}

/**
 * The standard deviation of those who answered (divided by n, not n − 1): it describes them and estimates nobody else,
 * since they chose themselves to answer. Null of nothing.
 */
export function deviationOf(frequencies: Frequencies): number | null {
  const mean = meanOf(frequencies)
  if (mean === null) return null
  const squares = frequencies.reduce((sum, [value, times]) => sum + times * (value - mean) ** 2, 0)
  return Math.sqrt(squares / countOf(frequencies))
}

/**
 * The value below which the share of the answers lies, by method R-7 of Hyndman and Fan (1996), which spreadsheets call
 * QUARTILE.INC: position (n − 1) · share, straight between its two neighbours. Null of nothing.
 */
export function quantileOf(frequencies: Frequencies, share: number): number | null {
  const count = countOf(frequencies)
  if (count === 0) return null
  const position = (count - 1) * share
  const lower = at(frequencies, Math.floor(position))
  const upper = at(frequencies, Math.ceil(position))
  return lower + (upper - lower) * (position - Math.floor(position))
}

function at(frequencies: Frequencies, position: number): number {
  let seen = 0
  for (const [value, count] of frequencies) {
    seen += count
    if (seen > position) return value
  }
  return Number.NaN
}

const MOST_BINS = 12

/**
 * At most 12 bins of one round width (1, 2 or 5 times a power of ten, never finer than the answers' last decimal), their
 * bounds multiples of it. Counted in units of the last decimal, so that no value falls between two bins.
 */
export function binsOf(frequencies: Frequencies, decimals: number): { from: number; to: number; count: number }[] {
  const unit = 10 ** decimals
  const units = frequencies.map(([value, count]) => [Math.round(value * unit), count] as const)
  const least = units[0]?.[0]
  const greatest = units.at(-1)?.[0]
  if (least === undefined || greatest === undefined) return []
  const width = widthFor(least, greatest)
  const first = Math.floor(least / width)
  const counts = new Array<number>(Math.floor(greatest / width) - first + 1).fill(0)
  for (const [value, count] of units) {
    const place = Math.floor(value / width) - first
    counts[place] = (counts[place] ?? 0) + count
  }
  return counts.map((count, place) => ({
    from: ((first + place) * width) / unit,
    to: ((first + place + 1) * width) / unit,
    count,
  }))
}

function widthFor(least: number, greatest: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of [1, 2, 5]) {
      const width = step * power
      if (Math.floor(greatest / width) - Math.floor(least / width) < MOST_BINS) return width
    }
  }
}
