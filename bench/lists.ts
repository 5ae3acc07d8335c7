import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../test/support/postgres'
import type { Country } from './country'
import { type Looker, pagesOf } from './list-pages'
import { type Figure, quantile, round, timed } from './measures'
import { inProcess, startServer } from './process'

const TURNS = 20
const LINE_MS = 100

/** Every list and search of a whole country, by four members of the staff and a visitor, on both engines. */
export async function onLists(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ydan-bench-'))
  const onSqlite = await listsOn('SQLite', `file:${join(folder, 'country.sqlite')}`)
  rmSync(folder, { recursive: true, force: true })
  const database = await startPostgres()
  try {
    return [...onSqlite, ...(await listsOn('PostgreSQL', `${database.url}postgres`))]
  } finally {
    await database.stop()
  }
}

export interface PageTime {
  looker: Looker
  page: string
  p95: number
}

async function listsOn(engine: string, databaseUrl: string): Promise<Figure[]> {
  const given = await inProcess('bench-settle-country.js', [], { DATABASE_URL: databaseUrl, YDAN_ENGINE: '' })
  const made = given as Country & { seconds: number }
  const times = await timesOf(databaseUrl, made)
  const lookers = [...new Set(times.map(({ looker }) => looker))]
  const over = times.filter(({ p95 }) => p95 > LINE_MS)
  return [
    { promise: `${engine}: a country put into an empty database`, line: '', measured: `${round(made.seconds, 1)} s`, held: null },
    ...lookers.map((looker) => {
      const own = times.filter((each) => each.looker === looker).sort((one, other) => other.p95 - one.p95)
      const slowest = own.slice(0, 3).map(({ page, p95 }) => `${round(p95)} ms ${decodeURIComponent(page)}`)
      const held = (own[0]?.p95 ?? 0) <= LINE_MS
      const median = round(
        quantile(
          own.map(({ p95 }) => p95),
          0.5,
        ),
        1,
      )
      return {
        promise: `${engine}: p95 of ${own.length} lists and searches, seen by ${NAMES[looker]}`,
        line: `<= ${LINE_MS} ms each`,
        measured: `slowest ${slowest.join('; ')}; half of them under ${median} ms`,
        held,
      }
    }),
    ...over.map(({ looker, page, p95 }) => ({
      ...{ promise: `${engine}: ${NAMES[looker]} at ${decodeURIComponent(page)}`, line: `<= ${LINE_MS} ms` },
      ...{ measured: `${round(p95)} ms`, held: false },
    })),
  ]
}

const NAMES: Record<Looker, string> = {
  visitor: 'a visitor',
  country: 'who administers every province',
  province: 'who administers a province',
  commune: 'who administers a commune',
  hamlet: 'the head of a hamlet',
}

/** Each page twice to warm up, then timed; what a person may not see is left out. */
export async function timesOf(databaseUrl: string, made: Country, turns = TURNS): Promise<PageTime[]> {
  const server = await startServer(databaseUrl)
  try {
    const times: PageTime[] = []
    for (const [looker, pages] of pagesOf(made)) {
      const headers: Record<string, string> = looker === 'visitor' ? {} : { cookie: `ydanSession=${made.sessions[looker]}` }
      const get = async (page: string) => {
        const answer = await fetch(server.address + page, { headers, redirect: 'manual' })
        await answer.arrayBuffer()
        return answer.status
      }
      for (const page of pages) {
        const status = await get(page)
        if (status >= 500) throw new Error(`${page} answered ${status} to ${looker}`)
        if (status === 403 || status === 404) continue
        await get(page)
        const taken: number[] = []
        for (let turn = 0; turn < turns; turn++) taken.push(await timed(() => get(page)))
        times.push({ looker, page, p95: quantile(taken, 0.95) })
      }
    }
    return times
  } finally {
    await server.stop()
  }
}
