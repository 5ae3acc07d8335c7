import type { SqliteRemoteDatabase } from 'drizzle-orm/sqlite-proxy'
import type { FaultKind } from './faults'
import type { StorageFigures } from './spread'

export { type FaultKind, faultOf, StorageBusy, StorageFault } from './faults'

/** A handle that may change rows. Only `src/audit` and the grouped intake of answers get one. */
export type Writer = SqliteRemoteDatabase
/** A handle that only reads; it has no `insert`, so a change outside an act does not compile. */
export type Reader = Pick<Writer, 'select' | 'selectDistinct' | '$count'>

export interface WriteOptions {
  /**
   * Work that takes its own row lock first may run at read committed on PostgreSQL. Work that writes by one statement
   * alone is not wrapped at all there: what it reads before belongs to no transaction, and it must look first whether it
   * was done already.
   */
  isolation?: 'serializable' | 'readCommitted' | 'oneStatement'
}

/** One open database. A write is acknowledged when it is on disk. */
export interface Storage {
  engine: 'sqlite' | 'postgres'
  /** Where it is, for a thread that opens a reader of its own. */
  url: string
  reader: Reader
  /** Runs the work in one transaction; it may run more than once, so it must touch nothing but the writer. Throws `StorageFault`. */
  write<Result>(work: (writer: Writer) => Promise<Result>, options?: WriteOptions): Promise<Result>
  /**
   * What the last write met, and when by `performance.now()`; undefined when it was stored, or nobody wrote yet. That
   * the disk is full stays: a few bytes more may find room where a sheet does not.
   */
  lastFault(): { kind: FaultKind; at: number } | undefined
  figures: StorageFigures
  close(): Promise<void>
}

/** As an engine opens it. */
export type UnwatchedStorage = Omit<Storage, 'lastFault'>

/** A query built and prepared once for each handle: preparing costs ten times what running does. */
export function preparedOnce<Handle extends object, Query>(
  name: string,
  build: (handle: Handle) => { prepare(name?: string): Query },
): (handle: Handle) => Query {
  const kept = new WeakMap<Handle, Query>()
  return (handle) => {
    const known = kept.get(handle)
    if (known) return known
    const built = build(handle).prepare(name)
    kept.set(handle, built)
    return built
  }
}
