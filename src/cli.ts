import { adminCommand } from './commands/admin'
import { backupCommand } from './commands/backup'
import { demoCommand } from './commands/demo'
import { moveCommand } from './commands/move'
import { endPlainly } from './commands/plain-end'
import { recountCommand } from './commands/recount'
import { restoreCommand } from './commands/restore'
import { serveCommand } from './commands/serve'
import { verifyCommand } from './commands/verify'

interface Command {
  does: string
  run: (words: string[]) => Promise<void>
}

const commands: Record<string, Command> = {
  admin: { does: 'Prints a one-time link that makes somebody an administrator.', run: adminCommand },
  backup: { does: 'Writes everything into one file, beside a running server.', run: backupCommand },
  demo: { does: 'Serves a sample commune with simulated answers.', run: demoCommand },
  move: { does: 'Moves everything to another database, SQLite or PostgreSQL, and proves it.', run: moveCommand },
  recount: { does: 'Counts every sheet again, and says or puts right what differs.', run: recountCommand },
  restore: { does: 'Puts a backup into an empty database.', run: restoreCommand },
  serve: { does: 'Brings the database up to date and serves.', run: serveCommand },
  verify: { does: 'Checks the hash chain of the staff log, and the counters.', run: verifyCommand },
}

// A database holds telephone numbers and hashes of passwords: whatever is made here only its owner may read.
process.umask(0o077)

const [name = '', ...rest] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (command) await command.run(rest).catch(endPlainly)
else showCommands(['help', '--help', '-h'].includes(name))

function showCommands(asked: boolean): void {
  if (!asked) {
    console.error(name === '' ? 'Which command?' : `There is no command ${name}.`)
    process.exitCode = 2
  }
  const list = Object.entries(commands).map(([each, { does }]) => `  ${each.padEnd(10)} ${does}`)
  console.log(['npm run ydan -- COMMAND, each with --help:', ...list].join('\n'))
}
