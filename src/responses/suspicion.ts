import { costAfter } from './challenge'
import { limitOf, onceOnly, tallyOf } from './limits'

/**
 * When a source must prove something, in the memory of this process alone
 * (docs/decisions/009-suspicion-without-names.md). A source is a network, never kept: a hall, a village, a town behind
 * one address. Every post beyond what is free keeps the bucket empty, so a program that goes on and on gets nothing.
 */

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

// Each has opened a page of ours first: eight a second, as a hall does, and so many an hour.
const visitorsNow = limitOf(24, 3 * SECOND, 24)
const visitorsAnHour = limitOf(360, HOUR, 360)
// Nobody saw them open a page: a phone on which the page stood for days, or a program.
const strangers = limitOf(12, 12 * MINUTE, 12)
const waiters = limitOf(10, 2 * MINUTE, 10)
const solvers = tallyOf(300, 10 * MINUTE)
const isFirstUse = onceOnly(50_000)
const isFirstProof = onceOnly(50_000)

/** Whether this post is free; either way it counts. `visit` is the signed key of who opened a page, else empty. */
export function isFree(source: string, visit: string, now: number): boolean {
  const limits = visit !== '' && isFirstUse(visit) ? [visitorsNow, visitorsAnHour] : [strangers]
  const free = limits.every((limit) => limit.allows(source, now))
  for (const limit of limits) limit.take(source, now)
  return free
}

/** Numbers to try, for this source now. */
export const costFor = (source: string, now: number): number => costAfter(solvers.of(source, now))

/** Once for each sheet: the same proof sent a thousand times at once must not raise the price of its whole network. */
export function countSolved(source: string, key: string, now: number): void {
  if (isFirstProof(`${source} ${key}`)) solvers.count(source, now)
}

/** Whether a ticket that was waited for lets its sheet in: programs can wait too. */
export function mayPassByWaiting(source: string, now: number): boolean {
  const may = waiters.allows(source, now)
  waiters.take(source, now)
  return may
}
