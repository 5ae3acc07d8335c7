import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { startPostgres } from '../test/support/postgres'
import { answered, answers } from './answering'
import { againstBare, barePostgresInserts } from './bare'
import type { BenchConsultation } from './consultation'
import type { LoadFigures } from './load'
import { type Figure, on, prepare, round } from './measures'
import { type ServerProcess, startServer } from './process'
import { quota } from './quota'

const SHARE = 0.25

/** The same answers on a PostgreSQL server of its own, by one process and by two. */
export async function onPostgres(): Promise<Figure[]> {
  const database = await startPostgres()
  try {
    const figures: Figure[] = []
    let one = 0
    await on(await fresh(database.url), 0, async (server, made) => {
      await answers(server, made, { connections: 16, seconds: 2 })
      for (const connections of [1, 16, 64]) {
        const figure = await answers(server, made, { connections })
        one = figure.perSecond
        figures.push(answered('PostgreSQL, one process', connections, figure, connections === 64 ? 2500 : undefined))
      }
    })
    const bare = await barePostgresInserts(await fresh(database.url))
    figures.push(againstBare('PostgreSQL', one, bare))
    return [...figures, ...(await twoAgainstOne(() => fresh(database.url), one))]
  } finally {
    await database.stop()
  }
}

/**
 * On two cores one process, the database and the load fill both, so a second process only shares them. Held to the same
 * quarter of a core each, two processes show whether anything but processors stands in their way.
 */
async function twoAgainstOne(database: () => Promise<string>, freely: number): Promise<Figure[]> {
  const both = await together(await database(), 2)
  const figures: Figure[] = [
    {
      promise: 'PostgreSQL, two processes against one, sharing all cores with the load and the database',
      line: '',
      measured: `${round(both.perSecond / freely, 2)} (${told(both)})`,
      held: null,
    },
  ]
  const heldOne = await together(await database(), 1, SHARE)
  const heldTwo = heldOne && (await together(await database(), 2, SHARE))
  const ratio = heldOne && heldTwo ? heldTwo.perSecond / heldOne.perSecond : both.perSecond / freely
  figures.push({
    promise: `PostgreSQL, two processes against one, each held to ${SHARE} of a core`,
    line: '>= 1.6',
    measured:
      heldOne && heldTwo
        ? `${round(ratio, 2)} (one ${told(heldOne)}; two ${told(heldTwo)})`
        : `${round(ratio, 2)}: no control groups here, so with shared cores`,
    held: ratio >= 1.6,
  })
  return figures
}

interface Together {
  perSecond: number
  p99: number
  /** Of the servers' processors, an answer. */
  microseconds: number
}

const told = ({ perSecond, p99, microseconds }: Together) =>
  `${round(perSecond)}/s, p99 ${p99} ms, ${round(microseconds)} µs of the servers an answer`

async function together(url: string, processes: number): Promise<Together>
async function together(url: string, processes: number, share: number): Promise<Together | undefined>
async function together(url: string, processes: number, share?: number): Promise<Together | undefined> {
  const made = await prepare(url, 0)
  const servers = await Promise.all(Array.from({ length: processes }, () => startServer(url)))
  const quotas = share === undefined ? [] : servers.map((_, each) => quota(`${processes}-${each}`, share))
  try {
    for (const [each, held] of quotas.entries()) {
      if (!held) return undefined
      held.hold(servers[each]?.pid ?? 0)
    }
    return await measured(servers, made)
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
    for (const held of quotas) held?.end()
  }
}

async function measured(servers: readonly ServerProcess[], made: BenchConsultation): Promise<Together> {
  const connections = 64 / servers.length
  const load = (seconds: number) => Promise.all(servers.map((server) => answers(server, made, { connections, seconds })))
  const used = async () =>
    (await Promise.all(servers.map((server) => server.processorTime()))).reduce((sum, each) => sum + each, 0)
  await load(2)
  const before = await used()
  const figures: LoadFigures[] = await load(8)
  const perSecond = figures.reduce((sum, each) => sum + each.perSecond, 0)
  return { perSecond, p99: Math.max(...figures.map(({ p99 }) => p99)), microseconds: ((await used()) - before) / (perSecond * 8) }
}

async function fresh(server: string): Promise<string> {
  const name = `bench_${randomBytes(4).toString('hex')}`
  const client = new pg.Client({ connectionString: `${server}postgres` })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return server + name
}
