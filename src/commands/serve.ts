import { openStorage } from '../../db/open'
import type { Storage } from '../../db/storage'
import { type Config, readConfig } from '../config'
import { log } from '../kernel/log'
import { offerSetUp } from '../people/set-up'
import { hasAdministrator } from '../people/store'
import { withSecret } from '../secret'
import { listRoots } from '../units/store'
import { productVersion } from '../upkeep/backup-members'
import { startJobs } from '../upkeep/start-jobs'
import { makeAssetsReadySoon } from '../web/assets'
import { listen } from '../web/server'
import { siteAddress, systemWorld } from './admin'
import { jobsOf } from './jobs'
import { openedOrTold, servesAlone } from './only-server'
import { untilAskedToStop } from './stopping'
import { asksForHelp, refuse } from './words'

const HELP = `ydan serve
Brings the database up to date, serves, and prints where. With no administrator yet it prints a one-time set-up link.
Settings: PORT, HOST, DATABASE_URL, PUBLIC_URL, SECRET, TRUSTED_PROXIES, LOG_LEVEL, METRICS_TOKEN and those of the README.`

/** npm start: migrates, serves, and closes in order when asked to stop. */
export async function serveCommand(words: string[]): Promise<void> {
  if (asksForHelp(words)) return console.log(HELP)
  if (words.length > 0) return refuse(`serve takes no further words; ${words.join(' ')} was given.`, HELP)
  const read = readConfig(process.env)
  log.level = read.logLevel
  if (!servesAlone(read.databaseUrl)) return
  const storage = await openedOrTold(() => openStorage(read.databaseUrl))
  if (!storage) return
  const config = await withSecret(storage, read)
  const running = await listen({ storage, config })
  console.log(`Ý Dân: ${running.address}`)
  log.info({ version: productVersion(), engine: storage.engine, migrations: storage.figures.migrated }, 'started')
  await offerFirstAdministrator(storage, config)
  makeAssetsReadySoon()
  untilAskedToStop(running, storage, startJobs(systemWorld(storage, 'ydan serve'), jobsOf(config)))
}

async function offerFirstAdministrator(storage: Storage, config: Config): Promise<void> {
  if (await hasAdministrator(storage.reader)) return
  if ((await listRoots(storage.reader)).length > 0) {
    console.log('Nobody administers this database. For a link: npm run ydan -- admin EMAIL')
    return
  }
  const path = await offerSetUp(systemWorld(storage, 'ydan serve'), null)
  console.log('Nobody administers this database yet. Open this once, within a day, to set up the first unit:')
  console.log(`${siteAddress(config)}${path}`)
}
