import { openStorage } from '../../db/open'
import { verifyChain } from '../audit/store'
import { readConfig } from '../config'
import { asksForHelp, refuse } from './words'

const HELP = `ydan verify
Checks the hash chain of the staff log: that no entry was changed, taken out or put in between.
Prints the number of entries and the last hash. Keep that hash elsewhere: an earlier copy proves that no later
entry rewrote what came before it.
Ends with 0 when the chain holds and with 1 when it breaks, and then names the entry.
The database is taken from DATABASE_URL.`

/** `npm run ydan -- verify` */
export async function verifyCommand(words: string[]): Promise<void> {
  if (asksForHelp(words)) return console.log(HELP)
  if (words.length > 0) return refuse(`verify takes no further words; ${words.join(' ')} was given.`, HELP)
  const storage = await openStorage(readConfig(process.env).databaseUrl)
  const verdict = await verifyChain(storage.reader).finally(() => storage.close())
  if (verdict.holds) {
    console.log(`The log holds: ${verdict.entries} entries.`)
    console.log(`Last hash: ${verdict.lastHash}`)
    return
  }
  console.error(`The log breaks at entry ${verdict.brokenAt}: it, or what stood before it, is not what was written.`)
  console.error(`The ${verdict.entries} entries before it hold.`)
  process.exitCode = 1
}
