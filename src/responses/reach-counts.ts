import type { Storage } from '../../db/storage'
import { note } from '../audit/act'
import { log } from '../kernel/log'
import type { World } from '../kernel/world'
import { addReaches, type Reach } from './reach-store'

/**
 * How many came to each question and how many went on from it; of whom is not known. Gathered in memory and written once
 * a second, so that nobody who answers waits for it; what a crash loses is a second of counting.
 */

const GATHER_MS = 1000
const MOST_A_STATEMENT = 500

const gathered = new WeakMap<Storage, Map<string, Reach>>()

interface Reached {
  consultationId: number
  version: number
  reached: readonly string[]
  wentOn: readonly string[]
}

export function countReached(world: World, { consultationId, version, reached, wentOn }: Reached): void {
  if (reached.length + wentOn.length === 0) return
  const counts = gathered.get(world.storage) ?? begin(world)
  const countOf = (questionId: string): Reach => {
    const name = `${consultationId} ${version} ${questionId}`
    const known = counts.get(name) ?? { consultationId, version, questionId, reached: 0, answered: 0 }
    counts.set(name, known)
    return known
  }
  for (const id of reached) countOf(id).reached++
  for (const id of wentOn) countOf(id).answered++
}

function begin(world: World): Map<string, Reach> {
  const counts = new Map<string, Reach>()
  gathered.set(world.storage, counts)
  const write = () => writeReaches(world).catch(() => log.warn('how far people came was not kept'))
  setTimeout(write, GATHER_MS).unref()
  return counts
}

/** Writes what was gathered so far. */
export async function writeReaches(world: World): Promise<void> {
  const counts = gathered.get(world.storage)
  gathered.delete(world.storage)
  if (!counts) return
  // In one order for every process, so that no two wait for each other.
  const rows = [...counts].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, reach]) => reach)
  for (let from = 0; from < rows.length; from += MOST_A_STATEMENT)
    await keepReaches(world, rows.slice(from, from + MOST_A_STATEMENT))
}

const keepReaches = note<readonly Reach[], void>(({ writer }, reaches) => addReaches(writer, reaches))
