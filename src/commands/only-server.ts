import { holdServing } from '../../db/engines/serving'
import { filePath } from '../../db/open'
import { faultOf, type Storage } from '../../db/storage'
import { dateTime } from '../i18n/locale'

/** Serves a SQLite file alone, for as long as this process lives; false, with a sentence, when another one does. */
export function servesAlone(databaseUrl: string): boolean {
  if (!databaseUrl.startsWith('file:')) return true
  const path = filePath(databaseUrl)
  const hold = holdServing(path, new Date())
  if (hold.held) return true
  const who = hold.by
    ? `Process ${hold.by.pid} has served ${path} since ${dateTime(hold.by.since, 'en')}`
    : `Another process serves ${path}`
  console.error(`${who}. One file is served by one process: stop that one first, or use PostgreSQL for several.`)
  process.exitCode = 1
  return false
}

/** Opens it, or says in one sentence why it cannot be opened. */
export async function openedOrTold(open: () => Promise<Storage>): Promise<Storage | undefined> {
  try {
    return await open()
  } catch (error) {
    console.error(`The database cannot be opened${whyNot(error)}`)
    process.exitCode = 1
    return undefined
  }
}

// A wrong password, a database that is not there: PostgreSQL says it in a sentence. Everything else flies on.
function whyNot(error: unknown): string {
  const fault = faultOf(error)
  if (fault) return ` (${fault.kind}): ${fault.cause instanceof Error ? fault.cause.message : fault.message}`
  if (error instanceof Error && 'severity' in error) return `: ${error.message}`
  throw error
}
