import { counted, type Fields } from '../kernel/fields'
import { Problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import { ABSENT, merged, type Prints, printsOf } from '../questions/merging'
import type { Question } from '../questions/question-type'
import { changeQuestions, editQuestions } from './asking'
import { chosenBase } from './chosen-base'
import type { Consultation } from './consultation'
import type { QuestionEdit } from './question-edits'
import { type Stepping, stepQuestions, stepWorkingCopy } from './stepping'

/** Does an edit in the draft, or in the working copy of what is open. Throws stale, notOpen, notFound, invalid. */
export const doEdit = (world: World, { id, state }: Consultation, revision: number, edit: QuestionEdit): Promise<string> =>
  (state === 'draft' ? editQuestions : changeQuestions)(world, { id, revision, edit })

interface Stepped {
  stepping: Stepping
  /** The step of another author that is knowingly undone or done again. */
  confirmed?: number
}

export const doStep = (world: World, { id, state }: Consultation, revision: number, stepped: Stepped): Promise<void> =>
  (state === 'draft' ? stepQuestions : stepWorkingCopy)(world, { id, revision, ...stepped })

/** `false` where another author changed the same question otherwise, took it out, or it was closed meanwhile. */
export async function saveQuestion(world: World, consultation: Consultation, sent: Fields, kept: Question): Promise<boolean> {
  const { id, type: _, ...changes } = kept
  const base = chosenBase(sent, printsOf(kept))
  try {
    await doEdit(world, consultation, counted(sent, 'revision'), { kind: 'change', question: id, changes, ...(base && { base }) })
    return true
  } catch (error) {
    if (!(error instanceof Problem) || !['stale', 'notOpen', 'notFound'].includes(error.kind)) throw error
    return false
  }
}

/** The fields that both changed, each otherwise, and the prints of them as they are stored. */
export function conflictOf(sent: Fields, mine: Question, theirs: Question): { fields: readonly string[]; seen: Prints } {
  const { conflicts } = merged(chosenBase(sent, printsOf(mine)) ?? {}, mine, theirs)
  const prints = printsOf(theirs)
  return { fields: conflicts, seen: Object.fromEntries(conflicts.map((field) => [field, prints[field] ?? ABSENT])) }
}
