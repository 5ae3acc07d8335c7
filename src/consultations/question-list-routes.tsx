import { Hono } from 'hono'
import { QuestionsPage } from '../../views/consultations/questions-page'
import { counted, type Faults, type Fields, many, one } from '../kernel/fields'
import { isSame } from '../kernel/ordered'
import { Problem, problem } from '../kernel/problem'
import { cleanLine } from '../kernel/text'
import { freshId, MOST_QUESTIONS } from '../questions/authoring'
import { faultsOf } from '../questions/draft'
import type { Option, Question } from '../questions/question-type'
import { readQuestions } from '../questions/questionnaire'
import { mustMend } from '../questions/questionnaire-faults'
import { readSettings } from '../questions/questionnaire-settings'
import { isTypeName } from '../questions/types'
import { rewordedQuestions } from '../questions/wordings'
import type { Env, Handled } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { dropWorkingCopy, publishQuestions } from './asking'
import { clashOf, type ShownClash } from './clashing'
import { type Consultation, phaseAt } from './consultation'
import { incompleteLanguages, languageLines } from './language-reading'
import type { QuestionEdit } from './question-edits'
import { doEdit } from './question-saving'
import { meanwhileOn } from './question-showing-routes'
import { findOwn, mayEdit } from './seeing'
import { stepsInWords } from './stepping-words'
import { findQuestionnaire, hamletOptions, listAskedHamlets, newestVersion } from './store'
import { reasonFaults } from './transitions'
import { findNewestWording } from './versions-store'
import { wordingChanges } from './wording'
import { changesBetween, findWriting, type Writing } from './writing'

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
    const after = one(fields, 'after')
    const made = { ...freshIn(fields), ...(after && { after }) }
    return doList(c, fields, { kind: 'add', type, locale: c.var.world.locale, ...made }, (id) => `/${id}`)
  })

  .post('/staff/consultations/:id/questions/:question/copy', async (c) => {
    const fields = await readForm(c)
    return doList(c, fields, { kind: 'copy', question: c.req.param('question'), ...freshIn(fields) }, (id) => `#${id}`)
  })
  .post('/staff/consultations/:id/questions/:question/removal', async (c) =>
    doList(c, await readForm(c), { kind: 'remove', question: c.req.param('question') }, (id) => `?removed=${id}#removed`),
  )
  .post('/staff/consultations/:id/questions/:question/restoration', async (c) => {
    const fields = await readForm(c)
    const place = fields.has('place') && { place: counted(fields, 'place') }
    return doList(c, fields, { kind: 'restore', question: c.req.param('question'), ...place }, (id) => `#${id}`)
  })
  .post('/staff/consultations/:id/questions/:question/move', async (c) => {
    const fields = await readForm(c)
    const section = fields.get('section')?.[0]
    const to = section === undefined ? placeIn(one(fields, 'to')) : { section }
    return doList(c, fields, { kind: 'move', question: c.req.param('question'), to }, (id) => `#${id}`)
  })

  .post('/staff/consultations/:id/wording/publication', async (c) => {
    const fields = await readForm(c)
    const { world } = c.var
    const consultation = await findOwn(world, c.req.param('id'))
    const note = cleanLine(one(fields, 'note'))
    const faults = note === undefined ? { note: 'badText' } : reasonFaults(note)
    const asReason: Faults = 'reason' in faults ? { note: faults['reason'] ?? '' } : faults
    const typed = one(fields, 'note').toWellFormed()
    const sameMeaning = many(fields, 'sameMeaning')
    if (Object.keys(asReason).length > 0) return show(c, consultation, { faults: asReason, note: typed, sameMeaning })
    try {
      await publishQuestions(world, { id: consultation.id, revision: revisionOf(fields), note: note ?? '', sameMeaning })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.kind === 'invalid') {
        const fault = error.details['fault'] === 'ruleFrozen' ? 'ruleFrozen' : 'faultyQuestions'
        return show(c, consultation, { faults: { note: fault }, note: typed, sameMeaning })
      }
      if (error.kind === 'stale') {
        const now = await findOwn(world, c.req.param('id'))
        return show(c, now, { isStale: true, since: revisionOf(fields), note: typed, sameMeaning })
      }
      throw error
    }
    return seeOther(c, `/staff/consultations/${consultation.id}`)
  })

  .post('/staff/consultations/:id/wording/dropping', async (c) => {
    const fields = await readForm(c)
    const consultation = await findOwn(c.var.world, c.req.param('id'))
    const revision = revisionOf(fields)
    try {
      await dropWorkingCopy(c.var.world, { id: consultation.id, revision })
    } catch (error) {
      if (!(error instanceof Problem) || error.kind !== 'stale') throw error
      return show(c, await findOwn(c.var.world, c.req.param('id')), { isStale: true, since: revision })
    }
    return seeOther(c, `/staff/consultations/${consultation.id}/questions`)
  })

