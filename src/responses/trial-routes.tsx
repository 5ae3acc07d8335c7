import { Hono } from 'hono'
import { FormPage } from '../../views/responses/form-page'
import { TrialSentPage } from '../../views/responses/trial-sent-page'
import { TrialsPage } from '../../views/responses/trials-page'
import { phaseAt } from '../consultations/consultation'
import { findOwn, mayEdit } from '../consultations/seeing'
import { findQuestionnaire } from '../consultations/store'
import { countTrials, listTrials } from '../consultations/trials-store'
import { fieldsOf } from '../kernel/fields'
import { problem } from '../kernel/problem'
import { prefillIn } from '../questions/prefill'
import type { Env, Handled } from '../web/env'
import { originOf, respond, seeOther } from '../web/respond'
import { isThisMachine, sourceOf } from '../web/source'
import { sheetAddress } from './addresses'
import { fieldsByQuestion, walkSheet, walkStored } from './answer-sheet'
import { broughtIn } from './brought'
import { contextOf, forgetDraw } from './context-routes'
import { readSheet, withFiles } from './file-intake-routes'
import { formAgain, grown, keyOf, reread, stopShown } from './form-again-routes'
import { firstPage, queryOf } from './form-routes'
import { growthIn } from './growing'
import { limitOf } from './limits'
import { judgePosted, type Posted } from './posted'
import { isReread, readHere, spokenTo } from './preference-routes'
import { secretOf } from './secret'
import { isPaged } from './sheet-page'
import type { Spoken } from './speaking'
import { trialEnd, trialOf, trialToken } from './trial-link'
import { emptyTrials, findTrial, fitting, keepTrial, type Trial } from './trying'
import { turn } from './turning'

const STAFF = '/staff/consultations/:id/trial'
const SHOWN = 50
const posts = limitOf(600, 60_000)

export const trialRoutes = new Hono<Env>()
  .get(STAFF, async (c) => {
    const { world, config } = c.var
    const { reader } = world.storage
    const consultation = await findOwn(world, c.req.param('id'))
    const until = trialEnd(world.now())
    const sheets = await listTrials(reader, consultation.id, SHOWN)
    const versions = new Map(
      await Promise.all(
        [...new Set(sheets.map(({ version }) => version))].map(
          async (version) => [version, await findQuestionnaire(reader, consultation.id, version)] as const,
        ),
      ),
    )
    return respond(
      c,
      <TrialsPage
        consultation={consultation}
        phase={phaseAt(consultation, world.now())}
        mayEdit={mayEdit(world.actor, consultation)}
        link={`${originOf(c)}/t/${trialToken(secretOf(config), consultation.id, until)}`}
        until={until}
        total={await countTrials(reader, consultation.id)}
        sheets={sheets.flatMap(({ sentAt, version, answers }) => {
          const questionnaire = versions.get(version)
          return questionnaire ? [{ sentAt, questionnaire, walked: walkStored(questionnaire, answers) }] : []
        })}
      />,
    )
  })

  .post(`${STAFF}/emptying`, async (c) => {
    const { id } = await findOwn(c.var.world, c.req.param('id'))
    await emptyTrials(c.var.world, id)
    return seeOther(c, `/staff/consultations/${id}/trial`)
  })

  .use('/t/*', async (c, next) => {
    c.header('X-Robots-Tag', 'noindex')
    c.set('page', { ...c.var.page, isTrial: true })
    await next()
  })

  .get('/t/:token', async (c) => {
    const found = await trialIn(c)
    const { consultation, trial } = found.shown
    if (c.req.query('sent') !== undefined) return respond(c, <TrialSentPage title={consultation.title} again={trial} />)
    const { shown, questionnaire } = readHere(c, found.shown, found.questionnaire)
    const query = fieldsOf(queryOf(c))
    const sent = prefillIn(questionnaire, query)
    const context = await contextOf(c, shown, questionnaire, broughtIn(questionnaire, query))
    const { locale } = c.var.page
    const offersReply = shown.consultation.offersReply && !isPaged(questionnaire)
    const state = {
      questionnaire,
      ...firstPage(questionnaire, locale, context, sent),
      sent: fieldsByQuestion(questionnaire, sent),
      faults: {},
      contact: offersReply ? { consents: false, phone: '', faults: {} } : null,
    }
    return respond(c, <FormPage shown={shown} ownKey="" state={state} />)
  })

  .post('/t/:token/pages', async (c) => {
    demandRoom(c)
    return turnTrial(c, await postedIn(c, await trialIn(c)))
  })

  .post('/t/:token/responses', async (c) => {
    demandRoom(c)
    const tried = await postedIn(c, await trialIn(c))
    const { shown, questionnaire, posted, key } = tried
    if (posted.go !== '' && posted.go !== 'send') return turnTrial(c, tried)
    const context = await contextOf(c, shown, questionnaire, posted.brought)
    const judged = judgePosted(questionnaire, shown.consultation.offersReply, posted, context)
    if (!judged.ok) return formAgain(c, { shown, questionnaire, posted, judged, key, context })
    const { answers, version } = judged.sheet
    await keepTrial(c.var.world, { consultationId: shown.consultation.id, version, answers })
    forgetDraw(c, shown)
    return seeOther(c, `${sheetAddress(shown)}?sent`)
  })

interface Tried extends Spoken {
  posted: Posted
  key: string
}

/** Throws notFound for a link we did not make or that has expired. */
async function trialIn(c: Handled): Promise<Trial> {
  const { world, config } = c.var
  const token = c.req.param('token') ?? ''
  const found = trialOf(secretOf(config), token, world.now())
  if (!found) throw problem('notFound')
  const trial = await findTrial(world, found.consultationId, `/t/${token}`)
  const { consultation } = trial.shown
  if (consultation.state !== 'draft' && phaseAt(consultation, world.now()) === 'open')
    c.set('page', { ...c.var.page, countsAt: `/c/${consultation.slug}` })
  return trial
}

async function postedIn(c: Handled, found: Trial): Promise<Tried> {
  const { posted: sent, files } = await readSheet(c, async () => [questionnaire])
  const { shown, questionnaire } = spokenTo(c, sent, found.shown, found.questionnaire)
  const { key } = keyOf(c, sent)
  const sheet = { consultationId: shown.consultation.id, questionnaire, key, posted: fitting(questionnaire, sent), files }
  return { shown, questionnaire, key, posted: await withFiles(c, sheet) }
}

async function turnTrial(c: Handled, { shown, questionnaire, posted, key }: Tried): Promise<Response> {
  const context = await contextOf(c, shown, questionnaire, posted.brought)
  const walked = walkSheet(questionnaire, posted.answers, context)
  const between = { shown, questionnaire, posted, key, walked }
  if (isReread(posted.go)) return reread(c, between)
  const growth = growthIn(questionnaire, posted.go)
  if (growth) return grown(c, between, growth)
  // The page may have gone since: then it begins anew, with everything answered.
  const isKnown = posted.page === 'review' || questionnaire.questions.some(({ id }) => id === posted.page)
  const first = questionnaire.questions[0]?.id ?? ''
  return stopShown(
    c,
    between,
    isKnown ? turn(questionnaire, walked, posted.page, posted.go) : turn(questionnaire, walked, first, 'back'),
  )
}

function demandRoom(c: Handled): void {
  const source = sourceOf(c)
  if (isThisMachine(source)) return
  const now = performance.now()
  if (!posts.allows(source, now)) throw problem('tooMany')
  posts.take(source, now)
}
