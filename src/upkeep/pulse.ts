import { randomBytes } from 'node:crypto'
import { type FaultKind, faultOf, type Storage } from '../../db/storage'
import { note } from '../audit/act'
import { log } from '../kernel/log'
import { resident } from '../kernel/world'
import { listPulses, savePulse } from './pulse-store'

/** `slow`: nothing was said within three seconds. */
export type PulseKind = FaultKind | 'slow'
/** Whether a write reaches the disk, and if not why. */
export type Pulse = { writes: true } | { writes: false; kind: PulseKind }

/** A verdict stands so long, however often somebody asks; a good one on writing is proved anew less often. */
const TOLD_MS = 1000
const PROVED_MS = 5000
const LONGEST_MS = 3000
const WEIGHT_BYTES = 32 * 1024

const writing = feltOnce(async (storage): Promise<Pulse> => {
  const kind = await kindOf(beat({ storage, now: () => new Date(), actor: resident, locale: 'vi' }, weight()))
  return kind ? { writes: false, kind } : { writes: true }
})
const reading = feltOnce((storage): Promise<PulseKind | undefined> => kindOf(listPulses(storage.reader)))

const beat = note(({ writer, now }, heavy: string) => savePulse(writer, { name: 'write', beatAt: now, weight: heavy }))
// Of chance, so that nothing makes it shorter on its way to the disk.
const weight = () => randomBytes(WEIGHT_BYTES / 2).toString('hex')

/** Proves by a small write that writes reach the disk, at most once in some seconds. */
export function feelPulse(storage: Storage): Promise<Pulse> {
  const last = writing.last(storage)
  const isGood = last?.verdict.writes && !faultSince(storage, last.at)
  if (last && performance.now() - last.at < (isGood ? PROVED_MS : TOLD_MS)) return Promise.resolve(last.verdict)
  return Promise.race([writing.feel(storage), tooSlow().then((kind): Pulse => ({ writes: false, kind }))])
}

/** Why the database cannot be read, or is not of this release; undefined when it can. */
export function canRead(storage: Storage): Promise<PulseKind | undefined> {
  const last = reading.last(storage)
  if (last && performance.now() - last.at < TOLD_MS) return Promise.resolve(last.verdict)
  return Promise.race([reading.feel(storage), tooSlow()])
}

/** What is known of writing now, without waiting; undefined as long as nobody wrote. What is bad is felt anew meanwhile. */
export function lastPulse(storage: Storage): Pulse | undefined {
  const last = writing.last(storage)
  const fault = faultSince(storage, last?.verdict.writes ? last.at : 0)
  if ((fault || last?.verdict.writes === false) && (!last || performance.now() - last.at >= TOLD_MS)) void writing.feel(storage)
  return fault ? { writes: false, kind: fault } : last?.verdict
}

function faultSince(storage: Storage, moment: number): FaultKind | undefined {
  const fault = storage.lastFault()
  return fault && fault.at > moment ? fault.kind : undefined
}

/** However many ask, one finds out; its verdict is kept. */
function feltOnce<Verdict>(find: (storage: Storage) => Promise<Verdict>) {
  const verdicts = new WeakMap<Storage, { verdict: Verdict; at: number }>()
  const under = new WeakMap<Storage, Promise<Verdict>>()
  async function feelNow(storage: Storage): Promise<Verdict> {
    const verdict = await find(storage)
    verdicts.set(storage, { verdict, at: performance.now() })
    under.delete(storage)
    return verdict
  }
  return {
    last: (storage: Storage) => verdicts.get(storage),
    feel: (storage: Storage): Promise<Verdict> => {
      const feeling = under.get(storage) ?? feelNow(storage)
      under.set(storage, feeling)
      return feeling
    },
  }
}

async function kindOf(tried: PromiseLike<unknown>): Promise<FaultKind | undefined> {
  try {
    await tried
    return undefined
  } catch (error) {
    const fault = faultOf(error)
    if (!fault) log.error({ err: error }, 'the pulse could not be felt')
    return fault?.kind ?? 'damaged'
  }
}

const tooSlow = () => new Promise<'slow'>((resolve) => setTimeout(() => resolve('slow'), LONGEST_MS).unref())
