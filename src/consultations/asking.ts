import { type ActContext, act } from '../audit/act'
import { isSame } from '../kernel/ordered'
import { problem } from '../kernel/problem'
import { frozenChanges } from '../questions/frozen'
import type { Prints } from '../questions/merging'
import { readQuestions } from '../questions/questionnaire'
import { mustMend } from '../questions/questionnaire-faults'
import { type QuestionnaireSettings, readSettings } from '../questions/questionnaire-settings'
import { mergedSettings } from '../questions/settings-merging'
import { keptWithTheirTexts } from '../questions/wording-names'
import { rewordedQuestions } from '../questions/wordings'
import type { Consultation } from './consultation'
import { addChange, saveConsultation } from './draft-store'
import { findDraft } from './drafting'
import { keepWording } from './keeping-steps'
import { fittedEdit } from './overtaken'
import { edited, type QuestionEdit, touched } from './question-edits'
import { findConsultation, findQuestionnaire, hamletOptions, listAskedHamlets, newestVersion } from './store'
import { demandRunning, reasonFaults } from './transitions'
import { findNewestWording, type NewestWording, publishVersion, removeWorkingCopy } from './versions-store'
import { readRemoved, wordingChanges } from './wording'
import { saveWordingChoice } from './wording-choices-store'

interface Edited {
  id: number
  /** Of the page it was done on; on an older one it is merged (overtaken.ts). */
  revision: number
  edit: QuestionEdit
}

/** Edits the questions of a draft. Returns the question that was touched. Throws stale, notFound, invalid. */
export const editQuestions = act('consultation.edit', async (context, edited: Edited) => {
  return store(context, await findDraft(context.writer, edited.id, context.permit), edited)
})

/** The same while it is open: in a working copy that residents do not see until it is published. Throws notOpen, stale, notFound, invalid. */
export const changeQuestions = act('consultation.changeQuestions', async (context, edited: Edited) => {
  return store(context, await demandOpen(context, edited.id), edited)
})

interface Publishing {
  id: number
  revision: number
  note: string
  /** Questions whose words changed and whose meaning did not: they go on being counted together. */
  sameMeaning?: readonly string[]
}

/** Makes the working copy the version people answer, and tells the public why. Throws notOpen, invalid, stale. */
export const publishQuestions = act(
  'consultation.changeQuestions',
  async (context, { id, revision, note, sameMeaning = [] }: Publishing) => {
    const { writer, now, actor } = context
    await demandOpen(context, id)
    const { questions: before, settings } = await findQuestionnaire(writer, id, await newestVersion(writer, id))
    const copy = await demandWorkingCopy(context, id)
    const questions = readQuestions(copy.questions)
    const hamlets = hamletOptions(await listAskedHamlets(writer, id))
    const { hiddenFields, quotas } = readSettings(copy.settings)
    const faulty = mustMend({ questions, hamlets, hiddenFields, quotas }).length > 0
    const unchanged = wordingChanges(before, questions).length === 0 && isSame(settings, readSettings(copy.settings))
    if (faulty || unchanged || Object.keys(reasonFaults(note)).length > 0) throw problem('invalid')
    if (frozenChanges(before, questions).length > 0) throw problem('invalid', { fault: 'ruleFrozen' })
    await saveConsultation(writer, { id, revision }, {}, now)
    await publishVersion(writer, id, copy.number, now)
    await addChange(writer, { consultationId: id, kind: 'questionsChanged', at: now, reason: note, before: null, after: null })
    const joined = rewordedQuestions(before, questions).filter(({ id: question }) => sameMeaning.includes(question))
    const decided = { personName: actor.kind === 'resident' ? '' : actor.name, at: now }
    for (const { id: question } of joined)
      await saveWordingChoice(writer, id, { question, version: copy.number, isJoined: true, reason: note }, decided)
    const details = { version: copy.number, note, ...(joined.length > 0 && { joined: joined.map((each) => each.id) }) }
    return { result: copy.number, subject: `consultation:${id}`, details }
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

/** Throws notPermitted, notOpen. */
export async function demandOpen({ writer, permit, now }: ActContext, id: number): Promise<Consultation> {
  const consultation = await findConsultation(writer, id)
  permit(consultation.unitPath)
  demandRunning(consultation, now)
  return consultation
}

async function demandWorkingCopy({ writer }: ActContext, id: number): Promise<NewestWording> {
  const newest = await findNewestWording(writer, id)
  if (newest.isPublished) throw problem('stale', { consultation: id })
  return newest
}

async function store(context: ActContext, consultation: Consultation, { id, revision, edit }: Edited) {
  const { writer, now } = context
  const before = await findNewestWording(writer, id)
  const questions = readQuestions(before.questions)
  const isOlder = consultation.revision !== revision
  const fitted = isOlder ? await fittedEdit(writer, consultation, { id, revision, edit }) : edit
  const after = fitted ? edited(questions, readRemoved(before.removed), fitted) : { questions, removed: [] }
  const result = touched(questions, after.questions, edit)
  const done = { result, subject: `consultation:${id}`, details: { questions: edit.kind, question: result } }
  // The same form sent again changes nothing and is no step.
  if (isSame(questions, after.questions)) return done
  const saved = await saveConsultation(writer, { id, revision: consultation.revision }, {}, now)
  const { kind } = edit
  const stored = readSettings(before.settings)
  const kept = keptWithTheirTexts(
    stored,
    [...questions, ...readRemoved(before.removed).map(({ question }) => question)],
    after.questions,
  )
  const settings = kept === stored ? before.settings : kept
  await keepWording(context, {
    consultationId: id,
    revision: saved.revision,
    before,
    after: { ...after, settings },
    kind,
    questionId: result,
  })
  return done
}

/** Settles what concerns the questionnaire as a whole. Throws stale, notOpen. */
export const settleQuestionnaire = act('consultation.edit', async (context, settling: Settling) => {
  await findDraft(context.writer, settling.id, context.permit)
  return settle(context, settling)
})

/** The same while it is open, in the working copy. */
export const changeSettlements = act('consultation.changeQuestions', async (context, settling: Settling) => {
  await demandOpen(context, settling.id)
  return settle(context, settling)
})

interface Settling {
  id: number
  revision: number
  settings: QuestionnaireSettings
  /** The prints of the settings as their page showed them: with them they are merged with what others settled since. */
  base?: Prints
}

async function settle(context: ActContext, { id, revision, settings, base }: Settling) {
  const { writer, now } = context
  const consultation = await findConsultation(writer, id)
  const before = await findNewestWording(writer, id)
  const stored = readSettings(before.settings)
  if (!base && consultation.revision !== revision) throw problem('stale', { consultation: id })
  const { settings: kept, conflicts } = base ? mergedSettings(base, settings, stored) : { settings, conflicts: [] }
  if (conflicts.length > 0) throw problem('stale', { consultation: id })
  const done = { result: undefined, subject: `consultation:${id}`, details: { questions: 'settings', ...kept } }
  if (isSame(stored, kept)) return done
  const saved = await saveConsultation(writer, { id, revision: consultation.revision }, {}, now)
  const after = { ...before, settings: kept }
  await keepWording(context, { consultationId: id, revision: saved.revision, before, after, kind: 'settings', questionId: '' })
  return done
}
