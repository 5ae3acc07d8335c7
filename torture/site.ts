import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type App, appOf } from './apps'
import { newDoor } from './door'
import { newLedger } from './ledger'
import { type PostgresServer, startPostgresIn } from './postgres'
import type { Broken, PromiseName, Wrong } from './promises'
import { noCounts, type Scene } from './scene'
import type { Tallied } from './tally'
import type { SettledTown } from './town'

export type Engine = 'sqlite' | 'postgres'

/** What has to be done by a process, or a module, that knows one engine. */
export interface Hands {
  settle(databaseUrl: string): Promise<SettledTown>
  tally(databaseUrl: string, consultations: readonly number[]): Promise<Tallied[]>
}

/** The database, the processes of the product over it, everybody who uses them, and what was found. */
export interface Site {
  engine: Engine
  databaseUrl: string
  folder: string
  apps: readonly App[]
  server: PostgresServer | undefined
  scene: Scene & { over: boolean }
  hands: Hands
  round: number
  broken: Broken[]
  about(promise: PromiseName): Wrong
  figures: Figures
  close(): Promise<void>
}

/** Milliseconds, one for each time it happened. */
export interface Figures {
  starts: number[]
  stops: number[]
  postgresStarts: number[]
  underWayAtStop: number
}

/** One process over a SQLite file; two over a PostgreSQL server of its own. */
export async function siteOf(engine: Engine, folder: string, hands: Hands): Promise<Site> {
  mkdirSync(folder, { recursive: true })
  const server = engine === 'postgres' ? await startPostgresIn(folder) : undefined
  await server?.makeDatabase('torture')
  const databaseUrl = server ? server.urlOf('torture') : `file:${join(folder, 'torture.sqlite')}`
  const broken: Broken[] = []
  const about = (promise: PromiseName) => (sentence: string) => void broken.push({ promise, round: site.round, sentence })
  const town = await hands.settle(databaseUrl)
  const apps: App[] = []
  for (const name of server ? ['one', 'two'] : ['one'])
    apps.push(
      await appOf({ databaseUrl, logFile: join(folder, `app-${name}.log`), wrong: (sentence) => about('starts')(sentence) }),
    )
  const site: Site = {
    ...{ engine, databaseUrl, folder, apps, server, hands, broken, about },
    scene: sceneOf(town, apps, about('clients')),
    round: 0,
    figures: { starts: [], stops: [], postgresStarts: [], underWayAtStop: 0 },
    close: async () => {
      for (const app of apps) await app.kill()
      await server?.stop()
    },
  }
  return site
}

function sceneOf(town: SettledTown, apps: readonly App[], wrong: Wrong): Site['scene'] {
  const scene: Site['scene'] = {
    town,
    door: newDoor(apps.map(({ address }) => address)),
    ledger: newLedger(),
    earlier: [],
    counts: noCounts(),
    staffCookie: '',
    over: false,
    isOver: () => scene.over,
    wrong,
  }
  return scene
}
