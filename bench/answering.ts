import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { againstBare, bareSqliteInserts } from './bare'
import { ANSWERS, type BenchConsultation, sheetFields, type Writing } from './consultation'
import type { Load, LoadFigures } from './load'
import { type Figure, onSqlite, round } from './measures'
import { inProcess, type ServerProcess } from './process'

const SECONDS = 6

async function load(given: Load): Promise<LoadFigures> {
  const file = join(tmpdir(), `ydan-load-${randomUUID()}.json`)
  writeFileSync(file, JSON.stringify(given))
  try {
    return (await inProcess('bench-load.js', [file])) as LoadFigures
  } finally {
    rmSync(file, { force: true })
  }
}

const bodies = ({ hamlets }: BenchConsultation, writing: Writing) =>
  Array.from({ length: 399 }, (_, sheet) =>
    new URLSearchParams([...sheetFields(sheet, hamlets, writing), ['version', '1']]).toString(),
  )

interface Rush {
  connections: number
  seconds?: number
  writing?: Writing
  /** Sent evenly, so many a second, instead of as many as are answered. */
  rate?: number
}

export const answers = (
  server: ServerProcess,
  made: BenchConsultation,
  { connections, seconds = SECONDS, writing = 'someWrite', rate }: Rush,
) =>
  load({
    url: `${server.address}/c/${made.slug}/responses`,
    connections,
    seconds,
    bodies: bodies(made, writing),
    ...(rate !== undefined && { rate }),
  })

/** Form pages against an empty page, and accepted answers against the same, on one process over SQLite. */
export async function onOneProcess(): Promise<Figure[]> {
  return onSqlite(0, async (server, made) => {
    const bare = await pages(server, { url: `${server.address}/bench/bare` })
    const empty = await pages(server, { url: `${server.address}/bench/empty` })
    const form = await pages(server, { url: `${server.address}/c/${made.slug}`, headers: { 'accept-encoding': 'br' } })
    const share = empty.microseconds / form.microseconds
    const figures: Figure[] = [
      { promise: 'empty page of the framework alone', line: '', measured: told(bare), held: null },
      { promise: 'empty page by the same server', line: '', measured: told(empty), held: null },
      {
        promise: 'form page served, against an empty page, by the server’s processor time',
        line: '>= 0.7',
        measured: `${round(share, 2)}: ${told(form)}`,
        held: share >= 0.7,
      },
    ]
    await answers(server, made, { connections: 16, seconds: 2 })
    let rate = 0
    for (const connections of [1, 16, 64]) {
      const figure = await answers(server, made, { connections })
      rate = figure.perSecond
      figures.push(answered('SQLite, one process', connections, figure, connections === 64 ? 5000 : undefined, empty.perSecond))
    }
    figures.push(againstBare('SQLite', rate, await bareSqliteInserts()))
    const wordy = await answers(server, made, { connections: 64, writing: 'allWrite' })
    figures.push(answered('SQLite, one process, words in every sheet', 64, wordy))
    figures.push({
      promise: 'resident memory after the submission load',
      line: '<= 256 MB',
      measured: `${round(await server.memory())} MB`,
      held: (await server.memory()) <= 256,
    })
    return figures
  })
}

interface Pages {
  perSecond: number
  /** Of the server's processor, a page. */
  microseconds: number
}

/** After a warming-up second. The load's own process is often the slower one, so the server's time is what compares. */
async function pages(server: ServerProcess, asked: Pick<Load, 'url' | 'headers'>): Promise<Pages> {
  await load({ ...asked, connections: 64, seconds: 1 })
  const before = await server.processorTime()
  const { perSecond } = await load({ ...asked, connections: 64, seconds: SECONDS })
  return { perSecond, microseconds: ((await server.processorTime()) - before) / (perSecond * SECONDS) }
}

const told = ({ perSecond, microseconds }: Pages) => `${round(perSecond)}/s, ${round(microseconds, 1)} µs of processor a page`

export function answered(
  where: string,
  connections: number,
  { perSecond, p50, p99, refused }: LoadFigures,
  promised?: number,
  empty?: number,
): Figure {
  const share = empty ? `, ${round(perSecond / empty, 2)} of an empty page` : ''
  return {
    promise: `${where}: accepted answers (${ANSWERS} each), ${connections} connections`,
    line: promised ? `>= ${round(promised)}/s, p99 <= 100 ms${empty ? ', >= 0.15 of an empty page' : ''}` : '',
    measured: `${round(perSecond)}/s, p50 ${p50} ms, p99 ${p99} ms${share}${refused ? `, ${refused} refused` : ''}`,
    held: promised ? perSecond >= promised && p99 <= 100 && (!empty || perSecond / empty >= 0.15) : null,
  }
}
