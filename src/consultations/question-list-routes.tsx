import { Hono } from 'hono'
import { QuestionsPage } from '../../views/consultations/questions-page'
import { counted, type Faults, type Fields, one } from '../kernel/fields'
import { Problem, problem } from '../kernel/problem'
import { cleanLine } from '../kernel/text'
import { MOST_QUESTIONS } from '../questions/authoring'
import { faultsOf } from '../questions/draft'
import { readQuestions } from '../questions/questionnaire'
import { isTypeName } from '../questions/types'
import type { Env, Handled } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { changeQuestions, dropWorkingCopy, editQuestions, publishQuestions } from './asking'
import { type Consultation, phaseAt } from './consultation'
import type { QuestionEdit } from './question-edits'
import { findOwn, mayEdit } from './seeing'
import { findQuestionnaire, hamletOptions, listAskedHamlets, newestVersion } from './store'
import { reasonFaults } from './transitions'
import { findNewestWording } from './versions-store'
import { readRemoved, wordingChanges } from './wording'

/** The list of questions and what is done to it as a whole. Each post carries the revision of its page. */
export const questionListRoutes = new Hono<Env>()
  .get('/staff/consultations/:id/questions', async (c) => show(c, await findOwn(c.var.world, c.req.param('id'))))

  .post('/staff/consultations/:id/questions', async (c) => {
    const fields = await readForm(c)
    const consultation = await findOwn(c.var.world, c.req.param('id'))
    const type = one(fields, 'type')
    if (!isTypeName(type)) return show(c, consultation, { faults: { type: type ? 'notAnOption' : 'required' } })
    const questions = (await findNewestWording(c.var.world.storage.reader, consultation.id)).questions
    if (questions.length >= MOST_QUESTIONS) return show(c, consultation, { faults: { type: 'tooManyQuestions' } })
    return doEdit(c, fields, { kind: 'add', type, locale: c.var.world.locale }, (id) => `/${id}`)
  })

  .post('/staff/consultations/:id/questions/:question/copy', async (c) =>
    doEdit(c, await readForm(c), { kind: 'copy', question: c.req.param('question') }, (id) => `#${id}`),
  )
  .post('/staff/consultations/:id/questions/:question/removal', async (c) =>
    doEdit(c, await readForm(c), { kind: 'remove', question: c.req.param('question') }, (id) => `?removed=${id}#removed`),
  )
  .post('/staff/consultations/:id/questions/:question/restoration', async (c) =>
    doEdit(c, await readForm(c), { kind: 'restore', question: c.req.param('question') }, (id) => `#${id}`),
  )
  .post('/staff/consultations/:id/questions/:question/move', async (c) => {
    const fields = await readForm(c)
    const to = placeIn(one(fields, 'to'))
    return doEdit(c, fields, { kind: 'move', question: c.req.param('question'), to }, (id) => `#${id}`)
  })

  .post('/staff/consultations/:id/wording/publication', async (c) => {
    const fields = await readForm(c)
    const { world } = c.var
    const consultation = await findOwn(world, c.req.param('id'))
    const note = cleanLine(one(fields, 'note'))
    const faults = note === undefined ? { note: 'badText' } : reasonFaults(note)
    const asReason: Faults = 'reason' in faults ? { note: faults['reason'] ?? '' } : faults
    const typed = one(fields, 'note').toWellFormed()
    if (Object.keys(asReason).length > 0) return show(c, consultation, { faults: asReason, note: typed })
    try {
      await publishQuestions(world, { id: consultation.id, revision: revisionOf(fields), note: note ?? '' })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.kind === 'invalid') return show(c, consultation, { faults: { note: 'faultyQuestions' }, note: typed })
      if (error.kind === 'stale') return show(c, consultation, { isStale: true, note: typed })
      throw error
    }
    return seeOther(c, `/staff/consultations/${consultation.id}`)
  })

  .post('/staff/consultations/:id/wording/dropping', async (c) => {
    const fields = await readForm(c)
    const consultation = await findOwn(c.var.world, c.req.param('id'))
    await dropWorkingCopy(c.var.world, { id: consultation.id, revision: revisionOf(fields) })
    return seeOther(c, `/staff/consultations/${consultation.id}/questions`)
  })

/** Does it, and goes to what the list's address is followed by; on an older page the list as it is now, refused. */
async function doEdit(c: Handled, fields: Fields, edit: QuestionEdit, after: (question: string) => string): Promise<Response> {
  const { world } = c.var
  const consultation = await findOwn(world, c.req.param('id'))
  const apply = consultation.state === 'draft' ? editQuestions : changeQuestions
  try {
    const question = await apply(world, { id: consultation.id, revision: revisionOf(fields), edit })
    return seeOther(c, `/staff/consultations/${consultation.id}/questions${after(question)}`)
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'stale') throw error
    return show(c, await findOwn(world, c.req.param('id')), { isStale: true })
  }
}

interface Shown {
  faults?: Faults
  note?: string
  isStale?: boolean
}

async function show(c: Handled, consultation: Consultation, { faults = {}, note = '', isStale = false }: Shown = {}) {
  const { world } = c.var
  const { reader } = world.storage
  const { id, revision, state } = consultation
  const wording = await findNewestWording(reader, id)
  const questions = readQuestions(wording.questions)
  const phase = phaseAt(consultation, world.now())
  const version = await newestVersion(reader, id)
  const change =
    state === 'draft'
      ? null
      : {
          version,
          isWorkingCopy: !wording.isPublished,
          differences: wordingChanges((await findQuestionnaire(reader, id, version)).questions, questions),
        }
  const page = {
    consultation,
    phase,
    mayEdit: mayEdit(world.actor, consultation),
    revision,
    questions,
    change,
    faults,
    note,
    isStale,
  }
  return respond(
    c,
    <QuestionsPage
      {...page}
      removed={readRemoved(wording.removed).map(({ question }) => question)}
      justRemoved={c.req.query('removed') ?? ''}
      problems={faultsOf(questions, hamletOptions(await listAskedHamlets(reader, id)))}
      mayChange={page.mayEdit && ['draft', 'open', 'notYetOpen'].includes(phase)}
    />,
    isStale ? 409 : Object.keys(faults).length > 0 ? 422 : 200,
  )
}

const revisionOf = (fields: Fields): number => counted(fields, 'revision')

/** Up, down, or a place counted from 0. Throws badRequest. */
function placeIn(typed: string): 'up' | 'down' | number {
  if (typed === 'up' || typed === 'down') return typed
  if (!/^\d{1,3}$/.test(typed)) throw problem('badRequest')
  return Number(typed)
}
