import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { migrationsFolder } from '../db/engines/migrations-folder'
import { appOf } from './apps'
import { type Chance, pause } from './chance'
import { checkFile } from './check-database'
import { enter } from './door'
import { openRows, whole } from './rows'
import type { Engine, Site } from './site'
import { signIn } from './staff'

/** What happens to a site in the middle of its work. Each leaves to the round what must start again. */
type Blow = (site: Site, chance: Chance) => Promise<void>

const killOneApp: Blow = (site, chance) => chance.pick(site.apps).kill()

const killAllApps: Blow = async ({ apps }) => void (await Promise.all(apps.map((app) => app.kill())))

/** Dead, and dead again in the middle of starting. */
const killInStart: Blow = async (site, chance) => {
  await killAllApps(site, chance)
  for (let times = chance.whole(1, 2); times > 0; times--) {
    for (const app of site.apps) app.launch()
    await pause(chance.whole(20, 600))
    await killAllApps(site, chance)
  }
}

// What left that long ago has been read by any machine that is not standing still.
const UNDER_WAY_MS = 300

/** Asked to stop while some are still sending: whoever had begun gets an answer. */
const terminate: Blow = async (site, chance) => {
  const app = chance.pick(site.apps)
  const { scene, figures } = site
  const slow = Array.from({ length: 6 }, async () => {
    const session = enter({ ...scene.door, addresses: [app.address] }, chance)
    const fields = Array.from({ length: 40 }, (_, place) => [`q${place}`, 'x'.repeat(50)] as const)
    const path = `/c/${chance.pick(scene.town.consultations).slug}/responses`
    await session.ask({ method: 'POST', path, fields, lateMs: chance.whole(700, 2500) }, 'slowBody')
    session.leave()
  })
  await pause(UNDER_WAY_MS * 2)
  const now = performance.now()
  const begun = [...scene.door.underWay].filter(
    (each) => each.address === app.address && !each.mayGo && each.since < now - UNDER_WAY_MS,
  )
  const { ms, code } = await app.stop()
  const cutOff = (await Promise.all(begun.map(({ answered }) => answered))).filter((answered) => !answered).length
  await Promise.all(slow)
  figures.stops.push(ms)
  figures.underWayAtStop += begun.length
  if (cutOff > 0) site.about('stops')(`${cutOff} of ${begun.length} requests under way at SIGTERM were cut off.`)
  if (ms > 10_000 || code !== 0) site.about('stops')(`After SIGTERM it took ${Math.round(ms)} ms and ended with ${code}.`)
}

const killConnection: Blow = async ({ server }, chance) => void (await server?.killOne('connection', chance.pick))
const killOwnProcess: Blow = async ({ server }, chance) => void (await server?.killOne('own', chance.pick))

const killServer: Blow = async ({ server, figures }, chance) => {
  await server?.killAll()
  await pause(chance.whole(0, 700))
  if (server) figures.postgresStarts.push(await server.start())
}

/** As when the power goes: everything at the same moment. */
const killEverything: Blow = async (site, chance) => {
  await Promise.all([killAllApps(site, chance), site.server?.killAll()])
  if (site.server) site.figures.postgresStarts.push(await site.server.start())
}

/** On a fresh database beside the other: killed in the middle of making its tables, until it is let through. */
const killFirstStart: Blow = async (site, chance) => {
  const name = `first_${site.round}`
  await site.server?.makeDatabase(name)
  const databaseUrl = site.server ? site.server.urlOf(name) : `file:${join(site.folder, `${name}.sqlite`)}`
  const app = await appOf({ databaseUrl, logFile: join(site.folder, 'app-first.log'), wrong: site.about('starts') })
  for (let times = 3; times > 0; times--) {
    app.launch()
    await pause(chance.whole(30, 700))
    await app.kill()
  }
  site.figures.starts.push(await app.start())
  await app.kill()
  const rows = await openRows(databaseUrl)
  const table = site.engine === 'postgres' ? 'drizzle.__drizzle_migrations' : '__drizzle_migrations'
  const [applied] = await rows.all(z.object({ many: whole }), `select count(*) as many from ${table}`)
  const files = readdirSync(migrationsFolder(site.engine)).filter((each) => each.endsWith('.sql')).length
  if (applied?.many !== files)
    site.about('starts')(`${applied?.many} of ${files} migrations are noted after a killed first start.`)
  await checkFile(rows, site.about('counters'))
  await rows.close()
}

/** Nobody's door is open without a sign-in: the first round needs one before the blow. */
export async function signInFirst(site: Site, chance: Chance): Promise<void> {
  const session = enter(site.scene.door, chance)
  while (!site.scene.staffCookie && site.broken.length === 0) await signIn(site.scene, chance, session)
  session.leave()
}

export interface NamedBlow {
  name: string
  strike: Blow
}

const blow = (name: string, strike: Blow): NamedBlow => ({ name, strike })

/** As often as each stands here, in an order left to chance, again and again. The short version takes them from the top. */
export const BLOWS: Record<Engine, readonly NamedBlow[]> = {
  sqlite: [
    blow('kill -9 of the app', killAllApps),
    blow('kill -9 again while it starts', killInStart),
    blow('SIGTERM', terminate),
    blow('kill -9 during the first migrations', killFirstStart),
    blow('kill -9 of the app', killAllApps),
    blow('kill -9 of the app', killAllApps),
    blow('kill -9 of the app', killAllApps),
    blow('kill -9 of the app', killAllApps),
    blow('kill -9 of the app', killAllApps),
    blow('kill -9 again while it starts', killInStart),
  ],
  postgres: [
    blow('kill -9 of one app of two', killOneApp),
    blow('kill -9 of the whole PostgreSQL', killServer),
    blow('SIGTERM to one app of two', terminate),
    blow('kill -9 of a PostgreSQL connection', killConnection),
    blow('kill -9 of both apps', killAllApps),
    blow('kill -9 of PostgreSQL and both apps', killEverything),
    blow('kill -9 of a process of PostgreSQL’s own', killOwnProcess),
    blow('kill -9 again while both start', killInStart),
    blow('kill -9 during the first migrations', killFirstStart),
    blow('kill -9 of one app of two', killOneApp),
    blow('kill -9 of both apps', killAllApps),
    blow('kill -9 of the whole PostgreSQL', killServer),
    blow('kill -9 of a PostgreSQL connection', killConnection),
    blow('kill -9 of one app of two', killOneApp),
  ],
}
