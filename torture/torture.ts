import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BLOWS, type NamedBlow, signInFirst } from './blows'
import { chanceOf } from './chance'
import type { Broken } from './promises'
import { playRound, reckon, startAgain } from './round'
import type { Counts } from './scene'
import { type Engine, type Figures, type Hands, type Site, siteOf } from './site'

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
  asked: number
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
  const { engine, folder } = ordered
  const begun = performance.now()
  const site = await siteOf(engine, folder, ordered.hands)
  const blows = new Map<string, number>()
  try {
    await playAll(site, ordered, blows, () => (performance.now() - begun) / 1000)
  } finally {
    await site.close()
  }
  const { scene, figures, broken, round: rounds } = site
  if (broken.length === 0) rmSync(folder, { recursive: true, force: true })
  else writeFileSync(join(folder, 'broken.json'), JSON.stringify(broken, null, 2))
  const seconds = (performance.now() - begun) / 1000
  const requests = scene.door
  return {
    engine,
    rounds,
    asked: ordered.rounds,
    seconds,
    blows,
    counts: scene.counts,
    stored: scene.ledger.sheets.size,
    requests,
    figures,
    broken,
  }
}

async function playAll(site: Site, ordered: Ordered, blows: Map<string, number>, seconds: () => number): Promise<void> {
  const { engine, rounds, minutes, tell } = ordered
  const chance = chanceOf(ordered.seed)
  await startAgain(site)
  await signInFirst(site, chance)
  const deck: NamedBlow[] = ordered.inOrder ? [...BLOWS[engine]] : []
  while (site.round < rounds && seconds() < minutes * 60 && site.broken.length === 0) {
    if (deck.length === 0) deck.push(...chance.shuffled(BLOWS[engine]))
    const blow = deck.shift()
    if (!blow) throw new Error('There is nothing to suffer.')
    site.round++
    const isLast = site.round === rounds
    await playRound(site, chance, blow, isLast || site.round % WHOLE_EVERY === 0)
    blows.set(blow.name, (blows.get(blow.name) ?? 0) + 1)
    if (site.round % TELL_EVERY === 0 || isLast || site.broken.length > 0) tell(lineOf(site, blow, seconds()))
  }
  // Out of time before the last round came, whose check is the whole one.
  if (site.round < rounds && site.broken.length === 0) await reckon(site, chance, true)
}

const lineOf = ({ engine, round, scene }: Site, { name }: NamedBlow, seconds: number): string =>
  `${engine.padEnd(9)} round ${String(round).padStart(4)}  ${scene.ledger.sheets.size} sheets known, ${Math.round(seconds)} s, last: ${name}`
