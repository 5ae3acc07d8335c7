import { counted, type Fields, one } from '../kernel/fields'
import { Problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import { merged, type Prints, printsOf, readPrints } from '../questions/merging'
import type { Question } from '../questions/question-type'
import { changeQuestions, editQuestions } from './asking'
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
  const base = chosenBase(sent, kept)
  try {
    await doEdit(world, consultation, counted(sent, 'revision'), { kind: 'change', question: id, changes, ...(base && { base }) })
    return true
  } catch (error) {
    if (!(error instanceof Problem) || !['stale', 'notOpen', 'notFound'].includes(error.kind)) throw error
    return false
  }
}

/**
 * The prints of the question as its page showed it. On the page of a conflict each field was chosen: `keep.label` is
 * `mine` or `theirs`, and `seen` are the prints of what the other author had written by then.
 */
function chosenBase(sent: Fields, mine: Question): Prints | undefined {
  const base = readPrints(one(sent, 'base'))
  const seen = readPrints(one(sent, 'seen'))
  if (!seen) return base
  const own = printsOf(mine)
  const chosen = Object.keys(seen).flatMap((field) => {
    const keep = one(sent, `keep.${field}`)
    const print = keep === 'mine' ? seen[field] : keep === 'theirs' ? own[field] : undefined
    return print === undefined ? [] : [[field, print] as const]
  })
  return { ...base, ...Object.fromEntries(chosen) }
}

/** The fields that both changed, each otherwise, and the prints of them as they are stored. */
export function conflictOf(sent: Fields, mine: Question, theirs: Question): { fields: readonly string[]; seen: Prints } {
  const { conflicts } = merged(chosenBase(sent, mine) ?? {}, mine, theirs)
  const prints = printsOf(theirs)
  return { fields: conflicts, seen: Object.fromEntries(conflicts.map((field) => [field, prints[field] ?? '000000000000'])) }
}
