import { openSource } from '../../db/copying/open'
import { openStorage } from '../../db/open'
import { readConfig } from '../config'
import { type Difference, type Recount, type Recounted, recountAll } from '../responses/recount'
import { repairCounters } from '../responses/repair-counters'
import { systemWorld } from './admin'
import { endWith } from './copy-faults'
import { asksForHelp, refuse } from './words'

const HELP = `ydan recount [--repair]
Counts every stored sheet again and compares that with the counters and the words kept beside the sheets. It reads
the database as it is at one moment, a page at a time, beside a server that goes on.
Prints a line for each consultation that differs, and a digest of what the sheets say: two databases that count alike
have the same. Ends with 0 when everything agrees, with 1 when something differs.
--repair  puts the counters and words of those consultations right. Each is counted once more while nobody can write
          sheets in it, about ten seconds a million (on SQLite nobody can write anything), and the act stands in the log; then it ends with 0.
The database is taken from DATABASE_URL.`

/** `npm run ydan -- recount` */
export async function recountCommand(words: string[]): Promise<void> {
  if (asksForHelp(words)) return console.log(HELP)
  if (words.some((word) => word !== '--repair')) return refuse(`recount knows no ${words.join(' ')}.`, HELP)
  const { databaseUrl } = readConfig(process.env)
  try {
    const source = await openSource(databaseUrl)
    const recount = await recountAll(source.reader()).finally(() => source.close())
    tellRecount(recount)
    if (agrees(recount)) return
    if (words.length === 0) {
      process.exitCode = 1
      return
    }
    await repair(databaseUrl, recount)
    if (recount.orphans > 0) process.exitCode = 1
  } catch (error) {
    endWith(error)
  }
}

export const agrees = ({ differing, orphans }: Recount): boolean => differing.length === 0 && orphans === 0

/** Also what `verify` says of the counters. */
export function tellRecount({ consultations, sheets, differing, orphans, digest }: Recount): void {
  for (const each of differing) console.error(`Consultation ${each.consultationId}: ${told(each)}`)
  if (orphans > 0) console.error(`Words without a sheet: ${orphans}. They are left as they are; restore a backup.`)
  const right = consultations - differing.length
  console.log(`The counters of ${right} of ${consultations} consultations agree with their ${sheets} sheets.`)
  console.log(`Digest: ${digest}`)
}

function told({ differences, examples }: Recounted): string {
  const more = differences - examples.length
  return `${examples.map(sentence).join('; ')}${more > 0 ? `; and ${more} more` : ''}.`
}

function sentence({ what, where, kept, counted }: Difference): string {
  if (what === 'standing') return `${kept} sheets are said to stand, ${counted} do`
  if (what === 'lastSequence') return `the last change is said to be ${kept}, it is ${counted}`
  if (what === 'words') return `sheet ${where} has ${kept} rows of words, it says ${counted}, or others`
  return `the counter ${where} says ${kept}, the sheets ${counted}`
}

async function repair(databaseUrl: string, { differing }: Recount): Promise<void> {
  const storage = await openStorage(databaseUrl)
  try {
    for (const { consultationId } of differing) {
      const { total } = await repairCounters(systemWorld(storage, 'ydan recount'), consultationId)
      console.log(`Consultation ${consultationId}: put right, ${total} sheets stand.`)
    }
  } finally {
    await storage.close()
  }
}
