import type { Results } from './results'

/** Results of the last few readings, by what was asked; the oldest goes first. */
export interface Remembered {
  find(key: string): Results | undefined
  keep(key: string, results: Results): void
  clear(): void
  bytes(): number
}

const MOST = 16

export function remembered(): Remembered {
  const kept = new Map<string, { results: Results; bytes: number }>()
  return {
    find: (key) => kept.get(key)?.results,
    keep: (key, results) => {
      const [oldest] = kept.keys()
      if (kept.size >= MOST && oldest !== undefined) kept.delete(oldest)
      kept.set(key, { results, bytes: 2 * JSON.stringify(results).length })
    },
    clear: () => kept.clear(),
    bytes: () => [...kept.values()].reduce((sum, each) => sum + each.bytes, 0),
  }
}
