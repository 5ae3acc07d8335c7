/** Limits per source, in memory alone. `now` is in milliseconds. Generous: a whole village may share one address. */
export interface Limit {
  /** Whether the source may go on; takes nothing. */
  allows(source: string, now: number): boolean
  take(source: string, now: number): void
}

const MOST_SOURCES = 20_000

const memories: { clear(): void }[] = []

/** As after a new start; for tests. */
export function forgetSources(): void {
  for (const memory of memories) memory.clear()
}

/**
 * A bucket of `most` that fills again within `withinMs`. Taking goes on below nothing down to `debt`, so that who
 * never stops asking finds it empty.
 */
export function limitOf(most: number, withinMs: number, debt = 0): Limit {
  const levels = levelsOf(-debt, most, most / withinMs)
  return {
    allows: (source, now) => levels.at(source, now) >= 1,
    take: (source, now) => levels.move(source, -1, now),
  }
}

/**
 * How much a source did of late: each time counts one, up to four times `within`, and `within` as many are forgotten in
 * `withinMs`: whatever one did in a network, the others there are soon rid of it.
 */
export function tallyOf(within: number, withinMs: number) {
  const levels = levelsOf(-4 * within, 0, within / withinMs)
  return {
    of: (source: string, now: number): number => -levels.at(source, now),
    count: (source: string, now: number): void => levels.move(source, -1, now),
  }
}

/** Things that are good for one time, such as a visit; the eldest are forgotten. */
export function onceOnly(most: number): (name: string) => boolean {
  const used = new Set<string>()
  memories.push(used)
  return (name) => {
    if (used.has(name)) return false
    if (used.size >= most) used.delete(used.values().next().value ?? '')
    used.add(name)
    return true
  }
}

// A level a source, which climbs by `perMs` to `most`. The sources not heard of for longest are forgotten.
function levelsOf(least: number, most: number, perMs: number) {
  const levels = new Map<string, { level: number; at: number }>()
  memories.push(levels)
  const levelAt = (source: string, now: number): number => {
    const known = levels.get(source)
    return known ? Math.min(most, known.level + Math.max(0, now - known.at) * perMs) : most
  }
  return {
    at: levelAt,
    move: (source: string, by: number, now: number) => {
      const level = Math.max(least, levelAt(source, now) + by)
      levels.delete(source)
      if (levels.size >= MOST_SOURCES) levels.delete(levels.keys().next().value ?? '')
      levels.set(source, { level, at: now })
    },
  }
}
