import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { AlreadyReceivedPage } from '../../views/responses/already-received-page'
import { PhasePage } from '../../views/responses/phase-page'
import { phaseAt } from '../consultations/consultation'
import { countAnswer } from '../kernel/meters'
import { Problem, problem } from '../kernel/problem'
import type { Env, Handled } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { isThisMachine, sourceOf } from '../web/source'
import { askForProof } from './challenge-routes'
import { formAgain, keyOf, notStored } from './form-again-routes'
import { PLACE_COOKIE } from './form-routes'
import { limitOf } from './limits'
import { findPublic, findPublished, type PublicConsultation } from './open-consultations'
import { changeSheet } from './own-sheet'
import { freshKey, type JudgedPost, judgePosted, type Posted, readPosted } from './posted'
import { receiptAddress } from './receipt'
import { maybeFindByKey } from './store'
import { submitSheet } from './submit'

const MINUTE = 60_000
// What reading them costs, whatever they say: a hall of 300 sends 600 when each is asked for a proof (suspicion.ts).
const posts = limitOf(1500, MINUTE)

export const submitRoutes = new Hono<Env>().post('/c/:slug/responses', async (c) => {
  demandRoom(c)
  const posted = readPosted(await readForm(c))
  return take(c, c.req.param('slug'), posted).catch((error: unknown) => notStored(c, posted, error))
})

async function take(c: Handled, slug: string, posted: Posted): Promise<Response> {
  const shown = await findPublic(c.get('world'), slug)
  const { key, known } = keyOf(c, posted)
  const questionnaire = await findPublished(c.get('world'), shown, posted.version)
  const judged = judgePosted(questionnaire, shown.consultation.offersReply, posted)
  const phase = phaseAt(shown.consultation, c.get('world').now())
  if (phase !== 'open') return (await earlierReceipt(c, shown, key)) ?? unsent(c, shown)
  if (!judged.ok || !known) return formAgain(c, { shown, questionnaire, posted, judged, key })
  if (posted.replaces) return replace(c, shown, posted, key, judged)
  const asked = await askForProof(c, { shown, posted, key })
  if (asked) return asked
  const submitted = await submitSheet(c.get('world'), shown, {
    key,
    sheet: judged.sheet,
    contact: judged.contact,
    placeToken: placeTokenOf(getCookie(c, PLACE_COOKIE)),
  }).catch((error: unknown) => {
    if (error instanceof Problem && error.kind === 'notOpen') return undefined
    throw error
  })
  if (!submitted) return unsent(c, shown)
  if (submitted.kind === 'received') return seeOther(c, receiptAddress(submitted.code))
  return askWhatToDo(c, shown, posted, submitted.standing)
}

// A cookie is what somebody sent: what cannot be a token of ours is none.
const placeTokenOf = (cookie = ''): string => (/^[0-9A-Z]{1,20}$/.test(cookie) ? cookie : '')

function demandRoom(c: Handled): void {
  const source = sourceOf(c)
  if (isThisMachine(source)) return
  const now = performance.now()
  if (!posts.allows(source, now)) {
    c.header('Retry-After', '10')
    throw problem('tooMany')
  }
  posts.take(source, now)
}

/** Whoever sends again what was received in time gets the receipt, also after the closing. */
async function earlierReceipt(c: Handled, { consultation }: PublicConsultation, key: string): Promise<Response | undefined> {
  const standing = await maybeFindByKey(c.get('world').storage.reader, consultation.id, key)
  if (standing) countAnswer('repeated')
  return standing && seeOther(c, receiptAddress(standing.code))
}

function unsent(c: Handled, shown: PublicConsultation): Response {
  c.set('page', { ...c.get('page'), path: `/c/${shown.consultation.slug}` })
  const phase = phaseAt(shown.consultation, c.get('world').now())
  return respond(c, <PhasePage shown={shown} phase={phase === 'open' ? 'closed' : phase} unsent />, 409)
}

async function replace(
  c: Handled,
  shown: PublicConsultation,
  posted: Posted,
  key: string,
  judged: JudgedPost & { ok: true },
): Promise<Response> {
  const { id } = shown.consultation
  const standing = await maybeFindByKey(c.get('world').storage.reader, id, key)
  if (!standing) throw problem('badRequest')
  if (standing.deletedAt) return askWhatToDo(c, shown, posted, standing)
  await changeSheet(c.get('world'), {
    responseId: standing.id,
    consultationId: id,
    revision: standing.revision,
    sheet: judged.sheet,
    contact: judged.contact,
  })
  countAnswer('replaced')
  return seeOther(c, receiptAddress(standing.code))
}

function askWhatToDo(
  c: Handled,
  { consultation }: PublicConsultation,
  posted: Posted,
  standing: Parameters<typeof AlreadyReceivedPage>[0]['standing'],
): Response {
  c.set('page', { ...c.get('page'), path: `/c/${consultation.slug}` })
  return respond(
    c,
    <AlreadyReceivedPage
      consultation={consultation}
      standing={standing}
      sent={posted.all}
      newKey={freshKey(c.get('world').now())}
    />,
    409,
  )
}
