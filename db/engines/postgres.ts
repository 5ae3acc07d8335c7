import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { type Reader, type Storage, StorageBusy, type WriteOptions, type Writer } from '../storage'
import { migrationsFolder } from './migrations-folder'

const MOST_TRIES = 12
const MOST_WAITING = 5000
const LOST_RACES = new Set(['40001', '40P01'])

/** Opens (and migrates) a PostgreSQL database, with a pool of connections for this process. */
export async function openPostgres(url: string, connections = 10): Promise<Storage> {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  pool.on('error', () => {})
  const reader = asWriter(drizzle(pool))
  await migrateOnce(pool)
  const faces = new WeakMap<pg.PoolClient, Writer>()
  const faceOf = (client: pg.PoolClient) => {
    const known = faces.get(client)
    if (known) return known
    const made = asWriter(drizzle(client))
    faces.set(client, made)
    return made
  }

  async function attempt<Result>(work: (writer: Writer) => Promise<Result>, isolation: string): Promise<Result> {
    const client = await pool.connect()
    try {
      await client.query(`begin isolation level ${isolation}`)
      const result = await work(faceOf(client))
      await client.query('commit')
      client.release()
      return result
    } catch (error) {
      const broken = await client.query('rollback').then(
        () => undefined,
        (failed: Error) => failed,
      )
      client.release(broken)
      throw error
    }
  }

  return {
    engine: 'postgres',
    reader,
    write: async <Result>(work: (writer: Writer) => Promise<Result>, options: WriteOptions = {}) => {
      if (pool.waitingCount >= MOST_WAITING) throw new StorageBusy()
      const isolation = options.isolation === 'readCommitted' ? 'read committed' : 'serializable'
      for (let tries = 1; ; tries++) {
        try {
          return await attempt(work, isolation)
        } catch (error) {
          if (tries >= MOST_TRIES || !lostRace(error)) throw error
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * 2 ** Math.min(tries, 6)))
        }
      }
    },
    copyTo: async () => {
      throw new Error('A PostgreSQL database is copied with pg_dump.')
    },
    close: () => pool.end(),
  }
}

/** A connection that only reads, for a worker thread. */
export function openPostgresReader(url: string): { reader: Reader; close(): void } {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  return { reader: asWriter(drizzle(pool)), close: () => void pool.end() }
}

// Two processes that start together must not migrate together.
async function migrateOnce(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock(20261122)')
    await migrate(drizzle(client), { migrationsFolder: migrationsFolder('postgres') })
  } finally {
    await client.query('select pg_advisory_unlock(20261122)').catch(() => undefined)
    client.release()
  }
}

// drizzle wraps what the driver threw.
function lostRace(error: unknown): boolean {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    if ('code' in each && LOST_RACES.has(String(each.code))) return true
  }
  return false
}

const asWriter = (database: NodePgDatabase) => database as unknown as Writer
