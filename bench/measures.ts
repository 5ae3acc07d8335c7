import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BenchConsultation } from './consultation'
import { inProcess, type ServerProcess, startServer } from './process'

export interface Figure {
  promise: string
  line: string
  measured: string
  /** Null where there is a figure but no promise. */
  held: boolean | null
}

/** A temporary folder with a settled SQLite database; `fill` sheets are in it. */
export async function onSqlite<Result>(
  sheets: number,
  use: (server: ServerProcess, made: BenchConsultation) => Promise<Result>,
  environment: Record<string, string> = {},
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'ydan-bench-'))
  try {
    return await on(`file:${join(folder, 'bench.sqlite')}`, sheets, use, environment)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Settles an empty database and starts the server over it. */
export async function on<Result>(
  databaseUrl: string,
  sheets: number,
  use: (server: ServerProcess, made: BenchConsultation) => Promise<Result>,
  environment: Record<string, string> = {},
): Promise<Result> {
  const made = await prepare(databaseUrl, sheets)
  const server = await startServer(databaseUrl, environment)
  try {
    return await use(server, made)
  } finally {
    await server.stop()
  }
}

export async function prepare(databaseUrl: string, sheets: number): Promise<BenchConsultation> {
  const made = await inProcess('bench-settle.js', [String(sheets)], { DATABASE_URL: databaseUrl, YDAN_ENGINE: '' })
  if (!made || typeof made !== 'object' || !('slug' in made)) throw new Error('The database was not settled.')
  return made as BenchConsultation
}

/** The given share of the sorted values; 0.95 for p95. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

export const round = (value: number, digits = 0): string =>
  value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits })
