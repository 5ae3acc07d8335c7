import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'
import type Database from 'better-sqlite3'
import { commitFigures, measure } from '../spread'
import { faultOf, StorageBusy, type Writer } from '../storage'

const MOST_IN_A_GROUP = 256
const MOST_WAITING = 5000
/** How long a write waits for another process that holds the file; then it is refused. */
const LONGEST_LOCK_MS = 5000
const LOCK_LOOK_MS = 20

interface Waiting {
  work: (writer: Writer) => Promise<unknown>
  settle: (outcome: Outcome) => void
  since: number
}
type Outcome = { result: unknown } | { error: unknown }

/**
 * Writers that wait at the same moment share one commit, so durability costs one disk flush a group. Each runs
 * inside its own savepoint: one that fails is undone alone. When the commit itself fails, each is tried alone,
 * unless the disk or the file is to blame: then nobody is acknowledged and nothing of the group is left.
 * Waiting for another process's lock never blocks the event loop, and ends: pages are answered meanwhile.
 */
export function sharedCommits(connection: Database.Database, writer: Writer) {
  const begin = connection.prepare('begin immediate')
  const commit = connection.prepare('commit')
  const rollback = connection.prepare('rollback')
  const save = connection.prepare('savepoint one')
  const release = connection.prepare('release one')
  const undo = connection.prepare('rollback to one')
  const waiting: Waiting[] = []
  const figures = commitFigures()
  let running: Promise<void> | undefined

  function write<Result>(work: (writer: Writer) => Promise<Result>): Promise<Result> {
    if (waiting.length >= MOST_WAITING) return Promise.reject(new StorageBusy())
    return new Promise<Result>((resolve, reject) => {
      waiting.push({
        work,
        settle: (outcome) => ('error' in outcome ? reject(outcome.error) : resolve(outcome.result as Result)),
        since: performance.now(),
      })
      running ??= drain()
    })
  }

  async function drain(): Promise<void> {
    await turn()
    for (let first = waiting[0]; first; first = waiting[0]) {
      const refused = await begun(first.since)
      const group = waiting.splice(0, faultOf(refused)?.kind === 'locked' ? countLate() : MOST_IN_A_GROUP)
      if (refused) for (const each of group) each.settle({ error: refused })
      else await settleAll(group)
      await turn()
    }
    running = undefined
  }

  // Those that came while the first waited have some time left.
  const countLate = (): number => {
    const late = performance.now() - LONGEST_LOCK_MS
    const inTime = waiting.findIndex(({ since }) => since > late)
    return inTime < 0 ? waiting.length : Math.max(1, inTime)
  }

  /** Takes the lock of the file; gives what stood in the way. */
  async function begun(since: number): Promise<unknown> {
    for (;;) {
      try {
        begin.run()
        return undefined
      } catch (error) {
        const fault = faultOf(error)
        if (fault?.kind !== 'locked' || performance.now() - since >= LONGEST_LOCK_MS) return fault ?? error
        await wait(LOCK_LOOK_MS)
      }
    }
  }

  async function settleAll(group: readonly Waiting[]): Promise<void> {
    const outcomes = await together(group)
    if (outcomes) for (const [place, each] of group.entries()) each.settle(outcomes[place] as Outcome)
    else for (const each of group) each.settle(await alone(each))
  }

  async function alone(each: Waiting): Promise<Outcome> {
    const refused = await begun(each.since)
    if (refused) return { error: refused }
    return (await together([each]))?.[0] ?? { error: new StorageBusy() }
  }

  /** Within a transaction that was begun. Undefined when a group of several could not be committed as one. */
  async function together(group: readonly Waiting[]): Promise<Outcome[] | undefined> {
    try {
      const outcomes: Outcome[] = []
      for (const each of group) outcomes.push(await inSavepoint(each))
      const start = performance.now()
      commit.run()
      measure(figures.commitSeconds, (performance.now() - start) / 1000)
      measure(figures.commitSizes, group.length)
      return outcomes
    } catch (error) {
      if (connection.inTransaction) rollback.run()
      const fault = faultOf(error)
      if (fault) return group.map(() => ({ error: fault }))
      return group.length > 1 ? undefined : [{ error }]
    }
  }

  async function inSavepoint({ work }: Waiting): Promise<Outcome> {
    save.run()
    try {
      const result = await work(writer)
      release.run()
      return { result }
    } catch (error) {
      // A full disk ends the whole transaction, and with it the savepoint.
      if (!connection.inTransaction) throw error
      undo.run()
      release.run()
      return { error: faultOf(error) ?? error }
    }
  }

  return {
    write,
    figures: { ...figures, writersWaiting: () => waiting.length },
    /** When nobody waits any more. */
    idle: async () => {
      while (running) await running
    },
  }
}
