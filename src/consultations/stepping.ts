import { type ActContext, act } from '../audit/act'
import { problem } from '../kernel/problem'
import { readQuestions } from '../questions/questionnaire'
import { demandOpen } from './asking'
import type { Consultation } from './consultation'
import { saveConsultation } from './draft-store'
import { findDraft } from './drafting'
import { keepWording, nameOf } from './keeping-steps'
import { othersStep, redoTarget, type Step, undoTarget } from './steps'
import { findStepState, listSteps } from './steps-store'
import { findNewestWording } from './versions-store'
import { readRemoved } from './wording'

/** A step back, the undone one again, or back to one of the history, by its number. */
export type Stepping = 'undo' | 'redo' | number

interface ToStep {
  id: number
  revision: number
  stepping: Stepping
  /** The step of another author that is knowingly undone or done again. */
  confirmed?: number
}

/** Goes back or forth among the changes of a draft. Throws stale, with `asks` for a step of another author that was not confirmed; notFound. */
export const stepQuestions = act('consultation.edit', async (context, toStep: ToStep) =>
  go(context, await findDraft(context.writer, toStep.id, context.permit), toStep),
)

/** The same in the working copy of one that is open. Throws notOpen, stale, notFound. */
export const stepWorkingCopy = act('consultation.changeQuestions', async (context, toStep: ToStep) =>
  go(context, await demandOpen(context, toStep.id), toStep),
)

async function go(context: ActContext, { id }: Consultation, { revision, stepping, confirmed }: ToStep) {
  const { writer, now } = context
  const steps = await listSteps(writer, id)
  const target = targetOf(steps, stepping)
  if (!target) throw problem('stale', { consultation: id })
  const others = othersStep(steps, stepping, nameOf(context.actor))
  if (others && others.step !== confirmed) throw problem('stale', { consultation: id, asks: others.step })
  const saved = await saveConsultation(writer, { id, revision }, {}, now)
  const before = await findNewestWording(writer, id)
  const state = await findStepState(writer, id, target.step)
  await keepWording(context, {
    consultationId: id,
    revision: saved.revision,
    before,
    after: { ...state, removed: stillRemoved(before.removed, state.questions) },
    kind: typeof stepping === 'number' ? 'return' : stepping,
    questionId: '',
    // Going back to one of the history is a change like any other, so that it can be undone.
    ...(typeof stepping !== 'number' && { shows: target.step }),
  })
  return { result: undefined, subject: `consultation:${id}`, details: { questions: 'step', step: target.step } }
}

function stillRemoved(removed: readonly unknown[], questions: readonly unknown[]) {
  const back = new Set(readQuestions(questions).map(({ id }) => id))
  return readRemoved(removed).filter(({ question }) => !back.has(question.id))
}

function targetOf(steps: readonly Step[], stepping: Stepping): Step | undefined {
  if (stepping === 'undo') return undoTarget(steps)
  return stepping === 'redo' ? redoTarget(steps) : steps.find(({ step }) => step === stepping)
}
