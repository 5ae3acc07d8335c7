import { readConfig } from '../config'
import { checkBackup } from '../upkeep/backup-reading'
import { restoreBackup } from '../upkeep/backup-restoring'
import { endWith } from './copy-faults'
import { keepBeside, keepInside } from './travelling-secret'
import { asksForHelp, refuse } from './words'

const HELP = `ydan restore FILE [--replace]
Puts a backup into the database that DATABASE_URL names, SQLite or PostgreSQL, whichever it was taken from. Stop the
server first. The whole file is checked before anything is touched; a damaged, foreign or newer one is refused. The
database is as it was until everything is in, reads back with the digests of the backup, and the log of the staff holds.
--replace  also where the database holds data already. A SQLite file is kept aside, under a name that is printed; of
           PostgreSQL nothing is kept: take a backup of it first.`

/** `npm run ydan -- restore FILE` */
export async function restoreCommand(words: string[]): Promise<void> {
  if (asksForHelp(words)) return console.log(HELP)
  const replace = words.includes('--replace')
  const [path, ...more] = words.filter((word) => word !== '--replace')
  if (!path || path.startsWith('--') || more.length > 0) return refuse('restore needs one name of a file.', HELP)
  const { databaseUrl, secret } = readConfig(process.env)
  try {
    const backup = await checkBackup(path)
    const { takenAt, engine, version } = backup.manifest
    console.log(`The backup is whole: version ${version}, taken from ${engine} at ${takenAt}. SHA-256: ${backup.sha256}`)
    const { rows, tables, entries, aside } = await restoreBackup({
      path,
      backup,
      databaseUrl,
      replace,
      before: (target) => keepInside(target, backup.secret),
    })
    keepBeside(databaseUrl, backup.secret)
    for (const table of backup.manifest.tables) console.log(`  ${table.name.padEnd(24)} ${String(table.rows).padStart(10)} rows`)
    console.log(`Restored ${rows} rows of ${tables} tables; each reads back with its digest.`)
    console.log(`The log of the staff holds: ${entries} entries.`)
    if (aside) console.log(`What was there before is kept as ${aside}.`)
    if (secret !== undefined && secret !== backup.secret)
      console.log('SECRET in the environment is another than that of the backup: links made before it was taken are void.')
  } catch (error) {
    endWith(error)
  }
}
