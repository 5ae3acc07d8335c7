import type Database from 'better-sqlite3'
import { StorageBusy, type Writer } from '../storage'

const MOST_IN_A_GROUP = 256
const MOST_WAITING = 5000

interface Waiting {
  work: (writer: Writer) => Promise<unknown>
  settle: (outcome: Outcome) => void
}
type Outcome = { result: unknown } | { error: unknown }

/**
 * Writers that wait at the same moment share one commit, so durability costs one disk flush a group. Each runs
 * inside its own savepoint: one that fails is undone alone. When the commit itself fails, each is tried alone.
 */
export function sharedCommits(connection: Database.Database, writer: Writer) {
  const begin = connection.prepare('begin immediate')
  const commit = connection.prepare('commit')
  const rollback = connection.prepare('rollback')
  const save = connection.prepare('savepoint one')
  const release = connection.prepare('release one')
  const undo = connection.prepare('rollback to one')
  const waiting: Waiting[] = []
  let running = false

  return function write<Result>(work: (writer: Writer) => Promise<Result>): Promise<Result> {
    if (waiting.length >= MOST_WAITING) return Promise.reject(new StorageBusy())
    return new Promise<Result>((resolve, reject) => {
      waiting.push({
        work,
        settle: (outcome) => ('error' in outcome ? reject(outcome.error) : resolve(outcome.result as Result)),
      })
      if (!running) {
        running = true
        setImmediate(drain)
      }
    })
  }

  async function drain(): Promise<void> {
    const group = waiting.splice(0, MOST_IN_A_GROUP)
    const outcomes = await together(group)
    if (outcomes) for (const [place, each] of group.entries()) each.settle(outcomes[place] as Outcome)
    else for (const each of group) each.settle(((await together([each])) ?? [{ error: new StorageBusy() }])[0] as Outcome)
    if (waiting.length > 0) setImmediate(drain)
    else running = false
  }

  /** Undefined when a group of several could not be committed as one. */
  async function together(group: Waiting[]): Promise<Outcome[] | undefined> {
    try {
      begin.run()
      const outcomes: Outcome[] = []
      for (const each of group) outcomes.push(await inSavepoint(each))
      commit.run()
      return outcomes
    } catch (error) {
      if (connection.inTransaction) rollback.run()
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
      return { error }
    }
  }
}
