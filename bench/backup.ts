import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectFolder } from '../db/engines/migrations-folder'
import { startPostgres } from '../test/support/postgres'
import { answers } from './answering'
import type { BenchConsultation } from './consultation'
import { type Figure, prepare, round } from './measures'
import { type ServerProcess, startServer } from './process'

const SHEETS = 200_000
const CONNECTIONS = 16

/** Backup, restore and moving of 200,000 sheets, each in a process of its own, and how answering fares beside a backup. */
export async function onBackup(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ydan-bench-'))
  const url = `file:${join(folder, 'bench.sqlite')}`
  const file = join(folder, 'bench.tar')
  const figures: Figure[] = []
  try {
    const made = await prepare(url, SHEETS)
    figures.push(copied('backup of SQLite', await run(['backup', file], url), `, ${round(statSync(file).size / 1e6, 1)} MB`))
    figures.push(copied('restore to SQLite', await run(['restore', file], `file:${join(folder, 'restored.sqlite')}`)))
    figures.push(...(await toPostgres(url, file)))
    figures.push(...(await beside(url, made)))
    return figures
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function toPostgres(url: string, file: string): Promise<Figure[]> {
  const postgres = await startPostgres()
  try {
    const there = `${postgres.url}postgres`
    const moved = await run(['move', '--to', there], url)
    const back = await run(['move', '--to', `${url}.back`], there)
    const restored = await run(['restore', file, '--replace'], there)
    return [
      copied('move from SQLite to PostgreSQL', moved),
      copied('move from PostgreSQL to SQLite', back),
      copied('restore to PostgreSQL', restored),
    ]
  } finally {
    await postgres.stop()
  }
}

/** The server itself takes one backup after another while answers come. */
async function beside(url: string, made: BenchConsultation): Promise<Figure[]> {
  const server = await startServer(url)
  try {
    await answers(server, made, { connections: CONNECTIONS, seconds: 2 })
    const quiet = await answers(server, made, { connections: CONNECTIONS })
    let going = true
    let taken = 0
    const taking = (async () => {
      while (going) {
        await takeOne(server, made)
        taken++
      }
    })()
    const busy = await answers(server, made, { connections: CONNECTIONS, seconds: 12 }).finally(() => {
      going = false
    })
    await taking
    return [
      {
        promise: `answering beside a running backup, ${CONNECTIONS} connections: p99`,
        line: '<= 2 x its quiet value',
        measured: `${busy.p99} ms against ${quiet.p99} ms (${round(busy.perSecond)}/s against ${round(quiet.perSecond)}/s, ${taken} backups)`,
        held: busy.p99 <= 2 * Math.max(1, quiet.p99),
      },
    ]
  } finally {
    await server.stop()
  }
}

async function takeOne({ address }: ServerProcess, { session }: BenchConsultation): Promise<void> {
  const headers = { cookie: `ydanSession=${session}` }
  const asked = await fetch(`${address}/staff/backups`, {
    method: 'POST',
    body: new URLSearchParams({ now: '1' }),
    headers,
    redirect: 'manual',
  })
  if (asked.status !== 303) throw new Error(`Taking a backup was answered with ${asked.status}.`)
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    const page = await (await fetch(`${address}/staff/backups`, { headers })).text()
    if (page.includes('badge-warning')) throw new Error('A backup failed.')
    if (!page.includes('<progress')) return
  }
}

interface Ran {
  seconds: number
  /** The most it had resident, in MB; undefined where the system does not tell. */
  peak: number | undefined
}

/** A command of the product as anybody runs it. */
function run(words: string[], databaseUrl: string): Promise<Ran> {
  const start = performance.now()
  const child = spawn(process.execPath, [join(projectFolder(), 'dist', 'ydan.js'), ...words], {
    env: { ...process.env, DATABASE_URL: databaseUrl, YDAN_ENGINE: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let peak: number | undefined
  const looking = setInterval(() => {
    peak = peakOf(child.pid) ?? peak
  }, 50)
  return new Promise<Ran>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0) resolve({ seconds: (performance.now() - start) / 1000, peak })
      else reject(new Error(`ydan ${words[0]} ended with ${code}`))
    })
  }).finally(() => clearInterval(looking))
}

function peakOf(pid: number | undefined): number | undefined {
  try {
    const told = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return told ? Number(told[1]) / 1024 : undefined
  } catch {
    return undefined
  }
}

const copied = (what: string, { seconds, peak }: Ran, more = ''): Figure => ({
  promise: `${what}, ${round(SHEETS)} sheets`,
  line: '',
  measured: `${round(seconds, 1)} s${peak === undefined ? '' : `, at most ${round(peak)} MB resident`}${more}`,
  held: null,
})
