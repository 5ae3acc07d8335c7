import { CopyFault } from '../../db/copying/ends'
import { type FaultKind, faultOf } from '../../db/faults'

const SENTENCES: Readonly<Record<FaultKind, string>> = {
  full: 'The disk is full. Nothing was changed.',
  readOnly: 'The database may only be read. Nothing was changed.',
  locked: 'Another process holds the database: stop the server first.',
  away: 'The database cannot be reached: is the address right, and does PostgreSQL run?',
  damaged: 'The disk or the file of the database is damaged, or it is no database.',
  busy: 'The database takes no more connections now.',
}

/** One sentence and the end with 1 for what is known to go wrong; for a server, its code as JSON. */
export function endWith(error: unknown, told = false): void {
  const { code, sentence } = known(error)
  if (told) console.log(JSON.stringify({ fault: code }))
  console.error(sentence)
  process.exitCode = 1
}

function known(error: unknown): { code: string; sentence: string } {
  if (error instanceof CopyFault) return { code: error.code, sentence: error.message }
  const fault = faultOf(error)
  if (fault) return { code: fault.kind === 'full' ? 'diskFull' : 'unexpected', sentence: SENTENCES[fault.kind] }
  // What PostgreSQL says is a sentence: a wrong password, a missing right.
  if (error instanceof Error && 'severity' in error) return { code: 'unexpected', sentence: `PostgreSQL: ${error.message}` }
  throw error
}
