/** The changes of a working copy one after the other, and the way back and forth among them. */

export interface Step {
  step: number
  /** The step it followed; null for the first that is kept. */
  follows: number | null
  /** Where it only went back or forth: the step whose state came back. */
  shows: number | null
  revision: number
  personName: string
  at: Date
  kind: string
  questionId: string
}

/** What was done; other ways to change all questions at once have words of their own. */
export const STEP_KINDS = [
  'start',
  'add',
  'copy',
  'move',
  'change',
  'remove',
  'restore',
  'settings',
  'addLanguage',
  'removeLanguage',
  'translate',
  'record',
  'undo',
  'redo',
  'return',
  'other',
] as const
export type StepKind = (typeof STEP_KINDS)[number]
export const stepKindOf = (kind: string): StepKind => STEP_KINDS.find((each) => each === kind) ?? 'other'

export const MOST_STEPS = 200

/** The step whose state the working copy has now; undefined before the first change. */
export function standingAt(steps: readonly Step[]): Step | undefined {
  const last = steps.at(-1)
  return last?.shows ? steps.find(({ step }) => step === last.shows) : last
}

/** The step that undoing goes back to; undefined where nothing is left to undo. */
export function undoTarget(steps: readonly Step[]): Step | undefined {
  const now = standingAt(steps)
  return now?.follows ? steps.find(({ step }) => step === now.follows) : undefined
}

/** The step that was undone last and can be done again; none once something else was changed after it. */
export function redoTarget(steps: readonly Step[]): Step | undefined {
  const now = standingAt(steps)
  return now && steps.findLast(({ follows, shows }) => shows === null && follows === now.step)
}

/**
 * What undoing or doing again would do to another author's work: the step that would be undone, or the one that would be
 * done again where another made it or undid it. Undefined where all of it is one's own. Steps know their authors by name.
 */
export function othersStep(steps: readonly Step[], stepping: 'undo' | 'redo' | number, own: string): Step | undefined {
  const isOthers = (step: Step | undefined) => step !== undefined && step.personName !== '' && step.personName !== own
  if (stepping === 'undo') {
    const undone = undoTarget(steps) && standingAt(steps)
    return isOthers(undone) ? undone : undefined
  }
  const redone = stepping === 'redo' ? redoTarget(steps) : undefined
  return isOthers(redone) || (redone && isOthers(steps.at(-1))) ? redone : undefined
}

/** What was done after a page of this revision was opened. */
export const since = (steps: readonly Step[], revision: number): Step[] =>
  steps.filter((step) => step.revision > revision && step.kind !== 'start')

/** Whether a step is about a language, which then stands where others have their question. */
export const isOfLanguage = (kind: string): boolean => ['addLanguage', 'removeLanguage', 'translate', 'record'].includes(kind)

/** Typing is one step as long as one person stays at one question or language, a quarter of a minute at most. */
export const goesOn = (last: Step, next: Pick<Step, 'kind' | 'questionId' | 'personName' | 'at'>): boolean =>
  last.kind === next.kind &&
  ['change', 'translate'].includes(next.kind) &&
  last.questionId === next.questionId &&
  last.personName === next.personName &&
  next.at.getTime() - last.at.getTime() < 15_000
