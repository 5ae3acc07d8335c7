import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { AsidePage } from '../../views/responses/aside-page'
import { TakeUpPage } from '../../views/responses/take-up-page'
import { phaseAt } from '../consultations/consultation'
import { qrSvg } from '../consultations/qr'
import { findConsultation } from '../consultations/store'
import { one } from '../kernel/fields'
import { hashed } from '../kernel/ids'
import { log } from '../kernel/log'
import { problem } from '../kernel/problem'
import { VIETNAMESE } from '../questions/translations'
import type { Env, Handled } from '../web/env'
import { readForm } from '../web/form'
import { originOf, respond } from '../web/respond'
import { isThisMachine, sourceOf } from '../web/source'
import { walkSheet } from './answer-sheet'
import { contextOf, ownCookie } from './context-routes'
import { ASIDE_COOKIE, KEY_COOKIE, PLACE_DAYS } from './cookies'
import { type Between, resumed, unsent } from './form-again-routes'
import { limitOf } from './limits'
import { findPublic, findPublished, type PublicConsultation } from './open-consultations'
import { freshKey, readPosted } from './posted'
import { spokenTo } from './preference-routes'
import { dropAside, keptUntil, leftOut, putAside, takeUp } from './putting-aside'
import { fullSoFar, namesOf } from './quota-routes'
import { shownDraftCode, typedDraftCode } from './sealing'

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
    const { shown, questionnaire } = spokenTo(
      c,
      { go: '', brought: found.brought },
      stood,
      await findPublished(world, stood, found.version),
    )
    const posted = { ...readPosted(new Map()), version: found.version, page: found.page, answers: found.answers }
    const context = await contextOf(c, shown, questionnaire, found.brought)
    const walked = walkSheet(questionnaire, posted.answers, context)
    const key = found.key || freshKey(world.now())
    remember(c, shown, found.lookup, key)
    const between = { shown, questionnaire, posted: { ...posted, brought: found.brought }, key, walked }
    return resumed(c, { ...between, full: namesOf(await fullSoFar(world, between)) }, true)
  })

/** The sheet is sealed, and its code told. */
export async function setAside(c: Handled, between: Between): Promise<Response> {
  demandRoom(c)
  const { shown, questionnaire, posted, key } = between
  const { code, lookup, until } = await putAside(c.var.world, { shown, questionnaire, posted, key, before: asideIn(c, key) })
  remember(c, shown, lookup, key)
  beginAnother(c, shown)
  return codeShown(c, between, code, until)
}

/** The page with the code once more, after its language or its type was changed; undefined where the post is of none. */
export async function asideAgain(c: Handled, between: Between): Promise<Response | undefined> {
  const code = typedDraftCode(between.posted.aside)
  if (!code) return undefined
  demandRoom(c)
  const until = await keptUntil(c.var.world, between.shown.consultation.id, code)
  return until && codeShown(c, between, code, until)
}

function codeShown(c: Handled, { shown, questionnaire, posted, key }: Between, code: string, until: Date): Response {
  const said = shownDraftCode(code)
  const { language = VIETNAMESE } = questionnaire
  const own = [['key', [key]] as const, ...(shown.languages ? [['with.language', [language]] as const] : [])]
  c.set('page', { ...c.var.page, path: `/c/${shown.consultation.slug}` })
  return respond(
    c,
    <AsidePage
      slug={shown.consultation.slug}
      title={shown.consultation.title}
      language={shown.language}
      code={said}
      qr={`data:image/svg+xml,${encodeURIComponent(qrSvg(`${originOf(c)}/drafts/${said}`))}`}
      address={`${new URL(originOf(c)).host}/drafts`}
      until={until}
      leavesOut={leftOut(questionnaire).size > 0 || shown.consultation.offersReply}
      sent={new Map([...posted.all, ...own])}
    />,
  )
}

function demandRoom(c: Handled): void {
  const source = sourceOf(c)
  if (isThisMachine(source)) return
  const now = performance.now()
  if (!savings.allows(source, now)) throw tooMany(c)
  savings.take(source, now)
}

/** Of a sheet that was sent: what was put aside of it goes. */
export async function forgetAside(c: Handled, shown: PublicConsultation, key: string): Promise<void> {
  const lookup = asideIn(c, key)
  if (!lookup) return
  const { id, slug } = shown.consultation
  c.header('Set-Cookie', ownCookie(c, ASIDE_COOKIE, '', `/c/${slug}`, 0), { append: true })
  // The sheet is stored; what is left of it here goes by itself in time.
  await dropAside(c.var.world, { consultationId: id, lookup }).catch(() => log.warn('a sheet put aside was not dropped'))
}

// Whoever fills in the next sheet on a telephone that a family shares must not end what another put aside.
const asideIn = (c: Handled, key: string): string => {
  const [, lookup = '', mark] = /^([0-9a-f]{64})([0-9a-f]{16})$/.exec(getCookie(c, ASIDE_COOKIE) ?? '') ?? []
  return mark === markOf(key) ? lookup : ''
}

const markOf = (key: string): string => hashed(key).slice(0, 16)

const remember = (c: Handled, { consultation: { slug } }: PublicConsultation, lookup: string, key: string): void =>
  c.header('Set-Cookie', ownCookie(c, ASIDE_COOKIE, lookup + markOf(key), `/c/${slug}`, PLACE_DAYS * 24 * 60 * 60), {
    append: true,
  })

// Without scripts: the key stays with the sheet that was put aside, which carries it on in its own page.
function beginAnother(c: Handled, { consultation: { slug } }: PublicConsultation): void {
  if (getCookie(c, KEY_COOKIE) !== undefined)
    c.header('Set-Cookie', ownCookie(c, KEY_COOKIE, '', `/c/${slug}`, 0), { append: true })
}

function tooMany(c: Handled) {
  c.header('Retry-After', '60')
  return problem('tooMany')
}
