import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BLOWS, signInFirst } from './blows'
import { chanceOf } from './chance'
import type { Broken } from './promises'
import { playRound, startAgain } from './round'
import type { Counts } from './scene'
import { type Engine, type Figures, type Hands, siteOf } from './site'

export interface Ordered {
  engine: Engine
  rounds: number
  seed: number
  /** No round begins after so many minutes. */
  minutes: number
  /** An empty folder; kept when something was broken. */
  folder: string
  hands: Hands
  /** The blows one after the other instead of shuffled, for a few rounds that shall see each kind. */
  inOrder?: boolean
  tell: (line: string) => void
}

export interface Suffered {
  engine: Engine
  rounds: number
  seconds: number
  blows: ReadonlyMap<string, number>
  counts: Counts
  stored: number
  requests: { asked: number; lost: number; statuses: ReadonlyMap<number, number> }
  figures: Figures
  broken: readonly Broken[]
}

const WHOLE_EVERY = 10
const TELL_EVERY = 10

/** Round after round on one engine; stops at the first broken promise and keeps what is needed to look into it. */
export async function torture(ordered: Ordered): Promise<Suffered> {
  const { engine, folder, tell } = ordered
  const begun = performance.now()
  const seconds = () => (performance.now() - begun) / 1000
  const chance = chanceOf(ordered.seed)
  const site = await siteOf(engine, folder, ordered.hands)
  const blows = new Map<string, number>()
  try {
    await startAgain(site)
    await signInFirst(site, chance)
    let deck = ordered.inOrder ? [...BLOWS[engine]] : chance.shuffled(BLOWS[engine])
    while (site.round < ordered.rounds && seconds() < ordered.minutes * 60 && site.broken.length === 0) {
      const blow = deck.shift()
      if (!blow) {
        deck = chance.shuffled(BLOWS[engine])
        continue
      }
      site.round++
      const isLast = site.round === ordered.rounds
      await playRound(site, chance, blow, isLast || site.round % WHOLE_EVERY === 0)
      blows.set(blow.name, (blows.get(blow.name) ?? 0) + 1)
      if (site.round % TELL_EVERY === 0 || isLast || site.broken.length > 0)
        tell(
          `${engine.padEnd(9)} round ${site.round}: ${site.scene.ledger.sheets.size} sheets known, ${Math.round(seconds())} s, last ${blow.name}`,
        )
    }
  } finally {
    await site.close()
  }
  const { scene, figures, broken, round: rounds } = site
  if (broken.length === 0) rmSync(folder, { recursive: true, force: true })
  else writeFileSync(join(folder, 'broken.json'), JSON.stringify(broken, null, 2))
  const { asked, lost, statuses } = scene.door
  const stored = scene.ledger.sheets.size
  return {
    engine,
    rounds,
    seconds: seconds(),
    blows,
    counts: scene.counts,
    stored,
    requests: { asked, lost, statuses },
    figures,
    broken,
  }
}
