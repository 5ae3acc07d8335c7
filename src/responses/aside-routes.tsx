import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { AsidePage } from '../../views/responses/aside-page'
import { TakeUpPage } from '../../views/responses/take-up-page'
import { phaseAt } from '../consultations/consultation'
import { qrSvg } from '../consultations/qr'
import { findConsultation } from '../consultations/store'
import { one } from '../kernel/fields'
import { log } from '../kernel/log'
import { problem } from '../kernel/problem'
import type { Env, Handled } from '../web/env'
import { readForm } from '../web/form'
import { originOf, respond } from '../web/respond'
import { isThisMachine, sourceOf } from '../web/source'
import { walkSheet } from './answer-sheet'
import { contextOf, ownCookie } from './context-routes'
import { ASIDE_COOKIE, PLACE_DAYS } from './cookies'
import { type Between, resumed, unsent } from './form-again-routes'
import { limitOf } from './limits'
import { findPublic, findPublished, type PublicConsultation } from './open-consultations'
import { freshKey, readPosted } from './posted'
import { dropAside, leftOut, putAside, takeUp } from './putting-aside'
import { shownDraftCode, typedDraftCode } from './sealing'
import { spokenBy } from './speaking'

const MINUTES = 60_000
// A hall of people puts sheets aside at once; who guesses is soon found out.
const savings = limitOf(60, 10 * MINUTES)
const guesses = limitOf(12, 10 * MINUTES)

export const asideRoutes = new Hono<Env>()
  .use('/drafts/*', async (c, next) => {
    c.header('X-Robots-Tag', 'noindex')
    await next()
  })
  .get('/drafts', (c) => respond(c, <TakeUpPage typed="" wrong={false} />))
  .get('/drafts/:code', (c) => respond(c, <TakeUpPage typed={c.req.param('code').slice(0, 40)} wrong={false} />))

  .post('/drafts', async (c) => {
    const source = sourceOf(c)
    const now = performance.now()
    if (!guesses.allows(source, now)) throw tooMany(c)
    const typed = one(await readForm(c), 'code').slice(0, 40)
    const code = typedDraftCode(typed)
    // Before it is worked out: many at once would all be let through.
    if (!isThisMachine(source)) guesses.take(source, now)
    const found = code ? await takeUp(c.var.world, code) : undefined
    if (!found) return respond(c, <TakeUpPage typed={typed} wrong />, 422)
    const { world } = c.var
    const { slug } = await findConsultation(world.storage.reader, found.consultationId)
    const stood = await findPublic(world, slug)
    if (phaseAt(stood.consultation, world.now()) !== 'open') return unsent(c, stood)
    const { shown, questionnaire } = spokenBy(found.brought, stood, await findPublished(world, stood, found.version))
    const posted = { ...readPosted(new Map()), version: found.version, page: found.page, answers: found.answers }
    const context = await contextOf(c, shown, questionnaire, found.brought)
    const walked = walkSheet(questionnaire, posted.answers, context)
    remember(c, shown, found.lookup)
    const key = freshKey(world.now())
    return resumed(c, { shown, questionnaire, posted: { ...posted, brought: found.brought }, key, walked }, true)
  })

/** The sheet is sealed, and its code told. */
export async function setAside(c: Handled, { shown, questionnaire, posted, key }: Between): Promise<Response> {
  const source = sourceOf(c)
  const now = performance.now()
  if (!isThisMachine(source)) {
    if (!savings.allows(source, now)) throw tooMany(c)
    savings.take(source, now)
  }
  const { code, lookup, until } = await putAside(c.var.world, { shown, questionnaire, posted, before: asideIn(c) })
  remember(c, shown, lookup)
  const said = shownDraftCode(code)
  c.set('page', { ...c.var.page, path: `/c/${shown.consultation.slug}` })
  return respond(
    c,
    <AsidePage
      slug={shown.consultation.slug}
      title={shown.consultation.title}
      code={said}
      qr={`data:image/svg+xml,${encodeURIComponent(qrSvg(`${originOf(c)}/drafts/${said}`))}`}
      until={until}
      leavesOut={leftOut(questionnaire).size > 0 || shown.consultation.offersReply}
      sent={new Map([...posted.all, ['key', [key]]])}
    />,
  )
}

/** Of a sheet that was sent: what was put aside of it goes. */
export async function forgetAside(c: Handled, shown: PublicConsultation): Promise<void> {
  const lookup = asideIn(c)
  if (!lookup) return
  const { id, slug } = shown.consultation
  c.header('Set-Cookie', ownCookie(c, ASIDE_COOKIE, '', `/c/${slug}`, 0), { append: true })
  // The sheet is stored; what is left of it here goes by itself in time.
  await dropAside(c.var.world, { consultationId: id, lookup }).catch(() => log.warn('a sheet put aside was not dropped'))
}

const asideIn = (c: Handled): string => /^[0-9a-f]{64}$/.exec(getCookie(c, ASIDE_COOKIE) ?? '')?.[0] ?? ''

const remember = (c: Handled, { consultation: { slug } }: PublicConsultation, lookup: string): void =>
  c.header('Set-Cookie', ownCookie(c, ASIDE_COOKIE, lookup, `/c/${slug}`, PLACE_DAYS * 24 * 60 * 60), { append: true })

function tooMany(c: Handled) {
  c.header('Retry-After', '60')
  return problem('tooMany')
}
