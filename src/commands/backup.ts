import { existsSync } from 'node:fs'
import { openSource } from '../../db/copying/open'
import { readConfig } from '../config'
import { writeBackup } from '../upkeep/backup-writing'
import { endWith } from './copy-faults'
import { secretOf } from './travelling-secret'
import { asksForHelp, refuse } from './words'

const HELP = `ydan backup FILE
Writes everything (data, uploads, settings, SECRET) as it is at one moment into one file, beside a server that goes on.
Prints the SHA-256 of the file. It appears under its name when it is complete and on disk; until then it is FILE.part.
Whoever has the file has passwords' hashes, telephone numbers left for a reply, and SECRET: only its owner may read it
(mode 0600); keep it as you keep the database.
Left out: the list of earlier backups, exports being written, and which process does which scheduled work.
The database is taken from DATABASE_URL. A file of that name is not overwritten.`

/** `npm run ydan -- backup FILE`; with --told, one JSON object a line for the server that started it. */
export async function backupCommand(words: string[]): Promise<void> {
  if (asksForHelp(words)) return console.log(HELP)
  const told = words.includes('--told')
  const [path, ...more] = words.filter((word) => word !== '--told')
  if (!path || path.startsWith('--') || more.length > 0) return refuse('backup needs one name of a file.', HELP)
  if (existsSync(path)) return refuse(`${path} is there already; a backup overwrites nothing.`, HELP)
  const { databaseUrl, secret } = readConfig(process.env)
  try {
    const source = await openSource(databaseUrl)
    const order = { source, path, secret: await secretOf(source, databaseUrl, secret), now: new Date() }
    const tell = told ? (done: object) => console.log(JSON.stringify(done)) : undefined
    const written = await writeBackup({ ...order, ...(tell && { tell }) }).finally(() => source.close())
    if (tell) return tell({ written })
    console.log(`${path}: ${written.rows} rows of ${written.tables} tables, ${written.bytes} bytes.`)
    console.log(`SHA-256: ${written.sha256}`)
  } catch (error) {
    endWith(error, told)
  }
}
