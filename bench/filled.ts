import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BenchConsultation } from './consultation'
import { inProcess, type ServerProcess, startServer } from './process'

export interface Filling {
  /** In each consultation. */
  sheets: number
  /** The first one, and copies of it with the next numbers. */
  consultations?: number
  /** Whether the words of the sheets are kept beside them too, as the product does; without, writing takes half as long. */
  words?: boolean
  environment?: Record<string, string>
}

export interface Filled {
  server: ServerProcess
  made: BenchConsultation
  databaseUrl: string
}

/** A temporary SQLite file with filled consultations and the server over it. */
export async function onFilled<Result>(
  { sheets, consultations = 1, words = true, environment = {} }: Filling,
  use: (filled: Filled) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'ydan-bench-'))
  const databaseUrl = `file:${join(folder, 'bench.sqlite')}`
  try {
    const asked = [String(sheets), String(consultations), words ? 'words' : 'silent']
    const made = await inProcess('bench-settle.js', asked, { DATABASE_URL: databaseUrl, YDAN_ENGINE: '' })
    if (!isConsultation(made)) throw new Error('The database was not settled.')
    const server = await startServer(databaseUrl, environment)
    return await use({ server, made, databaseUrl }).finally(() => server.stop())
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const isConsultation = (told: unknown): told is BenchConsultation => told !== null && typeof told === 'object' && 'slug' in told
