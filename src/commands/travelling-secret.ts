import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Source, Target } from '../../db/copying/ends'
import { giveToOwnerOfFolder } from '../../db/copying/owner'
import { filePath } from '../../db/open'

const besideFile = (databaseUrl: string): string => `${filePath(databaseUrl)}.secret`

/** The SECRET a database is used with: set, or made once and kept beside the file or in PostgreSQL; empty when neither yet. */
export async function secretOf(source: Source, databaseUrl: string, set: string | undefined): Promise<string> {
  if (set !== undefined) return set
  if (source.engine === 'postgres') return (await source.setting('secret')) ?? ''
  const path = besideFile(databaseUrl)
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : ''
}

/**
 * Lets a database that was just copied go on with the SECRET it had, so that what was signed with it stays valid: in
 * PostgreSQL together with everything else, beside a SQLite file by `keepBeside` when the file is in its place.
 */
export async function keepInside(target: Target, secret: string): Promise<void> {
  if (secret !== '' && target.engine === 'postgres') await target.saveSetting('secret', secret)
}

export function keepBeside(databaseUrl: string, secret: string): void {
  if (secret === '' || !databaseUrl.startsWith('file:')) return
  const path = besideFile(databaseUrl)
  writeFileSync(path, secret, { mode: 0o600 })
  giveToOwnerOfFolder(path)
}
