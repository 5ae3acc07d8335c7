import type { Locale } from '../kernel/locale'
import { problem } from '../kernel/problem'
import {
  addQuestion,
  changeQuestion,
  copyQuestion,
  MOST_QUESTIONS,
  moveIntoSection,
  moveQuestion,
  removeQuestion,
  restoreQuestion,
} from '../questions/authoring'
import { merged, type Prints } from '../questions/merging'
import type { Question } from '../questions/question-type'
import type { RemovedQuestion } from './wording'

type Changes = Partial<Omit<Question, 'id' | 'type'>>

/** What an author does to the questions. */
export type QuestionEdit =
  /** `id` is one that the page made up, so that sending it twice adds one; it stands at `place`, else after `after`, else at the end. `given` is what it comes with. */
  | { kind: 'add'; type: string; locale: Locale; id?: string; after?: string; place?: number; given?: Changes }
  | { kind: 'copy'; question: string; id?: string }
  | { kind: 'remove'; question: string }
  /** With changes where somebody went on writing in what had been taken out; at `place`, else where it stood. */
  | { kind: 'restore'; question: string; changes?: Changes; place?: number }
  | { kind: 'move'; question: string; to: 'up' | 'down' | number | { section: string } }
  /** `base` are the prints of the question as its page showed it: with them it is merged with what others did since. */
  | { kind: 'change'; question: string; changes: Changes; base?: Prints }

export interface Wording {
  questions: Question[]
  removed: RemovedQuestion[]
}

const MOST_REMOVED = 20

/** Throws notFound; invalid for one too many; stale for a change that goes against somebody else's. */
export function edited(questions: readonly Question[], removed: readonly RemovedQuestion[], edit: QuestionEdit): Wording {
  if ((edit.kind === 'add' || edit.kind === 'copy' || edit.kind === 'restore') && questions.length >= MOST_QUESTIONS)
    throw problem('invalid', { most: MOST_QUESTIONS })
  const kept = [...removed]
  switch (edit.kind) {
    case 'add': {
      if (questions.some(({ id }) => id === edit.id)) return { questions: [...questions], removed: kept }
      const after = questions.findIndex(({ id }) => id === edit.after)
      const place = edit.place ?? (after < 0 ? questions.length : after + 1)
      const added = addQuestion(questions, edit.type, edit.locale, place, edit.id)
      const made = added[place]
      return { questions: edit.given && made ? changeQuestion(added, made.id, edit.given) : added, removed: kept }
    }
    case 'copy':
      if (questions.some(({ id }) => id === edit.id)) return { questions: [...questions], removed: kept }
      return { questions: copyQuestion(questions, edit.question, edit.id), removed: kept }
    case 'move': {
      const { question, to } = edit
      const moved =
        typeof to === 'object' ? moveIntoSection(questions, question, to.section) : moveQuestion(questions, question, to)
      return { questions: moved, removed: kept }
    }
    case 'change':
      return { questions: changed(questions, edit), removed: kept }
    case 'remove': {
      const { questions: rest, removed: question, place } = removeQuestion(questions, edit.question)
      return { questions: rest, removed: [...kept, { place, question }].slice(-MOST_REMOVED) }
    }
    case 'restore': {
      const back = kept.find(({ question }) => question.id === edit.question)
      if (!back) throw problem('notFound', { question: edit.question })
      const question = { ...back.question, ...edit.changes }
      return {
        questions: restoreQuestion(questions, question, edit.place ?? back.place),
        removed: kept.filter((each) => each !== back),
      }
    }
  }
}

function changed(questions: readonly Question[], { question: id, changes, base }: QuestionEdit & { kind: 'change' }): Question[] {
  const theirs = questions.find((each) => each.id === id)
  if (!theirs || !base) return changeQuestion(questions, id, changes)
  const { question, conflicts } = merged(base, { ...theirs, ...changes }, theirs)
  if (conflicts.length > 0) throw problem('stale', { question: id })
  return changeQuestion(questions, id, question)
}

/** The id of the question an edit made or changed. */
export function touched(before: readonly Question[], after: readonly Question[], edit: QuestionEdit): string {
  if ((edit.kind === 'add' || edit.kind === 'copy') && edit.id !== undefined) return edit.id
  if (edit.kind !== 'add' && edit.kind !== 'copy') return edit.question
  return after.find(({ id }) => !before.some((each) => each.id === id))?.id ?? ''
}
