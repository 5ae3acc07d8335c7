import { type ActName, mayAct, maySee } from '../audit/permissions'
import { problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import { findUnit } from './store'
import type { Unit } from './unit'

/** Throws notFound for a unit that the reader has no role in or above. */
export async function findSeenUnit({ storage, actor }: World, id: number): Promise<Unit> {
  const unit = await findUnit(storage.reader, id)
  if (!maySee(actor, unit.path)) throw problem('notFound', { unit: id })
  return unit
}

/** For the pages before an act. Throws notFound for a unit the reader does not see, notPermitted for an act not allowed there. */
export async function findUnitFor(world: World, act: ActName, id: number): Promise<Unit> {
  const unit = await findSeenUnit(world, id)
  if (!mayAct(world.actor, act, unit.path)) throw problem('notPermitted', { act })
  return unit
}
