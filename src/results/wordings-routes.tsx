import { Hono } from 'hono'
import { WordingsPage } from '../../views/results/wordings-page'
import { mayAct } from '../audit/permissions'
import { phaseAt } from '../consultations/consultation'
import { listVersionDates } from '../consultations/published-store'
import { mayEdit } from '../consultations/seeing'
import { reasonFaults } from '../consultations/transitions'
import { joinWordings } from '../consultations/wording-choices'
import { counted, type Faults, one } from '../kernel/fields'
import { Problem, problem } from '../kernel/problem'
import { cleanLine } from '../kernel/text'
import type { Env, Handled } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { BASE, readingOf } from './figures-routes'
import { progressOf } from './kept-sheets'
import { everything } from './results'
import { tallyConsultation } from './tally-consultation'
import { toldWordings } from './told-wordings'

const ADDRESS = `${BASE}/wordings/:question{q[0-9A-Za-z]{1,12}}`

/** Where an author says which wordings of a question are counted together. */
export const wordingsRoutes = new Hono<Env>()
  .get(ADDRESS, (c) => show(c, { hasSaved: c.req.query('saved') === '1' }))

  .post(ADDRESS, async (c) => {
    const fields = await readForm(c)
    const { consultation } = await permitted(c)
    const version = counted(fields, 'version')
    const typed = one(fields, `reason-${version}`).toWellFormed()
    const reason = cleanLine(typed)
    const faults: Faults = reason === undefined ? { reason: 'badText' } : reasonFaults(reason)
    if (Object.keys(faults).length > 0) return show(c, { faults, version, typed })
    const question = c.req.param('question')
    const choice = { question, version, isJoined: one(fields, 'joined') === '1', reason: reason ?? '' }
    try {
      await joinWordings(c.var.world, { consultationId: consultation.id, ...choice, wasJoined: one(fields, 'was') === '1' })
    } catch (error) {
      if (!(error instanceof Problem) || error.kind !== 'stale') throw error
      return show(c, { isStale: true, version, typed })
    }
    return seeOther(c, `/staff/consultations/${consultation.id}/results/wordings/${question}?saved=1`)
  })

async function permitted(c: Handled) {
  const reading = await readingOf(c)
  if (!mayAct(c.var.world.actor, 'consultation.joinWordings', reading.consultation.unitPath)) throw problem('notPermitted')
  return reading
}

interface Shown {
  faults?: Faults
  /** Of the form that was sent, and the reason in it. */
  version?: number
  typed?: string
  isStale?: boolean
  hasSaved?: boolean
}

async function show(c: Handled, { faults = {}, version, typed = '', isStale = false, hasSaved = false }: Shown) {
  const { world } = c.var
  const { consultation, plan } = await permitted(c)
  const question = plan.questions.find((each) => each.question.id === c.req.param('question'))?.question
  if (!question) throw problem('notFound', { consultation: consultation.id })
  const { reader } = world.storage
  if (await progressOf(reader, consultation.id)) return seeOther(c, `/staff/consultations/${consultation.id}/results`)
  const { questions } = await tallyConsultation(reader, consultation.id, everything, world.locale)
  const seams = questions.find((each) => each.question.id === question.id)?.seams
  return respond(
    c,
    <WordingsPage
      consultation={consultation}
      phase={phaseAt(consultation, world.now())}
      mayEdit={mayEdit(world.actor, consultation)}
      question={question}
      wordings={seams ? toldWordings(seams, await listVersionDates(reader, consultation.id)) : []}
      {...{ faults, version, typed, isStale, hasSaved }}
    />,
    isStale ? 409 : Object.keys(faults).length > 0 ? 422 : 200,
  )
}
