import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { filePath } from '../db/open'
import type { Storage } from '../db/storage'
import { systemWorld } from './commands/admin'
import type { Config } from './config'
import { sharedSecret } from './upkeep/shared-secret'

/**
 * The settings with SECRET in them, which is made once where it is not set: beside a database file, readable by its
 * owner only; on PostgreSQL in the database itself, because every process needs the same.
 */
export async function withSecret(storage: Storage, config: Config): Promise<Config> {
  if (config.secret) return config
  const shared = storage.engine === 'postgres'
  return { ...config, secret: shared ? await sharedSecret(systemWorld(storage, 'ydan serve')) : keptBeside(config.databaseUrl) }
}

function keptBeside(databaseUrl: string): string {
  const fresh = randomBytes(32).toString('base64url')
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
