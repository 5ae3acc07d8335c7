import { existsSync } from 'node:fs'
import { filePath } from '../open'
import { CopyFault, type Source, type Target } from './ends'
import { openPostgresSource } from './postgres-source'
import { openPostgresTarget } from './postgres-target'
import { openSqliteSource } from './sqlite-source'
import { isBusy, openSqliteTarget } from './sqlite-target'

const isPostgres = (url: string): boolean => url.startsWith('postgres')

/** Any engine, whichever the process started for. With `alone` it throws inUse while a server runs on it. */
export async function openSource(url: string, { alone = false } = {}): Promise<Source> {
  if (isPostgres(url)) return openPostgresSource(url, { alone })
  const path = filePath(url)
  if (!existsSync(path)) throw new CopyFault('foreign', `There is no database ${path}.`)
  try {
    return openSqliteSource(path, { alone })
  } catch (error) {
    if (isBusy(error)) throw new CopyFault('inUse', `${path} is open in another process: stop the server first.`)
    throw error
  }
}

/** A new database with the tables of so many migrations. Throws inUse, and holdsData unless `replace`. */
export const openTarget = (url: string, migrations: number, { replace = false } = {}): Promise<Target> =>
  isPostgres(url) ? openPostgresTarget(url, migrations, replace) : openSqliteTarget(filePath(url), migrations, replace)
