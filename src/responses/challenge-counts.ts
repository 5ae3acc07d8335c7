import type { Storage } from '../../db/storage'
import { note } from '../audit/act'
import { log } from '../kernel/log'
import type { World } from '../kernel/world'
import { addChallengeCounts, type ChallengeCount } from './challenge-store'

/**
 * How many sheets were asked for a proof, passed or were refused, by minute; of whom is not kept. Gathered in memory and
 * written every few seconds: under attack a transaction for each would be an attack of its own.
 */

export type ChallengeEvent = 'asked' | 'passed' | 'refused'

const MINUTE = 60_000
const GATHER_MS = 3000

const gathered = new WeakMap<Storage, Map<string, ChallengeCount>>()

export function countChallenge(world: World, consultationId: number, event: ChallengeEvent): void {
  const counts = gathered.get(world.storage) ?? begin(world)
  const minute = new Date(Math.floor(world.now().getTime() / MINUTE) * MINUTE)
  const name = `${consultationId} ${minute.getTime()}`
  const count = counts.get(name) ?? { consultationId, minute, asked: 0, passed: 0, refused: 0 }
  count[event]++
  counts.set(name, count)
}

function begin(world: World): Map<string, ChallengeCount> {
  const counts = new Map<string, ChallengeCount>()
  gathered.set(world.storage, counts)
  const write = () => writeChallengeCounts(world).catch(() => log.warn('counts of proofs asked for were not kept'))
  setTimeout(write, GATHER_MS).unref()
  return counts
}

/** Writes what was gathered so far. */
export async function writeChallengeCounts(world: World): Promise<void> {
  const counts = gathered.get(world.storage)
  gathered.delete(world.storage)
  if (counts) await keepCounts(world, [...counts.values()])
}

const keepCounts = note<readonly ChallengeCount[], void>(({ writer }, counts) => addChallengeCounts(writer, counts))
