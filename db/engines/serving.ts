import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { faultOf } from '../faults'

/** The process that serves a SQLite file. */
export interface ServedBy {
  pid: number
  since: Date
}

export type Hold = { held: true; release(): void } | { held: false; by: ServedBy | undefined }

// A lock nobody refers to any more would be closed by the garbage collector.
const locks = new Set<Database.Database>()

/**
 * Holds a lock beside the file for as long as this process lives, which the operating system frees even after
 * `kill -9`; or gives who holds it. Two servers of one file would each keep limits, figures and the turn of writers by
 * themselves. Commands that read, or write a little, work beside a server and do not ask.
 */
export function holdServing(path: string, now: Date): Hold {
  mkdirSync(dirname(path), { recursive: true })
  let lock: Database.Database | undefined
  try {
    lock = new Database(`${path}.serving`, { timeout: 0 })
    lock.exec('begin immediate')
  } catch (error) {
    const kind = faultOf(error)?.kind
    if (kind === 'locked') return { held: false, by: lock && serverIn(lock) }
    // Where nothing can be written nobody can be kept out; the pages then say why nothing is stored.
    if (kind) return kept(lock)
    throw error
  }
  writeName(lock, now)
  return kept(lock)
}

function kept(lock: Database.Database | undefined): Hold {
  if (lock) locks.add(lock)
  return {
    held: true,
    release: () => {
      if (lock) locks.delete(lock)
      lock?.close()
    },
  }
}

// Committed, so that others can read it, and locked again; on a full disk the lock holds without a name.
function writeName(lock: Database.Database, now: Date): void {
  try {
    lock.exec('create table if not exists server (pid integer not null, since text not null); delete from server')
    lock.prepare('insert into server values (?, ?)').run(process.pid, now.toISOString())
    lock.exec('commit; begin immediate')
  } catch (error) {
    if (!faultOf(error)) throw error
    if (lock.inTransaction) lock.exec('rollback')
    lock.exec('begin immediate')
  }
}

// Whoever is only now writing its name there is not read.
function serverIn(lock: Database.Database): ServedBy | undefined {
  try {
    const row = lock.prepare('select pid, since from server').get() as { pid: number; since: string } | undefined
    return row && { pid: row.pid, since: new Date(row.since) }
  } catch {
    return undefined
  } finally {
    lock.close()
  }
}
