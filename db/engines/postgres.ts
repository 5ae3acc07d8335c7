import { createHash } from 'node:crypto'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { canRunRaw, type RunRaw } from '../bulk'
import { commitFigures, measure } from '../spread'
import { faultOf, type Reader, StorageBusy, type UnwatchedStorage, type WriteOptions, type Writer } from '../storage'
import { migrationsFolder } from './migrations-folder'

const MOST_TRIES = 12
const MOST_WAITING = 5000
const MOST_CUT_OFF = 3
const CUT_OFF = new Set(['57P01', '57P02', 'ECONNRESET', 'EPIPE'])
const ISOLATION = { serializable: 'serializable', readCommitted: 'read committed', oneStatement: undefined }
const LOST_RACES = new Set(['40001', '40P01'])
/**
 * Nothing waits for ever: whoever asks is answered within about ten seconds, and gets a connection of the pool that
 * stands.
 */
const BOUNDS = {
  connectionTimeoutMillis: 4000,
  lock_timeout: 4000,
  statement_timeout: 8000,
  // When the network swallows everything and the server cannot say it.
  query_timeout: 9000,
  idle_in_transaction_session_timeout: 30_000,
  keepAlive: true,
}

/** Opens (and migrates) a PostgreSQL database, with a pool of connections for this process. */
export async function openPostgres(url: string, connections = 10): Promise<UnwatchedStorage> {
  const migrated = await migrateOnce(url)
  const pool = new pg.Pool({ connectionString: url, max: connections, ...BOUNDS })
  // Who waits for an answer is told by the query itself; without an ear here a server that goes away ends the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  readTwice(pool)
  const reader = asWriter(drizzle(pool))
  const figures = commitFigures()
  let retries = 0
  const faces = new WeakMap<pg.PoolClient, Writer>()
  const faceOf = (client: pg.PoolClient) => {
    const known = faces.get(client)
    if (known) return known
    const made = asWriter(drizzle(client))
    canRunRaw(made, rawOn(client))
    faces.set(client, made)
    return made
  }

  async function attempt<Result>(work: (writer: Writer) => Promise<Result>, isolation: string | undefined): Promise<Result> {
    const client = isolation ? await begun(pool, isolation) : await pool.connect()
    try {
      const result = await work(faceOf(client))
      if (isolation) await commit(client, figures)
      client.release()
      return result
    } catch (error) {
      const fault = faultOf(error)
      // A server that is away cannot be asked to roll back, and does so by itself.
      client.release(fault?.kind === 'away' ? fault : isolation ? await undone(client) : undefined)
      throw error
    }
  }

  return {
    engine: 'postgres',
    url,
    reader,
    write: async <Result>(work: (writer: Writer) => Promise<Result>, options: WriteOptions = {}) => {
      if (pool.waitingCount >= MOST_WAITING) throw new StorageBusy()
      const isolation = ISOLATION[options.isolation ?? 'serializable']
      for (let tries = 1; ; tries++) {
        try {
          return await attempt(work, isolation)
        } catch (error) {
          // Work of one statement looks first whether it was done, so it may be asked again when nobody said.
          if (!isolation && tries <= MOST_CUT_OFF && wasCutOff(error)) continue
          if (!lostRace(error)) throw faultOf(error) ?? error
          if (tries >= MOST_TRIES) throw new StorageBusy()
          retries++
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * 2 ** Math.min(tries, 6)))
        }
      }
    },
    figures: {
      ...figures,
      retries: () => retries,
      migrated,
      writersWaiting: () => pool.waitingCount,
      connections: () => ({ open: pool.totalCount, idle: pool.idleCount }),
    },
    close: () => pool.end(),
  }
}

/** A connection that only reads, for a worker thread. */
export function openPostgresReader(url: string): { reader: Reader; close(): void } {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: BOUNDS.connectionTimeoutMillis })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return { reader: asWriter(drizzle(pool)), close: () => void pool.end() }
}

/** A transaction that has begun: a connection that was cut off while nobody used it shows so by its first words. */
async function begun(pool: pg.Pool, isolation: string): Promise<pg.PoolClient> {
  for (let tries = 1; ; tries++) {
    const client = await pool.connect()
    try {
      await client.query(`begin isolation level ${isolation}`)
      return client
    } catch (error) {
      client.release(faultOf(error) ?? true)
      if (tries >= MOST_CUT_OFF || !wasCutOff(error)) throw error
    }
  }
}

// What only reads is asked again on another connection when the server has cut this one off.
function readTwice(pool: pg.Pool): void {
  const query = pool.query.bind(pool) as (...asked: unknown[]) => Promise<unknown>
  const again = async (...asked: unknown[]): Promise<unknown> => {
    for (let tries = 1; ; tries++) {
      try {
        return await query(...asked)
      } catch (error) {
        if (tries >= MOST_CUT_OFF || !wasCutOff(error)) throw error
      }
    }
  }
  pool.query = again as typeof pool.query
}

function wasCutOff(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && CUT_OFF.has(String(error.code))) || error.message.startsWith('Connection terminated')
}

// What stands in the way of using the connection again.
const undone = (client: pg.PoolClient): Promise<Error | undefined> =>
  client.query('rollback').then(
    () => undefined,
    (failed: Error) => failed,
  )

// Two processes that start together must not migrate together; it may take as long as it takes.
async function migrateOnce(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: BOUNDS.connectionTimeoutMillis })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select pg_advisory_lock(20261122)')
    const before = await countMigrations(client)
    await migrate(drizzle(client), { migrationsFolder: migrationsFolder('postgres') })
    return (await countMigrations(client)) - before
  } catch (error) {
    throw faultOf(error) ?? error
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function commit(client: pg.PoolClient, figures: ReturnType<typeof commitFigures>): Promise<void> {
  const start = performance.now()
  await client.query('commit')
  measure(figures.commitSeconds, (performance.now() - start) / 1000)
  measure(figures.commitSizes, 1)
}

// Named by its text's digest, so that each connection prepares it once.
const names = new Map<string, string>()
function nameOf(text: string): string {
  const name = names.get(text) ?? `bulk_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
  names.set(text, name)
  return name
}

const rawOn =
  (client: pg.PoolClient): RunRaw =>
  async (text, values) =>
    (await client.query<unknown[]>({ name: nameOf(text), text, values: [...values], rowMode: 'array' })).rows

async function countMigrations(client: pg.Client): Promise<number> {
  const known = await client.query("select to_regclass('drizzle.__drizzle_migrations') is not null as there")
  if (!known.rows[0]?.there) return 0
  return Number((await client.query('select count(*) as many from drizzle.__drizzle_migrations')).rows[0]?.many)
}

// drizzle wraps what the driver threw.
function lostRace(error: unknown): boolean {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    if ('code' in each && LOST_RACES.has(String(each.code))) return true
  }
  return false
}

const asWriter = (database: NodePgDatabase) => database as unknown as Writer
