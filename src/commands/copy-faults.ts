import { CopyFault } from '../../db/copying/ends'

/** One sentence and the end with 1 for what may go wrong on purpose; for a server, its code as JSON. */
export function endWith(error: unknown, told = false): void {
  if (!(error instanceof CopyFault)) throw error
  if (told) console.log(JSON.stringify({ fault: error.code }))
  console.error(error.message)
  process.exitCode = 1
}
