import { randomUUID } from 'node:crypto'
import { note } from '../audit/act'
import { log } from '../kernel/log'
import { errorInWords } from '../kernel/plain-error'
import type { World } from '../kernel/world'
import { momentToTake } from './due'
import type { Job } from './job'
import { type Held, type JobRow, listJobs, maybeFindJob, saveHeld, saveTaken } from './jobs-store'

/**
 * Scheduled work, done once however many processes look after it. Each looks at the rows of `jobs` every few seconds;
 * who finds a moment due takes it in a transaction, and of two that race one finds it taken. The holder shows every few
 * seconds that it lives. Whether it died is judged by watching, not by comparing clocks, which may jump or differ
 * between machines.
 */
export interface Scheduler {
  /** Takes what is due and begins it; the promise is kept when everything has been looked at. */
  look(): Promise<void>
  /** Waits for what is under way; what takes longer is given back, so that another process takes it at once. */
  stop(withinMs?: number): Promise<void>
}

export const LOOK_MS = 10_000
/** A holder that showed nothing for so long is dead. */
export const SILENT_MS = 60_000
const LONGEST_STOP_MS = 3000
const WORTH_A_LINE_MS = 1000
const GIVEN_UP = -1

interface Seen {
  mark: string
  since: number
}

const markOf = ({ heldBy, dueAt, beat }: JobRow) => `${heldBy} ${dueAt.getTime()} ${beat}`

/** `steady` counts milliseconds and never jumps. */
export function schedulerOf(world: World, jobs: readonly Job[], steady = () => performance.now()): Scheduler {
  const holder = randomUUID()
  const seen = new Map<string, Seen>()
  const running = new Map<string, Running>()

  function isSilent(row: JobRow | undefined): boolean {
    if (!row || row.endedAt) return false
    if (row.beat === GIVEN_UP) return true
    const mark = markOf(row)
    const before = seen.get(row.name)
    if (before?.mark === mark) return steady() - before.since >= SILENT_MS
    seen.set(row.name, { mark, since: steady() })
    return false
  }

  async function consider(job: Job, row: JobRow | undefined): Promise<void> {
    if (running.has(job.name)) return
    const silent = isSilent(row)
    if (!momentToTake(job.when, row, silent, world.now())) return
    const taken = await takeMoment(world, { job, holder, silentMark: row && silent ? markOf(row) : undefined })
    if (!taken) return
    const life = showLife(world, taken)
    const done = carryOut(world, job, taken)
      .finally(life.end)
      .finally(() => running.delete(job.name))
    running.set(job.name, { held: taken, life, done })
  }

  return {
    look: async () => {
      if (jobs.length === 0) return
      const rows = await listJobs(world.storage.reader)
      for (const job of jobs)
        await consider(
          job,
          rows.find(({ name }) => name === job.name),
        )
    },
    stop: async (withinMs = LONGEST_STOP_MS) => {
      const all = Promise.all([...running.values()].map(({ done }) => done))
      if (await inTime(all, withinMs)) return
      for (const { held, life } of running.values()) {
        log.warn({ job: held.name }, 'job given back')
        life.end()
        await holdOn(world, { held, change: { beat: GIVEN_UP, tries: held.tries - 1 } })
      }
    },
  }
}

interface Running {
  held: JobRow
  life: { end(): void }
  done: Promise<void>
}

interface Taking {
  job: Job
  holder: string
  /** The holder that was watched and showed nothing. */
  silentMark: string | undefined
}

const takeMoment = note(async ({ writer, now }, { job, holder, silentMark }: Taking): Promise<JobRow | undefined> => {
  const row = await maybeFindJob(writer, job.name)
  const silent = row !== undefined && (row.beat === GIVEN_UP || markOf(row) === silentMark)
  const dueAt = momentToTake(job.when, row, silent, now)
  if (!dueAt) return undefined
  const again = row && !row.endedAt && row.dueAt.getTime() === dueAt.getTime()
  const taken = { name: job.name, dueAt, heldBy: holder, beat: 0, startedAt: now, endedAt: null, fault: null }
  const made: JobRow = { ...taken, tries: again ? row.tries + 1 : 1 }
  await saveTaken(writer, made)
  return made
})

type Change = Parameters<typeof saveHeld>[2]
const holdOn = note(({ writer }, { held, change }: { held: Held; change: Change }) => saveHeld(writer, held, change))

const noteEnd = note(({ writer, now }, { held, fault }: { held: Held; fault: string | null }) =>
  saveHeld(writer, held, { endedAt: now, fault }),
)

/** Shows every few seconds that the holder lives, until it is ended. */
function showLife(world: World, held: JobRow): { end(): void } {
  let { beat } = held
  const beating = setInterval(() => {
    holdOn(world, { held, change: { beat: ++beat } }).then(
      (mine) => mine || log.warn({ job: held.name }, 'job was taken over by another process'),
      (error: unknown) => log.warn({ job: held.name, err: error }, 'job could not show that it goes on'),
    )
  }, LOOK_MS).unref()
  return { end: () => clearInterval(beating) }
}

async function carryOut(world: World, job: Job, held: JobRow): Promise<void> {
  const start = performance.now()
  const told = { job: job.name, due: held.dueAt, tries: held.tries }
  log.debug(told, 'job begins')
  const failed = await job.run(world).then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
  const ms = Math.round(performance.now() - start)
  if (failed) log.error({ ...told, ms, err: failed.error }, 'job failed')
  // What comes every minute and finds nothing to do would fill the log.
  else log[ms < WORTH_A_LINE_MS ? 'debug' : 'info']({ ...told, ms }, 'job done')
  // Where this cannot be written, the moment is taken once more.
  await noteEnd(world, { held, fault: failed ? errorInWords(failed.error) : null }).catch((error: unknown) => {
    log.warn({ job: job.name, err: error }, 'job ended and could not say so')
  })
}

const inTime = (all: Promise<unknown>, withinMs: number): Promise<boolean> =>
  Promise.race([all.then(() => true), new Promise<boolean>((resolve) => setTimeout(() => resolve(false), withinMs).unref())])
