import type { Writer } from '../../db/storage'
import { isSame } from '../kernel/ordered'
import { problem } from '../kernel/problem'
import type { Actor } from '../kernel/world'
import { settingsSchema } from '../questions/questionnaire-settings'
import { goesOn, type Step, standingAt } from './steps'
import { addStep, listSteps, maybeFindLastState, saveStep } from './steps-store'
import { type NewestWording, saveWording } from './versions-store'

export interface ToKeep {
  consultationId: number
  /** Of the consultation after this change. */
  revision: number
  before: NewestWording
  after: Pick<NewestWording, 'questions' | 'removed'> & { settings?: unknown }
  /** What was done (steps.ts), and to which question; '' for none. */
  kind: string
  questionId: string
  /** Where it only goes back or forth: the step whose state comes back. */
  shows?: number
}

/** Saves the working copy and notes the step, so that it can be undone. Every change of the questions comes through here. */
export async function keepWording(
  { writer, now, actor }: { writer: Writer; now: Date; actor: Actor },
  kept: ToKeep,
): Promise<void> {
  const { consultationId, revision, before, after, kind, questionId, shows = null } = kept
  if (after.settings !== undefined && !isSame(after.settings ?? null, before.settings ?? null)) demandNamedOnce(after.settings)
  await saveWording(writer, consultationId, before, after, now)
  const steps = await listSteps(writer, consultationId)
  const state = { questions: after.questions, settings: after.settings === undefined ? before.settings : after.settings }
  const personName = nameOf(actor)
  let last = standingAt(steps)
  let number = steps.at(-1)?.step ?? 0
  const known = await maybeFindLastState(writer, consultationId)
  if (!known || !isSame([known.questions, known.settings ?? null], [before.questions, before.settings ?? null])) {
    const start: Step = {
      step: ++number,
      follows: last?.step ?? null,
      shows: null,
      revision: revision - 1,
      personName: '',
      at: now,
      kind: 'start',
      questionId: '',
    }
    await addStep(writer, consultationId, { ...start, questions: before.questions, settings: before.settings })
    last = start
  }
  const step: Step = { step: number + 1, follows: last?.step ?? null, shows, revision, personName, at: now, kind, questionId }
  if (last && last.step === number && shows === null && goesOn(last, step))
    await saveStep(writer, consultationId, { ...state, step: last.step, revision })
  else await addStep(writer, consultationId, { ...step, ...state })
}

/** However settings came: a file, a form or two authors at once. Throws invalid. */
function demandNamedOnce(settings: unknown): void {
  const judged = settingsSchema.safeParse(settings ?? {})
  if (!judged.success) throw problem('invalid')
}

/** As steps name who did them. */
export const nameOf = (actor: Actor): string => (actor.kind === 'resident' ? '' : actor.name)
