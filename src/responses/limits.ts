/** Limits per source, in memory alone. `now` is in milliseconds. Generous: a whole village may share one address. */
export interface Limit {
  /** Whether the source may go on; takes nothing. */
  allows(source: string, now: number): boolean
  take(source: string, now: number): void
}

const MOST_SOURCES = 20_000

/** A bucket of `most` that fills again within `withinMs`. */
export function limitOf(most: number, withinMs: number): Limit {
  const levels = new Map<string, { left: number; at: number }>()
  const levelOf = (source: string, now: number): number => {
    const known = levels.get(source)
    return known ? Math.min(most, known.left + ((now - known.at) * most) / withinMs) : most
  }
  return {
    allows: (source, now) => levelOf(source, now) >= 1,
    take: (source, now) => {
      const left = levelOf(source, now) - 1
      levels.delete(source)
      if (levels.size >= MOST_SOURCES) levels.delete(levels.keys().next().value ?? '')
      levels.set(source, { left, at: now })
    },
  }
}
