import { type ActContext, act } from '../audit/act'
import type { Locale } from '../kernel/locale'
import { problem } from '../kernel/problem'
import {
  addQuestion,
  changeQuestion,
  copyQuestion,
  MOST_QUESTIONS,
  moveQuestion,
  removeQuestion,
  restoreQuestion,
} from '../questions/authoring'
import { faultsOf } from '../questions/draft'
import type { Question } from '../questions/question-type'
import { readQuestions } from '../questions/questionnaire'
import { addChange, saveConsultation } from './draft-store'
import { findDraft } from './drafting'
import { findConsultation, findQuestionnaire, hamletOptions, listAskedHamlets, newestVersion } from './store'
import { demandRunning, reasonFaults } from './transitions'
import { findNewestWording, type NewestWording, publishVersion, removeWorkingCopy, saveWording } from './versions-store'
import { type RemovedQuestion, readRemoved, wordingChanges } from './wording'

/** What an author does to the questions. */
export type QuestionEdit =
  | { kind: 'add'; type: string; locale: Locale }
  | { kind: 'copy' | 'remove' | 'restore'; question: string }
  | { kind: 'move'; question: string; to: 'up' | 'down' | number }
  | { kind: 'change'; question: string; changes: Partial<Omit<Question, 'id' | 'type'>> }

interface Edited {
  id: number
  /** Of the page it was done on; an older one is refused as stale. */
  revision: number
  edit: QuestionEdit
}

/** Edits the questions of a draft. Returns the question that was touched. Throws stale, notFound, invalid. */
export const editQuestions = act('consultation.edit', async (context, edited: Edited) => {
  await findDraft(context.writer, edited.id, context.permit)
  return store(context, edited)
})

/** The same while it is open: in a working copy that residents do not see until it is published. Throws notOpen, stale, notFound, invalid. */
export const changeQuestions = act('consultation.changeQuestions', async (context, edited: Edited) => {
  await demandOpen(context, edited.id)
  return store(context, edited)
})

/** Makes the working copy the version people answer, and tells the public why. Throws notOpen, invalid, stale. */
export const publishQuestions = act(
  'consultation.changeQuestions',
  async (context, { id, revision, note }: { id: number; revision: number; note: string }) => {
    const { writer, now } = context
    await demandOpen(context, id)
    const { questions: before } = await findQuestionnaire(writer, id, await newestVersion(writer, id))
    const copy = await demandWorkingCopy(context, id)
    const questions = readQuestions(copy.questions)
    const faulty = faultsOf(questions, hamletOptions(await listAskedHamlets(writer, id))).length > 0
    const unchanged = wordingChanges(before, questions).length === 0
    if (faulty || unchanged || Object.keys(reasonFaults(note)).length > 0) throw problem('invalid')
    await saveConsultation(writer, { id, revision }, {}, now)
    await publishVersion(writer, id, copy.number, now)
    await addChange(writer, { consultationId: id, kind: 'questionsChanged', at: now, reason: note, before: null, after: null })
    return { result: copy.number, subject: `consultation:${id}`, details: { version: copy.number, note } }
  },
)

/** Drops what was never published. Throws notOpen, stale. */
export const dropWorkingCopy = act(
  'consultation.changeQuestions',
  async (context, { id, revision }: { id: number; revision: number }) => {
    await demandOpen(context, id)
    const { number } = await demandWorkingCopy(context, id)
    await saveConsultation(context.writer, { id, revision }, {}, context.now)
    await removeWorkingCopy(context.writer, id, number)
    return { result: undefined, subject: `consultation:${id}`, details: { dropped: number } }
  },
)

async function demandOpen({ writer, permit, now }: ActContext, id: number): Promise<void> {
  const consultation = await findConsultation(writer, id)
  permit(consultation.unitPath)
  demandRunning(consultation, now)
}

async function demandWorkingCopy({ writer }: ActContext, id: number): Promise<NewestWording> {
  const newest = await findNewestWording(writer, id)
  if (newest.isPublished) throw problem('stale', { consultation: id })
  return newest
}

async function store({ writer, now }: ActContext, { id, revision, edit }: Edited) {
  await saveConsultation(writer, { id, revision }, {}, now)
  const before = await findNewestWording(writer, id)
  const questions = readQuestions(before.questions)
  const after = edited(questions, readRemoved(before.removed), edit)
  await saveWording(writer, id, before, after, now)
  const result = touched(questions, after.questions, edit)
  return { result, subject: `consultation:${id}`, details: { questions: edit.kind, question: result } }
}

interface Wording {
  questions: Question[]
  removed: RemovedQuestion[]
}

const MOST_REMOVED = 20

function edited(questions: readonly Question[], removed: readonly RemovedQuestion[], edit: QuestionEdit): Wording {
  if ((edit.kind === 'add' || edit.kind === 'copy' || edit.kind === 'restore') && questions.length >= MOST_QUESTIONS)
    throw problem('invalid', { most: MOST_QUESTIONS })
  const kept = [...removed]
  switch (edit.kind) {
    case 'add':
      return { questions: addQuestion(questions, edit.type, edit.locale), removed: kept }
    case 'copy':
      return { questions: copyQuestion(questions, edit.question), removed: kept }
    case 'move':
      return { questions: moveQuestion(questions, edit.question, edit.to), removed: kept }
    case 'change':
      return { questions: changeQuestion(questions, edit.question, edit.changes), removed: kept }
    case 'remove': {
      const { questions: rest, removed: question, place } = removeQuestion(questions, edit.question)
      return { questions: rest, removed: [...kept, { place, question }].slice(-MOST_REMOVED) }
    }
    case 'restore': {
      const back = kept.find(({ question }) => question.id === edit.question)
      if (!back) throw problem('notFound', { question: edit.question })
      return { questions: restoreQuestion(questions, back.question, back.place), removed: kept.filter((each) => each !== back) }
    }
  }
}

/** The id of the question an edit made or changed. */
function touched(before: readonly Question[], after: readonly Question[], edit: QuestionEdit): string {
  if (edit.kind !== 'add' && edit.kind !== 'copy') return edit.question
  return after.find(({ id }) => !before.some((each) => each.id === id))?.id ?? ''
}
