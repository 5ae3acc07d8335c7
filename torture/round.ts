import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { z } from 'zod'
import { projectFolder } from '../db/engines/migrations-folder'
import type { NamedBlow } from './blows'
import { type Chance, pause } from './chance'
import { checkDatabase, checkFile } from './check-database'
import { checkPage, checkTally } from './check-results'
import { checkSheets } from './check-sheets'
import { type Door, enter, newDoor } from './door'
import { resident } from './residents'
import { openRows, type Rows, whole } from './rows'
import type { Site } from './site'
import { staff } from './staff'

const RESIDENTS = 24
const TAKEN_UP = 4
const MOST_EARLIER = 2000

/** Load, a blow in the middle of it, a start without any help, everybody's last tries, and then the reckoning. */
export async function playRound(site: Site, chance: Chance, { strike }: NamedBlow, isWhole: boolean): Promise<void> {
  const { scene } = site
  const failures = failuresAt(scene.door)
  scene.over = false
  const earlier = chance.shuffled(scene.earlier)
  scene.earlier = earlier.slice(RESIDENTS * TAKEN_UP, MOST_EARLIER)
  const crowd = [
    ...Array.from({ length: RESIDENTS }, (_, place) =>
      resident(scene, chance.branch(), earlier.slice(place * TAKEN_UP, (place + 1) * TAKEN_UP)),
    ),
    staff(scene, chance.branch()),
  ]
  await pause(chance.whole(100, 1000))
  await strike(site, chance)
  await startAgain(site)
  await pause(chance.whole(100, 400))
  scene.over = true
  await Promise.all(crowd)
  if (failuresAt(scene.door) > failures) site.about('clients')(`${failuresAt(scene.door) - failures} requests were answered 500.`)
  await reckon(site, chance, isWhole)
}

const failuresAt = ({ statuses }: Door): number => statuses.get(500) ?? 0

/** Whoever is down is started as a service manager would; and whoever stayed up must answer again. */
export async function startAgain({ apps, figures, about }: Site): Promise<void> {
  await Promise.all(
    apps.map(async (app) => {
      const wasDown = !app.isUp()
      const ms = await app.start().catch((error: unknown) => about('starts')(String(error)))
      if (wasDown && ms !== undefined) figures.starts.push(ms)
    }),
  )
}

/** Holds the database, and now and then everything that reads it, against what people were told. */
export async function reckon(site: Site, chance: Chance, isWhole: boolean): Promise<void> {
  const { ledger } = site.scene
  const rows = await openRows(site.databaseUrl)
  try {
    const before = await untilQuiet(site, rows)
    await checkSheets(rows, isWhole ? [...ledger.sheets.values()] : [...ledger.touched], site.about('stored'))
    ledger.touched.clear()
    for (const [name, sheet] of ledger.sheets) if (!sheet.acknowledged) ledger.sheets.delete(name)
    await checkDatabase(rows, ledger, site.about)
    if (isWhole) await checkWhole(site, rows, chance)
    if ((await changesIn(rows)) !== before) site.about('stored')('Something was written after everybody was done.')
  } finally {
    await rows.close()
  }
}

/** Until what abandoned requests still do has come to its end. Gives the number of all changes. */
async function untilQuiet({ apps }: Site, rows: Rows): Promise<number> {
  for (let last = -1; ; ) {
    for (const app of apps) await app.health()
    const now = await changesIn(rows)
    if (now === last) return now
    last = now
    await pause(40)
  }
}

const changesIn = async (rows: Rows): Promise<number> =>
  (await rows.all(z.object({ many: whole }), 'select coalesce(sum(last_sequence), 0) as many from response_totals'))[0]?.many ?? 0

async function checkWhole(site: Site, rows: Rows, chance: Chance): Promise<void> {
  const { consultations } = site.scene.town
  await checkFile(rows, site.about('counters'))
  await verifyLog(site)
  const told = await site.hands.tally(
    site.databaseUrl,
    consultations.map(({ id }) => id),
  )
  for (const consultation of consultations) {
    const tallied = told.find(({ id }) => id === consultation.id)
    if (!tallied) throw new Error(`Nothing was tallied of consultation ${consultation.id}.`)
    await checkTally(rows, consultation, tallied, site.about('results'))
    for (const { address } of site.apps)
      checkPage(await resultsPage(site, chance, address, consultation.id), tallied, site.about('results'))
  }
}

/** `ydan verify`, as anybody runs it. */
function verifyLog(site: Site): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(projectFolder(), 'bin', 'ydan.mjs'), 'verify'], {
      env: { ...process.env, YDAN_ENGINE: '', DATABASE_URL: site.databaseUrl },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    child.once('close', (code) => {
      if (code !== 0) site.about('chain')(`ydan verify ended with ${code}: ${said.slice(0, 300)}`)
      resolve()
    })
  })
}

/** The page with its figures, after the one that says how far the count has come. */
async function resultsPage(site: Site, chance: Chance, address: string, id: number): Promise<string> {
  const session = enter(newDoor([address]), chance)
  const asked = { method: 'GET' as const, path: `/staff/consultations/${id}/results`, cookie: site.scene.staffCookie }
  for (let tries = 0; tries < 200; tries++) {
    const answer = await session.ask(asked)
    if (answer?.status === 200 && answer.body.includes('name="seen"')) {
      session.leave()
      return answer.body
    }
    await pause(50)
  }
  session.leave()
  return ''
}
