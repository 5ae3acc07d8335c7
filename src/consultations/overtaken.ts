import type { Reader } from '../../db/storage'
import { problem } from '../kernel/problem'
import { readQuestions } from '../questions/questionnaire'
import type { Consultation } from './consultation'
import { fitting } from './fitting'
import type { QuestionEdit } from './question-edits'
import { type Step, since } from './steps'
import { findStepState, listSteps } from './steps-store'
import { findNewestWording } from './versions-store'

interface OnOlderPage {
  id: number
  revision: number
  edit: QuestionEdit
}

/** What is to be done to the list of now for an edit of an older page; null where it is so already. Throws stale, with what it goes against. */
export async function fittedEdit(
  reader: Reader,
  { state }: Consultation,
  { id, revision, edit }: OnOlderPage,
): Promise<QuestionEdit | null> {
  const steps = await listSteps(reader, id)
  const now = readQuestions((await findNewestWording(reader, id)).questions)
  const shown = stepShownAt(steps, revision, state === 'draft')
  const isUnchanged = state === 'draft' && steps.length === 0
  const base = shown ? readQuestions((await findStepState(reader, id, shown.step)).questions) : isUnchanged ? now : undefined
  const fitted = fitting(edit, { base, now, steps: since(steps, revision) })
  if ('edit' in fitted) return fitted.edit
  const { clash, question, place } = fitted
  throw problem('stale', { consultation: id, clash, question, ...(place !== undefined && { place }) })
}

/**
 * The step after which a page of this revision was opened. Before the first step of a draft nothing was changed; of one
 * that is open another version may have been published in between.
 */
function stepShownAt(steps: readonly Step[], revision: number, isDraft: boolean): Step | undefined {
  const [first] = steps
  return steps.findLast((step) => step.revision <= revision) ?? (isDraft && first?.step === 1 ? first : undefined)
}
