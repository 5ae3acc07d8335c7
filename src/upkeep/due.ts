import { Cron } from 'croner'

/** When work is due, and whether a process may take it. Pure. */

/** As it is kept: the moment that was last taken, and how it went. */
export interface Taken {
  dueAt: Date
  tries: number
  endedAt: Date | null
}

const MOST_TRIES = 3

/** The last moment of the schedule up to and with `now`, in Viet Nam's time; undefined where there is none. */
export const lastDue = (when: string, now: Date): Date | undefined =>
  scheduleOf(when).previousRuns(1, new Date(now.getTime() + 1))[0]

/** The next moment after `now`. */
export const nextDue = (when: string, now: Date): Date | undefined => scheduleOf(when).nextRun(now) ?? undefined

const scheduleOf = (when: string) => new Cron(when, { timezone: 'Asia/Ho_Chi_Minh', paused: true })

/**
 * The moment to do now; undefined when there is nothing to do. Moments that were missed count once. `silent`: whoever
 * took the last one has shown no sign of life for long enough. A clock that goes back by less than one period makes
 * nothing happen twice; by more, it was wrong before, and the work goes on by the time it shows now.
 */
export function momentToTake(when: string, taken: Taken | undefined, silent: boolean, now: Date): Date | undefined {
  const due = lastDue(when, now)
  if (!due || !taken) return due
  const isOver = taken.endedAt !== null
  if (!isOver && !silent) return undefined
  if (taken.dueAt < due) return due
  if (taken.dueAt.getTime() === due.getTime()) return isOver || taken.tries >= MOST_TRIES ? undefined : due
  const next = nextDue(when, now)
  return next && next < taken.dueAt ? due : undefined
}
