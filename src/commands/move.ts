import { readConfig } from '../config'
import { moveAll } from '../upkeep/backup-moving'
import { endWith } from './copy-faults'
import { keepBeside, keepInside, secretOf } from './travelling-secret'
import { asksForHelp, refuse } from './words'

const HELP = `ydan move --to DATABASE_URL
Copies everything from the database that DATABASE_URL names in the environment into another, empty one: from
file:PATH to postgres://… or back, or to one of the same kind. Stop the server first: it refuses while anybody has one
of the two open, and lets nobody write until it is done. Then it reads both sides and prints, table by table, the rows
and the digest of each; when one differs, nothing was moved. The old database stays as it is.
Afterwards set DATABASE_URL to the new one. docs/growing.md tells it step by step.`

/** `npm run ydan -- move --to DATABASE_URL` */
export async function moveCommand(words: string[]): Promise<void> {
  if (asksForHelp(words)) return console.log(HELP)
  const [option, to, ...more] = words
  if (option !== '--to' || !to || more.length > 0) return refuse('move needs --to and one DATABASE_URL.', HELP)
  if (!/^(file:.+|postgres(ql)?:\/\/.+)$/.test(to)) return refuse(`${to} is neither file:PATH nor postgres://…`, HELP)
  const { databaseUrl, secret } = readConfig(process.env)
  if (to === databaseUrl) return refuse('The database cannot be moved to itself.', HELP)
  try {
    let kept = ''
    const moved = await moveAll({
      from: databaseUrl,
      to,
      before: async (source, target) => {
        kept = await secretOf(source, databaseUrl, secret)
        await keepInside(target, kept)
      },
    })
    keepBeside(to, kept)
    for (const { name, from, to: arrived } of moved) {
      const counts = `${String(from.rows).padStart(10)} = ${String(arrived.rows).padStart(10)}`
      console.log(`  ${name.padEnd(24)} ${counts}  ${from.sha256.slice(0, 16)} = ${arrived.sha256.slice(0, 16)}`)
    }
    const rows = moved.reduce((sum, { from }) => sum + from.rows, 0)
    console.log(`Moved ${rows} rows of ${moved.length} tables; counts and digests of both sides are equal.`)
  } catch (error) {
    endWith(error)
  }
}
