import { readFileSync } from 'node:fs'
import pg from 'pg'
import { startPostgres } from '../test/support/postgres'
import { answers } from './answering'
import type { BenchConsultation } from './consultation'
import type { Country } from './country'
import { onLayouts } from './layouts'
import { type Figure, round } from './measures'
import { inProcess, type ServerProcess, startServer } from './process'

// docs/national.md reckons 2,800 answers a second at the peak; a hundredth of it is what the scaled-down country meets.
const PEAK = 2800
const SCALE = 100
const SECONDS = 15

/** One consultation of the whole country at a hundredth of its size, on PostgreSQL with two processes; then ways to lay out its table. */
export async function onNational(): Promise<Figure[]> {
  const database = await startPostgres()
  const url = `${database.url}postgres`
  try {
    const given = await inProcess('bench-settle-country.js', ['national'], { DATABASE_URL: url, YDAN_ENGINE: '' })
    const { slugs, ids, hamlets } = given as Country
    const made = { id: ids.largest, slug: slugs.largest, hamlets, session: '' }
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return [...(await bursts(url, made, client)), ...(await onLayouts(client))]
    } finally {
      await client.end()
    }
  } finally {
    await database.stop()
  }
}

async function bursts(url: string, made: BenchConsultation, client: pg.Client): Promise<Figure[]> {
  const servers = [await startServer(url), await startServer(url)]
  try {
    const rate = PEAK / SCALE / servers.length
    await Promise.all(servers.map((server) => answers(server, made, { connections: 8, seconds: 2 })))
    const scaled = await Promise.all(servers.map((server) => answers(server, made, { connections: 14, seconds: SECONDS, rate })))
    const before = await standOf(client, servers)
    const free = await Promise.all(servers.map((server) => answers(server, made, { connections: 64, seconds: SECONDS })))
    const after = await standOf(client, servers)
    const refused = [...scaled, ...free].reduce((sum, each) => sum + each.refused, 0)
    const p99 = Math.max(...scaled.map((each) => each.p99))
    const sumOf = (each: typeof free) => each.reduce((sum, one) => sum + one.perSecond, 0)
    const sheets = after.sheets - before.sheets
    const each = (what: 'wal' | 'bytes' | 'app' | 'database') => (after[what] - before[what]) / sheets
    return [
      {
        promise: 'a hundredth of a national consultation, 170,000 sheets in, at a hundredth of its peak',
        line: `${PEAK / SCALE}/s, p99 <= 100 ms, none refused`,
        measured: `${round(sumOf(scaled))}/s, p99 ${p99} ms, ${refused} refused`,
        held: sumOf(scaled) >= 0.95 * (PEAK / SCALE) && p99 <= 100 && refused === 0,
      },
      {
        promise: 'the same consultation, as many as two processes take on this machine',
        line: '',
        measured: `${round(sumOf(free))}/s, p99 ${Math.max(...free.map((one) => one.p99))} ms: ${round((PEAK / sumOf(free)) * 100)} % of it would be the whole country’s peak`,
        held: null,
      },
      {
        promise: 'what an answer costs there',
        line: '',
        measured: `${round(each('bytes'))} bytes with all indexes, ${round(each('wal'))} bytes of WAL, ${round(each('app'))} µs of the app’s processor, ${round(each('database'))} µs of PostgreSQL’s`,
        held: null,
      },
    ]
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
}

interface Stand {
  sheets: number
  wal: number
  bytes: number
  /** Processor time so far, in microseconds. */
  app: number
  database: number
}

async function standOf(client: pg.Client, servers: readonly ServerProcess[]): Promise<Stand> {
  const { rows } = await client.query(`select (select sum(total) from response_totals)::float8 as sheets,
    pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as wal,
    (pg_total_relation_size('responses') + pg_total_relation_size('opinions') + pg_total_relation_size('response_counts'))::float8 as bytes`)
  const { rows: running } = await client.query('select pid from pg_stat_activity where pid is not null')
  const app = await Promise.all(servers.map((server) => server.processorTime()))
  const database = running.reduce((sum: number, { pid }: { pid: number }) => sum + processorOf(pid), 0)
  return { ...rows[0], app: app.reduce((sum, each) => sum + each, 0), database }
}

const TICK_US = 10_000

/** From Linux' own account, in hundredths of a second; 0 where there is none. */
function processorOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * TICK_US
  } catch {
    return 0
  }
}
