import { isSame } from '../kernel/ordered'
import type { Question } from '../questions/question-type'
import { typeOf } from '../questions/types'
import type { QuestionEdit } from './question-edits'
import type { Step } from './steps'
import { movedAmong } from './wording'

/**
 * What an author does to the list on a page that others have overtaken. It is done to the list of now wherever what was
 * meant still makes sense; what goes against another author's work is shown to be chosen.
 */
export type Clash =
  /** To be taken out, and changed by the other. */
  | 'changed'
  /** Moved by both, to different places. */
  | 'moved'
  /** To be moved or copied, and taken out by the other. */
  | 'removed'
  /** The section it was to go into is taken out. */
  | 'sectionGone'
  /** What that page showed is not known any more. */
  | 'unknown'

export type Fitting =
  /** What is to be done now; null where it is so already. */
  { edit: QuestionEdit | null } | { clash: Clash; question: string /** Where it was meant to stand. */; place?: number }

export interface Overtaken {
  /** What the older page showed; undefined where that is not kept. */
  base: readonly Question[] | undefined
  now: readonly Question[]
  /** What was done since that page. */
  steps: readonly Step[]
}

export function fitting(edit: QuestionEdit, overtaken: Overtaken): Fitting {
  const { base, now } = overtaken
  switch (edit.kind) {
    case 'change':
      return edit.base ? { edit } : { clash: 'unknown', question: edit.question }
    case 'add':
      return edit.id ? { edit: placedAfter(edit, overtaken) } : { clash: 'unknown', question: '' }
    case 'copy':
      if (!has(now, edit.question)) return { clash: 'removed', question: edit.question }
      return edit.id ? { edit } : { clash: 'unknown', question: edit.question }
    case 'restore':
      return { edit: has(now, edit.question) ? null : edit }
    case 'remove':
      return fittingRemoval(edit, base, now)
    case 'move':
      return fittingMove(edit, overtaken)
  }
}

function fittingRemoval(
  edit: QuestionEdit & { question: string },
  base: readonly Question[] | undefined,
  now: readonly Question[],
) {
  const current = now.find(({ id }) => id === edit.question)
  const before = base?.find(({ id }) => id === edit.question)
  if (!current) return { edit: null }
  if (!before) return { clash: 'unknown' as const, question: edit.question }
  return isSame(before, current) ? { edit } : { clash: 'changed' as const, question: edit.question }
}

/** After what it was to stand behind, or behind what stood before that and is still there. */
function placedAfter(edit: QuestionEdit & { kind: 'add' }, { base, now }: Overtaken): QuestionEdit {
  const { after } = edit
  if (!after || has(now, after) || !base || !has(base, after)) return edit
  const earlier = base
    .slice(
      0,
      base.findIndex(({ id }) => id === after),
    )
    .findLast(({ id }) => has(now, id))
  return { ...edit, place: earlier ? placeIn(now, earlier.id) + 1 : 0 }
}

function fittingMove(edit: QuestionEdit & { kind: 'move' }, { base, now, steps }: Overtaken): Fitting {
  const { question, to } = edit
  if (typeof to === 'object') {
    if (!has(now, question)) return { clash: 'removed', question }
    if (to.section !== '' && !has(now, to.section)) return { clash: 'sectionGone', question: to.section }
    return hasMoved(question, { base, now, steps }) && sectionOf(now, question) !== to.section
      ? { clash: 'moved', question }
      : { edit }
  }
  if (!base || !has(base, question)) return { clash: 'unknown', question }
  const { before, after } = neighbours(base, now, question, to)
  const others = now.filter(({ id }) => id !== question)
  const [first, last] = [before ? placeIn(others, before) + 1 : 0, after ? placeIn(others, after) : others.length]
  const place = (to === 'up' || !before) && after ? last : first
  if (!has(now, question)) return { clash: 'removed', question, place }
  const stands = placeIn(now, question)
  // It stands between the two already: the same press again, or the other did the same.
  if ((!before || placeIn(now, before) < stands) && (!after || stands < placeIn(now, after))) return { edit: null }
  if (hasMoved(question, { base, now, steps })) return { clash: 'moved', question, place }
  return { edit: { ...edit, to: place } }
}

/** What it was to stand between, of that which is still there. */
function neighbours(base: readonly Question[], now: readonly Question[], question: string, to: 'up' | 'down' | number) {
  const was = placeIn(base, question)
  const others = base.filter(({ id }) => id !== question)
  const wanted = Math.max(0, Math.min(others.length, to === 'up' ? was - 1 : to === 'down' ? was + 1 : to))
  return {
    before: others.slice(0, wanted).findLast(({ id }) => has(now, id))?.id,
    after: others.slice(wanted).find(({ id }) => has(now, id))?.id,
  }
}

/** Whether somebody moved that very question; where all was put back to an earlier state, whether its order is another. */
function hasMoved(question: string, { base = [], now, steps }: Overtaken): boolean {
  if (steps.some(({ kind, questionId }) => kind === 'move' && questionId === question)) return true
  const [before, after] = [base, now].map((list) => list.map(({ id }) => id))
  const isBackAndForth = steps.some(({ kind }) => ['undo', 'redo', 'return', 'other'].includes(kind))
  return (
    isBackAndForth &&
    before !== undefined &&
    after !== undefined &&
    movedAmong(both(before, after), both(after, before)).has(question)
  )
}

const both = (ids: readonly string[], others: readonly string[]) => ids.filter((id) => others.includes(id))

const sectionOf = (questions: readonly Question[], id: string): string =>
  questions.slice(0, placeIn(questions, id)).findLast(({ type }) => typeOf(type).role === 'section')?.id ?? ''

const has = (questions: readonly Question[], id: string): boolean => questions.some((each) => each.id === id)
const placeIn = (questions: readonly Question[], id: string): number => questions.findIndex((each) => each.id === id)
