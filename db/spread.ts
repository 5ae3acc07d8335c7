/** How values spread over bounds, counted by plain additions: a measurement costs some nanoseconds. */
export interface Spread {
  /** Ascending; a value equal to a bound counts as within it. */
  bounds: readonly number[]
  /** One count for each bound and one for what lies beyond the last. */
  counts: number[]
  sum: number
}

export const spreadOver = (bounds: readonly number[]): Spread => ({
  bounds,
  counts: new Array<number>(bounds.length + 1).fill(0),
  sum: 0,
})

export function measure(spread: Spread, value: number): void {
  let place = 0
  while (place < spread.bounds.length && value > (spread.bounds[place] ?? 0)) place++
  spread.counts[place] = (spread.counts[place] ?? 0) + 1
  spread.sum += value
}

export const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
export const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500]

export const commitFigures = () => ({ commitSizes: spreadOver(SIZES), commitSeconds: spreadOver(SECONDS) })

/** What a database tells of its work in this process, for who watches it. */
export interface StorageFigures {
  /** Writes that share a commit, and how long the commit took in seconds; PostgreSQL commits each alone. */
  commitSizes: Spread
  commitSeconds: Spread
  /** Serializable work that lost a race and was done again; PostgreSQL alone. */
  retries(): number
  /** Migrations applied when it was opened. */
  migrated: number
  writersWaiting(): number
  connections(): { open: number; idle: number }
}
