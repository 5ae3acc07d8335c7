import { openSource } from '../../db/copying/open'
import type { Reader } from '../../db/storage'
import { verifyChain } from '../audit/store'
import { readConfig } from '../config'
import { recountAll } from '../responses/recount'
import { endWith } from './copy-faults'
import { agrees, tellRecount } from './recount'
import { asksForHelp, refuse } from './words'

const HELP = `ydan verify [--chain-only]
Checks the hash chain of the staff log: that no entry was changed, taken out or put in between. Then counts every
sheet again, as recount does, and says whether the counters agree.
Prints the number of entries and the last hash. Keep that hash elsewhere: an earlier copy proves that no later
entry rewrote what came before it.
Ends with 0 when the chain holds and the counters agree, with 1 when the chain breaks, and then names the entry, or a
counter differs.
--chain-only  leaves the sheets uncounted.
The database is taken from DATABASE_URL and read as it is at one moment, beside a server that goes on.`

/** `npm run ydan -- verify` */
export async function verifyCommand(words: string[]): Promise<void> {
  if (asksForHelp(words)) return console.log(HELP)
  if (words.some((word) => word !== '--chain-only')) return refuse(`verify knows no ${words.join(' ')}.`, HELP)
  try {
    const source = await openSource(readConfig(process.env).databaseUrl)
    const holds = await verify(source.reader(), words.length > 0).finally(() => source.close())
    if (!holds) process.exitCode = 1
  } catch (error) {
    endWith(error)
  }
}

async function verify(reader: Reader, chainOnly: boolean): Promise<boolean> {
  const verdict = await verifyChain(reader)
  if (verdict.holds) {
    console.log(`The log holds: ${verdict.entries} entries.`)
    console.log(`Last hash: ${verdict.lastHash}`)
  } else {
    console.error(`The log breaks at entry ${verdict.brokenAt}: it, or what stood before it, is not what was written.`)
    console.error(`The ${verdict.entries} entries before it hold.`)
  }
  if (chainOnly) return verdict.holds
  const recount = await recountAll(reader)
  tellRecount(recount)
  return verdict.holds && agrees(recount)
}
