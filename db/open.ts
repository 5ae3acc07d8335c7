import { engine } from './columns'
import { openPostgres, openPostgresReader } from './engines/postgres'
import { openSqlite, openSqliteReader } from './engines/sqlite'
import type { Reader, Storage } from './storage'

/** `file:data/ydan.sqlite` or `postgres://…`; the engine must be the one the process started with. */
export async function openStorage(url: string): Promise<Storage> {
  demandEngine(url)
  return engine === 'postgres' ? openPostgres(url) : openSqlite(filePath(url))
}

export function openReader(url: string): { reader: Reader; close(): void } {
  demandEngine(url)
  return engine === 'postgres' ? openPostgresReader(url) : openSqliteReader(filePath(url))
}

export const filePath = (url: string) => url.replace(/^file:(\/\/)?/, '')

function demandEngine(url: string): void {
  const asked = url.startsWith('postgres') ? 'postgres' : 'sqlite'
  if (asked !== engine)
    throw new Error(`This process started for ${engine}; set DATABASE_URL in its environment before it starts.`)
}
