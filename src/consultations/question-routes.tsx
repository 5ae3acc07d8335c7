import { Hono } from 'hono'
import { idOf } from '../../views/components/form'
import { QuestionPage } from '../../views/consultations/question-page'
import { dateTime } from '../i18n/locale'
import { counted, one } from '../kernel/fields'
import { Problem, problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import { readQuestion } from '../questions/draft'
import type { AskedQuestion, Question } from '../questions/question-type'
import { readQuestions } from '../questions/questionnaire'
import type { Env, Handled } from '../web/env'
import { readUploads } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { changeQuestions, editQuestions } from './asking'
import { type Consultation, phaseAt } from './consultation'
import { noteDescriptions, offeredMedia, withMedia } from './question-media'
import { findOwn } from './seeing'
import { hamletOptions, listAskedHamlets } from './store'
import { findNewestWording } from './versions-store'
import { fittingCondition, readRemoved } from './wording'

/** The form of one question, saved as one types or by its button. */
export const questionRoutes = new Hono<Env>()
  .get('/staff/consultations/:id/questions/:question{q[0-9A-Za-z]{1,12}}', async (c) => {
    const consultation = await findOwn(c.var.world, c.req.param('id'))
    const asked = await listAsked(c.var.world, consultation.id)
    const question = asked.find(({ id }) => id === c.req.param('question'))
    if (!question) throw problem('notFound')
    if (!isEditable(consultation, c.var.world.now())) return seeOther(c, `/staff/consultations/${consultation.id}/questions`)
    return show(c, consultation, asked, question, {})
  })

  .post('/staff/consultations/:id/questions/:question{q[0-9A-Za-z]{1,12}}', async (c) => {
    const { world } = c.var
    const { fields: typed, files } = await readUploads(c)
    const consultation = await findOwn(world, c.req.param('id'))
    const { fields, faults: ofMedia, came } = await withMedia(world, consultation, typed, files)
    const asked = await listAsked(world, consultation.id)
    const revision = counted(fields, 'revision')
    const id = c.req.param('question')
    const standing = asked.find((each) => each.id === id)
    const before = standing ?? (await findRemoved(world, consultation.id, id))
    const read = readQuestion(before, fields)
    const earlier = standing ? asked.slice(0, asked.indexOf(standing)) : asked
    const question = { ...before, ...read.question, shownWhen: fittingCondition(read.question.shownWhen, earlier) }
    if (!standing || revision !== consultation.revision || !isEditable(consultation, world.now()))
      return show(c, consultation, asked, question, { staleFrom: revision })
    const faults = { ...(read.ok ? {} : read.faults), ...ofMedia }
    if (Object.keys(faults).length > 0) return show(c, consultation, asked, question, { faults, revision })
    const { label, hint, required, shownWhen, settings } = question
    const changes = { label, hint, required, shownWhen, settings }
    const save = consultation.state === 'draft' ? editQuestions : changeQuestions
    try {
      await save(world, { id: consultation.id, revision, edit: { kind: 'change', question: id, changes } })
    } catch (error) {
      if (!(error instanceof Problem) || (error.kind !== 'stale' && error.kind !== 'notOpen')) throw error
      const now = await findOwn(world, String(consultation.id))
      return show(c, now, await listAsked(world, now.id), question, { staleFrom: revision })
    }
    await noteDescriptions(world, consultation, fields)
    // A picture has come into the form itself, which saving as one types leaves alone.
    const list = `/staff/consultations/${consultation.id}/questions`
    if (came !== undefined && !one(fields, 'next')) return seeOther(c, `${list}/${id}?saved=1&at=${revision}#${idOf(came)}`)
    if (c.req.header('HX-Request')) {
      const now = await findOwn(world, String(consultation.id))
      return show(c, now, await listAsked(world, now.id), question, { hasSaved: true })
    }
    return seeOther(c, one(fields, 'next') ? `${list}#${id}` : `${list}/${id}?saved=1`)
  })

interface Shown {
  faults?: Readonly<Record<string, string>>
  /** Of the form that was refused. */
  revision?: number
  /** The revision of a form that somebody else's save has overtaken. */
  staleFrom?: number
  hasSaved?: boolean
}

async function show(
  c: Handled,
  consultation: Consultation,
  asked: readonly AskedQuestion[],
  question: AskedQuestion,
  { faults = {}, revision, staleFrom, hasSaved = c.req.query('saved') === '1' }: Shown,
) {
  const typed = c.req.header('HX-Request') !== undefined
  const isStale = staleFrom !== undefined
  const place = asked.findIndex(({ id }) => id === question.id)
  return respond(
    c,
    <QuestionPage
      consultation={consultation}
      phase={phaseAt(consultation, c.var.world.now())}
      mayEdit
      question={question}
      stored={asked[place]}
      place={place}
      earlier={asked.slice(0, Math.max(0, place))}
      faults={faults}
      conflict={isStale && !typed}
      media={await offeredMedia(c.var.world, consultation)}
      save={{
        revision: revision ?? (isStale && typed ? staleFrom : consultation.revision),
        faults: {},
        stale: isStale && typed,
        quiet: isStale && !typed,
        ...(hasSaved && { savedAt: dateTime(consultation.updatedAt, c.var.world.locale) }),
      }}
    />,
    isStale ? 409 : Object.keys(faults).length > 0 ? 422 : 200,
  )
}

const isEditable = (consultation: Consultation, now: Date): boolean =>
  ['draft', 'open', 'notYetOpen'].includes(phaseAt(consultation, now))

/** A question that was taken out while somebody was still writing it: what they typed is shown again. Throws notFound. */
async function findRemoved({ storage }: World, consultationId: number, id: string): Promise<AskedQuestion> {
  const { removed } = await findNewestWording(storage.reader, consultationId)
  const found = readRemoved(removed).find(({ question }) => question.id === id)
  if (!found) throw problem('notFound')
  return { ...found.question, hamlets: [] }
}

async function listAsked({ storage }: World, id: number): Promise<AskedQuestion[]> {
  const questions: Question[] = readQuestions((await findNewestWording(storage.reader, id)).questions)
  const hamlets = hamletOptions(await listAskedHamlets(storage.reader, id))
  return questions.map((question) => ({ ...question, hamlets }))
}
