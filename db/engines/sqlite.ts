import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle, type SqliteRemoteDatabase } from 'drizzle-orm/sqlite-proxy'
import { canRunRaw } from '../bulk'
import { faultOf, type Storage, type UnwatchedStorage } from '../storage'
import { migrateSqlite } from './migrate-sqlite'
import { sharedCommits } from './shared-commits'

/** A reader is in nobody's way but where somebody holds the whole file; it blocks the event loop meanwhile. */
const LONGEST_READ_LOCK_MS = 200

/** Opens (and makes, and migrates) one SQLite file: one connection that writes in turn, one that reads beside it. */
export async function openSqlite(path: string): Promise<UnwatchedStorage> {
  mkdirSync(dirname(path), { recursive: true })
  const writing = connect(path)
  const migrated = await migrateSqlite(writing, path)
  const reading = connect(path)
  reading.pragma('query_only = ON')
  const { write, idle, figures } = sharedCommits(writing, face(writing))
  // From here a lock of another process is waited for without holding up everybody (shared-commits.ts).
  writing.pragma('busy_timeout = 0')
  reading.pragma(`busy_timeout = ${LONGEST_READ_LOCK_MS}`)
  return {
    engine: 'sqlite',
    url: `file:${path}`,
    reader: face(reading),
    write,
    figures: { ...figures, retries: () => 0, migrated, connections: () => ({ open: 2, idle: 2 }) },
    close: async () => {
      await idle()
      reading.close()
      // What the log holds is as durable as the file: a full disk, or another reader, only leaves it longer.
      try {
        writing.pragma('wal_checkpoint(TRUNCATE)')
      } catch (error) {
        if (!faultOf(error)) throw error
      } finally {
        writing.close()
      }
    },
  }
}

/** A connection that only reads, for a worker thread. */
export function openSqliteReader(path: string): { reader: Storage['reader']; close(): void } {
  const reading = new Database(path, { readonly: true, timeout: 5000 })
  // It walks over tables once and comes back to nothing.
  reading.pragma('cache_size = -2000')
  return { reader: face(reading), close: () => reading.close() }
}

function connect(path: string): Database.Database {
  const connection = new Database(path, { timeout: 5000 })
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  connection.pragma('cache_size = -16000')
  // Moving the log into the file costs two flushes: every 32 MB instead of every 4.
  connection.pragma('wal_autocheckpoint = 8000')
  return connection
}

// The plain driver of drizzle runs at once and cannot hold an async transaction open; the proxy's face can.
function face(connection: Database.Database): SqliteRemoteDatabase {
  const statements = new Map<string, Database.Statement>()
  const statementFor = (text: string) => {
    const known = statements.get(text)
    if (known) return known
    if (statements.size > 500) statements.clear()
    const made = connection.prepare(text)
    if (made.reader) made.raw(true)
    statements.set(text, made)
    return made
  }
  const handle = drizzle(async (text, params, method) => {
    const statement = statementFor(text)
    if (!statement.reader) {
      statement.run(...params)
      return { rows: [] }
    }
    if (method === 'get') return { rows: statement.get(...params) as unknown[] }
    return { rows: statement.all(...params) }
  })
  canRunRaw(handle, async (text, values) => {
    const statement = statementFor(text)
    if (statement.reader) return statement.all(values) as unknown[][]
    statement.run(values)
    return []
  })
  return handle
}