/** Does it, and goes to what the list's address is followed by; where others changed too much the list as it is now, refused. */
async function doList(c: Handled, fields: Fields, edit: QuestionEdit, after: (question: string) => string): Promise<Response> {
  const { world } = c.var
  const consultation = await findOwn(world, c.req.param('id'))
  const revision = revisionOf(fields)
  try {
    const question = await doEdit(world, consultation, revision, edit)
    const place = after(question)
    // What others did meanwhile is told on the list.
    const told =
      revision < consultation.revision && !place.startsWith('/') ? `since=${revision}&until=${consultation.revision + 1}` : ''
    return seeOther(c, `/staff/consultations/${consultation.id}/questions${withQuery(place, told)}`)
  } catch (error) {
    if (!(error instanceof Problem) || !isOvertaken(error, revision < consultation.revision)) throw error
    const clash = await clashOf(world, await findWriting(world, c.req.param('id')), error, revision)
    return show(c, await findOwn(world, c.req.param('id')), { isStale: true, since: revision, ...(clash && { clash }) })
  }
}

/** On an older page there may be a question that is gone by now, even from those that were taken out. */
const isOvertaken = ({ kind, details }: Problem, isOlder: boolean): boolean =>
  kind === 'stale' || (isOlder && kind === 'notFound' && 'question' in details)

const freshIn = (fields: Fields) => {
  const id = one(fields, 'id')
  return /^q[0-9A-Z]{5}$/.test(id) ? { id } : {}
}

function withQuery(place: string, query: string): string {
  if (!query) return place
  const [path = '', anchor] = place.split('#')
  return `${path}${path.includes('?') ? '&' : '?'}${query}${anchor ? `#${anchor}` : ''}`
}

interface Shown {
  faults?: Faults
  note?: string
  sameMeaning?: readonly string[]
  isStale?: boolean
  /** The revision of the page that was refused. */
  since?: number
  clash?: ShownClash
}

async function show(c: Handled, consultation: Consultation, shown: Shown = {}) {
  const { faults = {}, note = '', sameMeaning = [], isStale = false, since: overtaken, clash } = shown
  const { world } = c.var
  const { reader } = world.storage
  const { id, revision, state } = consultation
  const wording = await findNewestWording(reader, id)
  const questions = readQuestions(wording.questions)
  const phase = phaseAt(consultation, world.now())
  const version = await newestVersion(reader, id)
  const published = await findQuestionnaire(reader, id, version)
  const writing = await findWriting(world, String(id))
  const change =
    state === 'draft'
      ? null
      : {
          version,
          isWorkingCopy: !wording.isPublished,
          differences: wordingChanges(published.questions, questions),
          reworded: rewordedQuestions(published.questions, questions),
          hasNewSettings: !isSame(published.settings, readSettings(wording.settings)),
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
    sameMeaning,
    isStale,
    clash,
    changes: await toldChanges(c, writing, overtaken),
    steps: await stepsInWords(world, writing),
    freshId: freshId(questions),
    copyIds: questions.map(() => freshId(questions)),
    languages: incompleteLanguages(languageLines(writing, world.locale)),
  }
  return respond(
    c,
    <QuestionsPage
      {...page}
      removed={writing.removed}
      justRemoved={c.req.query('removed') ?? ''}
      justKept={c.req.query('kept') ?? ''}
      problems={problemsOf(consultation, questions, wording.settings, hamletOptions(await listAskedHamlets(reader, id)))}
      mayChange={page.mayEdit && writing.mayChange}
    />,
    isStale ? 409 : Object.keys(faults).length > 0 ? 422 : 200,
  )
}

/** Of a draft what stands in its own items; the check before opening tells the rest. A working copy has no such page. */
function problemsOf({ state }: Consultation, questions: readonly Question[], settings: unknown, hamlets: readonly Option[]) {
  if (state === 'draft') return faultsOf(questions, hamlets)
  const { hiddenFields, quotas } = readSettings(settings)
  return mustMend({ questions, hamlets, hiddenFields, quotas })
}

/** What others did since a page that is older, from what was refused or from the address one was sent to. */
const toldChanges = (c: Handled, writing: Writing, overtaken: number | undefined): Promise<string[]> =>
  overtaken === undefined
    ? meanwhileOn(c, writing)
    : changesBetween(c.var.world, writing, overtaken, writing.consultation.revision + 1)

const revisionOf = (fields: Fields): number => counted(fields, 'revision')

/** Up, down, or a place counted from 0. Throws badRequest. */
function placeIn(typed: string): 'up' | 'down' | number {
  if (typed === 'up' || typed === 'down') return typed
  if (!/^\d{1,3}$/.test(typed)) throw problem('badRequest')
  return Number(typed)
}
