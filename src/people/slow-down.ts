/** How sign-in slows down after failures. Pure; the counts are kept in tries-store.ts, shared by every process. */

export interface Tries {
  failures: number
  lastAt: Date
}

export interface Limit {
  /** Failures that cost nothing: anybody mistypes. */
  free: number
  /** Milliseconds of the first wait; each further failure doubles it. */
  first: number
  longest: number
}

const SECOND = 1000
const MINUTE = 60 * SECOND

export const EMAIL_LIMIT: Limit = { free: 5, first: 15 * SECOND, longest: 10 * MINUTE }
// A whole office, or a whole province's network, may stand behind one address.
export const SOURCE_LIMIT: Limit = { free: 60, first: 2 * SECOND, longest: MINUTE }
/** After so long without a failure everything is forgotten. */
export const FORGOTTEN_AFTER = 60 * MINUTE

/** Milliseconds until the next try is looked at; 0 when it may come now. */
export function waitLeft(tries: Tries | undefined, limit: Limit, now: Date): number {
  if (!tries || tries.failures < limit.free) return 0
  const passed = now.getTime() - tries.lastAt.getTime()
  // A failure of the future was noted by a clock that has been put right since: nobody waits for its hours to pass.
  if (passed < 0 || passed >= FORGOTTEN_AFTER) return 0
  const wait = Math.min(limit.first * 2 ** Math.min(tries.failures - limit.free, 30), limit.longest)
  return Math.max(0, wait - passed)
}

/** The count after one more failure. */
export function oneMore(tries: Tries | undefined, now: Date): Tries {
  const standing = tries && now.getTime() - tries.lastAt.getTime() < FORGOTTEN_AFTER ? tries.failures : 0
  return { failures: standing + 1, lastAt: now }
}
