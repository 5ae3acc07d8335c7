import type { Chance } from './chance'
import { pause } from './chance'
import type { Answer, Door } from './door'
import type { Ledger, OwnSheet } from './ledger'
import type { SettledTown } from './town'

/** What everybody who takes part in a round shares. */
export interface Scene {
  town: SettledTown
  door: Door
  ledger: Ledger
  /** Sheets of earlier rounds that their authors may take up again. */
  earlier: TakenUp[]
  counts: Counts
  /** The cookie of a staff session; empty before the first sign-in. */
  staffCookie: string
  isOver: () => boolean
  /** A promise that was broken, in a sentence. */
  wrong: (sentence: string) => void
}

export interface TakenUp {
  sheet: OwnSheet
  /** What was sent last. */
  fields: readonly (readonly [string, string])[]
}

export interface Counts {
  acknowledged: number
  changed: number
  deleted: number
  doubled: number
  retried: number
  abandoned: number
  actsOfStaff: number
  signIns: number
  readings: number
}

export const noCounts = (): Counts => ({
  acknowledged: 0,
  changed: 0,
  deleted: 0,
  doubled: 0,
  retried: 0,
  abandoned: 0,
  actsOfStaff: 0,
  signIns: 0,
  readings: 0,
})

const LONGEST_MS = 45_000

/**
 * Asks again and again, as people do, until there is an answer that is no "come back later"; undefined when they gave
 * up, which one in seven does at a first loss.
 */
export async function insist(
  scene: Scene,
  chance: Chance,
  ask: (tries: number) => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  const start = performance.now()
  for (let tries = 1; ; tries++) {
    const answer = await ask(tries)
    if (answer && answer.status !== 429 && answer.status < 500) return answer
    if (tries === 1 && chance.of(0.15)) {
      scene.counts.abandoned++
      return undefined
    }
    if (performance.now() - start > LONGEST_MS) {
      scene.wrong(`Somebody tried for ${LONGEST_MS / 1000} s and got no answer but ${answer?.status ?? 'a lost connection'}.`)
      return undefined
    }
    scene.counts.retried++
    await pause(chance.whole(10, 120))
  }
}
