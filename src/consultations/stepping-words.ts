import { dateTime } from '../i18n/locale'
import { messages } from '../i18n/messages'
import type { World } from '../kernel/world'
import { nameOf } from './keeping-steps'
import { othersStep, redoTarget, type Step, standingAt, undoTarget } from './steps'
import { listSteps } from './steps-store'
import { type Writing, whatWasDone } from './writing'

/** What there is to undo and to do again, in words, with its author where that is another; absent where there is nothing. */
export interface StepsInWords {
  undo?: string
  redo?: string
}

export async function stepsInWords(world: World, writing: Writing): Promise<StepsInWords> {
  const steps = await listSteps(world.storage.reader, writing.consultation.id)
  const undone = undoTarget(steps) && standingAt(steps)
  const redone = redoTarget(steps)
  const said = (step: Step) => {
    const what = whatWasDone(step, writing, world.locale)
    const isOthers = step.personName !== '' && step.personName !== nameOf(world.actor)
    return isOthers ? messages[world.locale].editor.asking.by(what, step.personName) : what
  }
  return { ...(undone && { undo: said(undone) }), ...(redone && { redo: said(redone) }) }
}

export interface AskedStep {
  way: 'undo' | 'redo'
  step: number
  who: string
  when: string
  what: string
  /** Who undid what would be done again, and when. */
  undone?: { who: string; when: string }
}

/** The step of another author that would be undone or done again; undefined where there is none. */
export async function askedStep(world: World, writing: Writing, way: 'undo' | 'redo'): Promise<AskedStep | undefined> {
  const steps = await listSteps(world.storage.reader, writing.consultation.id)
  const step = othersStep(steps, way, nameOf(world.actor))
  if (!step) return undefined
  const when = (at: Date) => dateTime(at, world.locale)
  const last = steps.at(-1)
  return {
    way,
    step: step.step,
    who: step.personName || messages[world.locale].editor.conflict.somebody,
    when: when(step.at),
    what: whatWasDone(step, writing, world.locale),
    ...(way === 'redo' && last?.kind === 'undo' && { undone: { who: last.personName, when: when(last.at) } }),
  }
}
