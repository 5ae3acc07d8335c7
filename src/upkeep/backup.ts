import { dayOf } from '../kernel/moment'

/** A backup that was taken or is being taken, on some machine. */
export interface Backup {
  id: number
  kind: 'scheduled' | 'asked'
  state: 'running' | 'done' | 'failed' | 'removed'
  startedAt: Date
  endedAt: Date | null
  file: string
  machine: string
  bytes: number | null
  sha256: string | null
  rows: number | null
  expected: number | null
  seenAt: Date
  fault: string | null
  askedBy: string | null
}

const SILENT_MS = 2 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000
const MONTHS_KEPT = 12
/** Without a good backup for so long somebody must be told. */
export const WORRY_DAYS = 3

/** As it is: one that says it is running and has said nothing for two minutes broke off with its process. */
export function standingOf({ state, seenAt }: Pick<Backup, 'state' | 'seenAt'>, now: Date): Backup['state'] | 'brokenOff' {
  return state === 'running' && now.getTime() - seenAt.getTime() > SILENT_MS ? 'brokenOff' : state
}

/** `ydan-20261125-0230-K7XH.tar`; the mark keeps two of one minute apart. */
export function fileNameAt(now: Date, mark: string): string {
  const local = new Date(now.getTime() + 7 * 60 * 60 * 1000).toISOString()
  return `ydan-${local.slice(0, 10).replaceAll('-', '')}-${local.slice(11, 16).replace(':', '')}-${mark}.tar`
}

/**
 * Which good backups of one machine need not be kept. What stays: all of the last 24 hours; of each of the newest `keep`
 * days that have one, the last; of each of the twelve months before, the last; and always the newest of all.
 */
export function outdated<Each extends Pick<Backup, 'startedAt'>>(good: readonly Each[], keep: number, now: Date): Each[] {
  const days = new Set<string>()
  const months = new Set<string>()
  const oldest = new Date(now.getTime() - MONTHS_KEPT * 31 * DAY_MS)
  return [...good]
    .sort((one, other) => other.startedAt.getTime() - one.startedAt.getTime())
    .filter(({ startedAt }) => {
      const day = dayOf(startedAt)
      const month = day.slice(0, 7)
      const isFresh = now.getTime() - startedAt.getTime() < DAY_MS
      const isLastOfDay = !days.has(day)
      const stays = isFresh || (isLastOfDay && (days.size < keep || (!months.has(month) && startedAt >= oldest)))
      days.add(day)
      months.add(month)
      return !stays
    })
}

export type Worry = 'none' | 'never' | 'old' | 'failed'

/** What an administrator must know, given the newest good backup, the newest of all, and since when there is anything to lose. */
export function worryAt(
  now: Date,
  { good, newest, since }: { good: Backup | undefined; newest: Backup | undefined; since: Date | undefined },
): Worry {
  if (newest && ['failed', 'brokenOff'].includes(standingOf(newest, now))) return 'failed'
  const last = good?.startedAt ?? since
  if (!last || now.getTime() - last.getTime() <= WORRY_DAYS * DAY_MS) return 'none'
  return good ? 'old' : 'never'
}
