import { appendFileSync, chmodSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import EmbeddedPostgres from '../test/support/embedded-postgres'
import { freePort } from './apps'
import { pause } from './chance'

/** A whole PostgreSQL server of one's own that can be killed and comes back on the same folder. */
export interface PostgresServer {
  urlOf(database: string): string
  makeDatabase(name: string): Promise<void>
  /** kill -9 to a process that serves a connection of the product, or to one of the server's own. Gives which. */
  killOne(kind: 'connection' | 'own', pick: <Item>(items: readonly Item[]) => Item): Promise<string>
  /** kill -9 to the postmaster and everything under it. */
  killAll(): Promise<void>
  /** Milliseconds until it takes connections. */
  start(): Promise<number>
  stop(): Promise<void>
}

const START_WITHIN_MS = 60_000

export async function startPostgresIn(folder: string): Promise<PostgresServer> {
  const port = await freePort()
  const data = join(folder, 'postgres')
  const log = join(folder, 'postgres.log')
  const asRoot = process.getuid?.() === 0
  mkdirSync(folder, { recursive: true })
  if (asRoot) chmodSync(folder, 0o777)
  const server = new EmbeddedPostgres({
    databaseDir: data,
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: true,
    createPostgresUser: asRoot,
    onLog: (line) => appendFileSync(log, `${line}`),
    onError: (line) => appendFileSync(log, `${line}\n`),
  })
  const urlOf = (database: string) => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`
  await server.initialise()
  const start = async () => {
    const begun = performance.now()
    // The shared memory of the dead server is free only when its last process is gone.
    while (!(await server.start().then(ready, refused))) {
      if (performance.now() - begun > START_WITHIN_MS) throw new Error(`PostgreSQL did not start again; see ${log}.`)
      await pause(50)
    }
    return performance.now() - begun
  }
  await start()
  return {
    urlOf,
    start,
    makeDatabase: (name) => inServer(urlOf('postgres'), async (client) => void (await client.query(`create database ${name}`))),
    killOne: async (kind, pick) => {
      const all = await processesOf(urlOf('postgres'))
      const ofProduct = all.filter(({ type, database }) => type === 'client backend' && database !== 'postgres')
      const chosen = pick(
        kind === 'connection' && ofProduct.length > 0 ? ofProduct : all.filter(({ type }) => OWN.includes(type)),
      )
      kill(chosen.pid)
      return chosen.type
    },
    killAll: async () => {
      const all = await processesOf(urlOf('postgres')).catch(() => [])
      kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]))
      for (const { pid } of all) kill(pid)
    },
    stop: () => server.stop(),
  }
}

const OWN = ['checkpointer', 'walwriter', 'background writer', 'io worker']
const ready = () => true
const refused = () => false

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    // Gone already.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

const processesOf = (url: string) =>
  inServer(url, async (client) => {
    const { rows } = await client.query<{ pid: number; type: string; database: string | null }>(
      'select pid, backend_type as type, datname as database from pg_stat_activity where pid <> pg_backend_pid()',
    )
    return rows
  })

async function inServer<Result>(url: string, use: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}
