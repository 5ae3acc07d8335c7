import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { filePath } from '../db/open'

/**
 * SECRET where it is not set: made once beside the database file, readable by its owner only. Beside PostgreSQL
 * there is no such place that every process shares, so without SECRET each process keeps one of its own.
 */
export function keptSecret(databaseUrl: string): string {
  const fresh = randomBytes(32).toString('base64url')
  if (databaseUrl.startsWith('postgres')) return fresh
  const path = `${filePath(databaseUrl)}.secret`
  mkdirSync(dirname(path), { recursive: true })
  try {
    writeFileSync(path, fresh, { mode: 0o600, flag: 'wx' })
    return fresh
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return readFileSync(path, 'utf8').trim()
    throw error
  }
}
