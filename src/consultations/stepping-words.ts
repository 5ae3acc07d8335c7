import type { World } from '../kernel/world'
import type { Consultation } from './consultation'
import { redoTarget, standingAt, undoTarget } from './steps'
import { listSteps } from './steps-store'
import { findWriting, whatWasDone } from './writing'

/** What there is to undo and to do again, in words; absent where there is nothing. */
export interface StepsInWords {
  undo?: string
  redo?: string
}

export async function stepsInWords(world: World, { id }: Consultation): Promise<StepsInWords> {
  const steps = await listSteps(world.storage.reader, id)
  const undone = undoTarget(steps) && standingAt(steps)
  const redone = redoTarget(steps)
  if (!undone && !redone) return {}
  const writing = await findWriting(world, String(id))
  return {
    ...(undone && { undo: whatWasDone(undone, writing, world.locale) }),
    ...(redone && { redo: whatWasDone(redone, writing, world.locale) }),
  }
}
