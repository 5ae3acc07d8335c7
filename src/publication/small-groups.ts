/**
 * Counts that could point at a person are not published, nor what would give them away
 * (docs/decisions/005-small-groups.md says what is guaranteed and what is not).
 */

/** The smallest count of people that is shown; zero is shown too, because it points at nobody. */
export const SMALLEST_SHOWN = 5

export const isSmall = (count: number): boolean => count > 0 && count < SMALLEST_SHOWN

/** Places of the cells to hide; `withheld` when no choice of cells would protect them, so that nothing is shown. */
export type Hidden = ReadonlySet<number> | 'withheld'

/**
 * For counts that add up to a total everybody knows. What is hidden leaves every hidden cell free to be any number
 * from 1 to 4, for all the total tells. A cell that is `kept` is hidden only when it is small itself or nothing else is left.
 */
export function hiddenOfPartition(counts: readonly number[], kept?: number): Hidden {
  const hidden = placesOf(counts, isSmall)
  if (hidden.size === 0) return hidden
  const next = () => smallestOf(counts, hidden, kept) ?? smallestOf(counts, hidden, undefined)
  return hideUntil(hidden, next, () => areFree(counts, hidden))
}

/**
 * For options that may be chosen together out of a base: an option is small when few chose it, and also when few did
 * not. Protected as if their sum and the most choices were known to all, since everybody may have used every choice.
 */
export function hiddenOfOptions(counts: readonly number[], base: number): Hidden {
  const others = counts.map((count) => base - count)
  const hidden = placesOf(counts, (count) => isSmall(count) || isSmall(base - count))
  if (hidden.size === 0) return hidden
  const nearest = counts.map((count, place) => Math.min(count, others[place] ?? 0))
  return hideUntil(
    hidden,
    () => smallestOf(nearest, hidden, undefined),
    () => areFree(counts, hidden) && areFree(others, hidden),
  )
}

function hideUntil(hidden: Set<number>, next: () => number | undefined, free: () => boolean): Hidden {
  while (!free()) {
    const place = next()
    if (place === undefined) return 'withheld'
    hidden.add(place)
  }
  return hidden
}

// n cells of at least one, with the sum S: each is one of 1 … S - n + 1, and that must reach beyond what is hidden.
function areFree(counts: readonly number[], hidden: ReadonlySet<number>): boolean {
  let sum = 0
  for (const place of hidden) sum += counts[place] ?? 0
  return hidden.size >= 2 && sum - hidden.size + 1 >= SMALLEST_SHOWN - 1
}

const placesOf = (counts: readonly number[], is: (count: number) => boolean): Set<number> =>
  new Set(counts.flatMap((count, place) => (is(count) ? [place] : [])))

function smallestOf(counts: readonly number[], hidden: ReadonlySet<number>, kept: number | undefined): number | undefined {
  let found: number | undefined
  counts.forEach((count, place) => {
    if (count === 0 || place === kept || hidden.has(place)) return
    if (found === undefined || count < (counts[found] ?? 0)) found = place
  })
  return found
}

// One decimal of a mean of ten or more whole numbers fits every base, so it does not tell a hidden one.
export function rounded(value: number | null, baseHidden: boolean, sheets: number): number | null {
  if (value === null || (baseHidden && sheets < 4 * SMALLEST_SHOWN)) return null
  return baseHidden ? Math.round(value * 10) / 10 : Math.round(value * 100) / 100
}
