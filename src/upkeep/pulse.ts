import type { FaultKind, Storage } from '../../db/storage'
import { faultOf } from '../../db/storage'
import { note } from '../audit/act'
import { log } from '../kernel/log'
import { resident } from '../kernel/world'
import { savePulse } from './pulse-store'

/** Whether a write reaches the disk, and if not why. `slow`: nothing was said within three seconds. */
export type Pulse = { writes: true } | { writes: false; kind: FaultKind | 'slow' }

/** A verdict stands so long, however often somebody asks; a good one is proved anew less often. */
const TOLD_MS = 1000
const PROVED_MS = 5000
const LONGEST_MS = 3000

interface Kept {
  last: { pulse: Pulse; at: number } | undefined
  feeling: Promise<Pulse> | undefined
}
const keptByStorage = new WeakMap<Storage, Kept>()

const beat = note(({ writer, now }, name: string) => savePulse(writer, name, now))

/** Proves it by a small write, at most once in some seconds; says so within three. */
export function feelPulse(storage: Storage): Promise<Pulse> {
  const kept = keptOf(storage)
  const { last } = kept
  const isGood = last?.pulse.writes && !storage.lastFault()
  if (last && performance.now() - last.at < (isGood ? PROVED_MS : TOLD_MS)) return Promise.resolve(last.pulse)
  return Promise.race([feel(storage, kept), tooSlow()])
}

/** What is known now, without waiting; undefined as long as nobody wrote. What is bad is felt anew meanwhile. */
export function lastPulse(storage: Storage): Pulse | undefined {
  const kept = keptOf(storage)
  const { last } = kept
  const fault = storage.lastFault()
  const isBad = fault || (last && !last.pulse.writes)
  if (isBad && (!last || performance.now() - last.at >= TOLD_MS)) void feel(storage, kept)
  return fault ? { writes: false, kind: fault } : last?.pulse
}

function keptOf(storage: Storage): Kept {
  const known = keptByStorage.get(storage)
  if (known) return known
  const made: Kept = { last: undefined, feeling: undefined }
  keptByStorage.set(storage, made)
  return made
}

function feel(storage: Storage, kept: Kept): Promise<Pulse> {
  kept.feeling ??= beat({ storage, now: () => new Date(), actor: resident, locale: 'vi' }, 'write')
    .then((): Pulse => ({ writes: true }), pulseOf)
    .then((pulse) => {
      kept.last = { pulse, at: performance.now() }
      kept.feeling = undefined
      return pulse
    })
  return kept.feeling
}

function pulseOf(error: unknown): Pulse {
  const fault = faultOf(error)
  if (!fault) log.error({ err: error }, 'the pulse could not be written')
  return { writes: false, kind: fault?.kind ?? 'damaged' }
}

const tooSlow = () =>
  new Promise<Pulse>((resolve) => setTimeout(() => resolve({ writes: false, kind: 'slow' }), LONGEST_MS).unref())
