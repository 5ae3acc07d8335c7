import type { Storage, Writer } from '../../db/storage'
import { problem } from '../kernel/problem'
import type { Actor, World } from '../kernel/world'
import { type ActName, mayAct } from './permissions'
import { addEntry } from './store'

export interface ActContext {
  writer: Writer
  now: Date
  actor: Actor
  /** The door: throws notPermitted unless the actor's roles allow this act in the unit. Every act knocks once before it writes. */
  permit(unitPath: string): void
}

export interface Done<Result> {
  result: Result
  /** What was acted on, such as `consultation:12`. */
  subject: string
  /** What the log keeps: never a secret, never an answer. */
  details?: Record<string, unknown>
}

const acts = new WeakMap<Storage, number>()

/** How many acts this process has done on a database: what was read before the last of them may be out of date. */
export const actsSoFar = (storage: Storage): number => acts.get(storage) ?? 0

/**
 * An act of the staff: permitted by role and unit, one transaction, one entry in the chain. The work may run more
 * than once, so it touches nothing but the writer: no mail, files, timers, hashing of passwords.
 */
export function act<Input, Result>(name: ActName, work: (context: ActContext, input: Input) => Promise<Done<Result>>) {
  return async (world: World, input: Input): Promise<Result> => {
    const done = await world.storage.write(async (writer) => {
      const now = world.now()
      let unitPath: string | undefined
      const permit = (path: string) => {
        if (!mayAct(world.actor, name, path)) throw problem('notPermitted', { act: name })
        unitPath = path
      }
      const { result, subject, details } = await work({ writer, now, actor: world.actor, permit }, input)
      if (unitPath === undefined) throw new Error(`${name} never asked whether it is permitted.`)
      await addEntry(writer, {
        at: now,
        actorId: world.actor.kind === 'person' ? world.actor.id : null,
        actorName: world.actor.kind === 'resident' ? '' : world.actor.name,
        act: name,
        subject,
        unitPath,
        details: details ?? {},
      })
      return result
    })
    acts.set(world.storage, actsSoFar(world.storage) + 1)
    return done
  }
}

/**
 * A change a resident makes to an own answer sheet: one transaction, no entry, because the sheet itself is the
 * record and nobody is to be logged for having an opinion (docs/decisions/003-acts-and-the-chain.md). The work
 * takes the consultation's row of totals first, as the intake of answers does, and so never loses a race.
 */
export function residentAct<Input, Result>(work: (context: { writer: Writer; now: Date }, input: Input) => Promise<Result>) {
  return (world: World, input: Input): Promise<Result> =>
    world.storage.write((writer) => work({ writer, now: world.now() }, input), { isolation: 'readCommitted' })
}

/**
 * What the product notes for itself and nobody decided: that a session was seen, that a sign-in failed. One
 * transaction, no entry.
 */
export function note<Input, Result>(work: (context: { writer: Writer; now: Date }, input: Input) => Promise<Result>) {
  return (world: World, input: Input): Promise<Result> =>
    world.storage.write((writer) => work({ writer, now: world.now() }, input))
}
