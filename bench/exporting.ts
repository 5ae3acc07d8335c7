import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { filePath } from '../db/open'
import { answers } from './answering'
import type { BenchConsultation } from './consultation'
import type { LoadFigures } from './load'
import { type Figure, prepare, round, timed } from './measures'
import { type ServerProcess, startServer } from './process'

const SHEETS = 1_000_000
const SECONDS = 6
const PACED = 500

interface Filled {
  url: string
  made: BenchConsultation
}

/** The CSV of a million sheets, streamed and prepared, and what answering feels of it. */
export async function onExport(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ydan-bench-'))
  try {
    const url = `file:${join(folder, 'bench.sqlite')}`
    const filled = { url, made: await prepare(url, SHEETS) }
    return [
      ...(await withServer(filled, streamed)),
      ...(await withServer(filled, prepared)),
      await answering(filled, PACED),
      await answering(filled, undefined),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Asking extends Filled {
  server: ServerProcess
  base: string
  headers: Record<string, string>
}

/** A process that has done nothing yet: its memory is idle, and no figures are kept. */
async function withServer<Result>({ url, made }: Filled, use: (asking: Asking) => Promise<Result>): Promise<Result> {
  const server = await startServer(url)
  try {
    const base = `${server.address}/staff/consultations/${made.id}/results`
    return await use({ url, made, server, base, headers: { cookie: `ydanSession=${made.session}` } })
  } finally {
    await server.stop()
  }
}

/** Of a process that has shown its staff a few pages, as every running one has. */
async function idleMemory(server: ServerProcess, headers: Record<string, string>): Promise<number> {
  for (let page = 0; page < 100; page++) await (await fetch(`${server.address}/staff/consultations`, { headers })).text()
  return server.memory()
}

async function streamed({ server, base, headers }: Asking): Promise<Figure[]> {
  const idle = await idleMemory(server, headers)
  let bytes = 0
  const took = await timed(async () => {
    const body = new URLSearchParams({ values: 'codes' })
    bytes = await sizeOf(await fetch(`${base}/answers.csv`, { method: 'POST', body, headers }))
  })
  return [
    { promise: 'CSV of 1,000,000 sheets, streamed', line: '<= 20 s', measured: inTime(took, bytes), held: took <= 20_000 },
    await above(server, idle, 'memory while it streams, above idle'),
  ]
}

async function prepared({ url, server, base, headers }: Asking): Promise<Figure[]> {
  const idle = await idleMemory(server, headers)
  let page = ''
  const took = await timed(async () => {
    page = await askFor({ base, headers })
    while (await isUnderWay(page, headers)) await pause(200)
  })
  let bytes = 0
  const loading = await timed(async () => {
    bytes = await sizeOf(await fetch(`${page}/answers.csv`, { headers }))
  })
  const database = new Database(filePath(url), { readonly: true })
  const kept = Number(database.prepare('select sum(length(content)) from export_parts').pluck().get())
  const largest = Number(database.prepare('select max(length(content)) from export_parts').pluck().get())
  database.close()
  return [
    { promise: 'CSV of 1,000,000 sheets, prepared', line: '<= 20 s', measured: inTime(took, bytes), held: took <= 20_000 },
    {
      promise: 'prepared: download; kept in the database; the largest single write',
      line: '',
      measured: `${round(loading / 1000, 1)} s; ${round(kept / 1e6)} MB; ${round(largest / 1000)} kB`,
      held: null,
    },
    await above(server, idle, 'memory while it is prepared and downloaded, above idle'),
  ]
}

const inTime = (took: number, bytes: number) => `${round(took / 1000, 1)} s, ${round(bytes / 1e6)} MB`

async function above(server: ServerProcess, idle: number, promise: string): Promise<Figure> {
  const more = (await server.peak()) - idle
  return { promise, line: '<= 100 MB', measured: `${round(more)} MB`, held: more <= 100 }
}

async function sizeOf(answer: Response): Promise<number> {
  if (answer.status !== 200) throw new Error(`The export answered ${answer.status}`)
  let bytes = 0
  for await (const chunk of answer.body ?? []) bytes += chunk.length
  return bytes
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** The address of the export's page. */
async function askFor({ base, headers }: Pick<Asking, 'base' | 'headers'>): Promise<string> {
  const body = new URLSearchParams({ values: 'codes' })
  const answer = await fetch(`${base}/exports`, { method: 'POST', body, headers, redirect: 'manual' })
  if (answer.status !== 303) throw new Error(`Asking for an export answered ${answer.status}`)
  return new URL(answer.headers.get('Location') ?? '', base).href
}

const isUnderWay = async (page: string, headers: Record<string, string>): Promise<boolean> =>
  (await (await fetch(page, { headers })).text()).includes('http-equiv="refresh"')

/**
 * The same load twice in the same process: when nothing else happens, and while an export is prepared and the results
 * are opened for the first time. Two pairs, each in a process of its own; the better one is told.
 */
async function answering(filled: Filled, rate: number | undefined): Promise<Figure> {
  const pairs = [
    await withServer(filled, (asking) => pairOf(asking, rate)),
    await withServer(filled, (asking) => pairOf(asking, rate)),
  ]
  const [better, other] = pairs.sort((one, two) => ratioOf(one) - ratioOf(two))
  if (!better || !other) throw new Error('Nothing was measured.')
  const how = rate === undefined ? 'as many as are answered' : `${round(rate)}/s`
  const { quiet, busy } = better
  return {
    promise: `answering’s p99, 64 connections, ${how}: quiet / while exporting and opening`,
    line: '<= 2 x',
    measured: `${round(ratioOf(better), 2)} x: ${told(quiet)} / ${told(busy)}; the other of two takes ${round(ratioOf(other), 2)} x`,
    held: ratioOf(better) <= 2,
  }
}

interface Pair {
  quiet: LoadFigures
  busy: LoadFigures
}

const ratioOf = ({ quiet, busy }: Pair) => busy.p99 / Math.max(1, quiet.p99)
const told = ({ p99, perSecond }: LoadFigures) => `${round(p99, 1)} ms at ${round(perSecond)}/s`

async function pairOf(asking: Asking, rate: number | undefined): Promise<Pair> {
  const rush = { connections: 64, seconds: SECONDS, ...(rate !== undefined && { rate }) }
  await answers(asking.server, asking.made, { ...rush, seconds: 2 })
  const quiet = await answers(asking.server, asking.made, rush)
  const untilOver = new AbortController()
  const others = Promise.all([keepExporting(asking, untilOver.signal), open(asking)])
  const busy = await answers(asking.server, asking.made, rush)
  untilOver.abort()
  await others
  return { quiet, busy }
}

async function keepExporting({ base, headers }: Asking, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const page = await askFor({ base, headers })
    while (!over.aborted && (await isUnderWay(page, headers))) await pause(1000)
    await fetch(`${page}/discard`, { method: 'POST', body: new URLSearchParams(), headers, redirect: 'manual' })
  }
}

/** The first page is that of the progress, and counting goes on behind it. */
async function open({ base, headers }: Asking): Promise<void> {
  const page = await (await fetch(base, { headers })).text()
  if (!page.includes('http-equiv="refresh"')) throw new Error('The results were open already.')
}
