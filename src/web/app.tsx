import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Storage } from '../../db/storage'
import { faultOf } from '../../db/storage'
import type { Config } from '../config'
import { consultationRoutes } from '../consultations/routes'
import { exchangeRoutes } from '../exchange/routes'
import { messages } from '../i18n/messages'
import { one } from '../kernel/fields'
import { localeOf } from '../kernel/locale'
import { ownPath } from '../kernel/own-path'
import { problem } from '../kernel/problem'
import { resident } from '../kernel/world'
import { peopleRoutes } from '../people/routes'
import { cookieOptions } from '../people/session-cookie'
import { maybeFindSession, noteSeen, SESSION_COOKIE } from '../people/sessions'
import { publicHomeRoutes } from '../publication/home-routes'
import { publicationRoutes } from '../publication/routes'
import { respondentRoutes } from '../responses/routes'
import { keepWithin } from '../results/kept-sheets'
import { resultRoutes } from '../results/routes'
import { unitRoutes } from '../units/routes'
import { backupRoutes } from '../upkeep/backup-routes'
import { assetAddress, serveAsset } from './assets'
import { builderRoutes } from './builder-routes'
import type { Env } from './env'
import { readForm } from './form'
import { healthRoutes } from './health-routes'
import { metricsRoutes } from './metrics-routes'
import { preferencesOf, withPreferences } from './preferences'
import { problemAnswer } from './problem-answer'
import { requestLog } from './request-log'
import { isComplete, seeOther } from './respond'
import { fileHeaders, secureHeaders } from './security-headers'
import { staffHomeRoutes } from './staff-home-routes'
import { troubleNow } from './trouble'

const YEAR = 365 * 24 * 60 * 60
/** Answered to the very end. */
const WATCHED = new Set(['/healthz', '/readyz', '/metrics'])

export interface AppParts {
  storage: Storage
  config: Config
  now?: () => Date
  /** The process is about to end: what comes now is asked to come again. */
  isStopping?: () => boolean
}

/** The whole product as one function from request to answer. */
export function makeApp({ storage, config, now = () => new Date(), isStopping = () => false }: AppParts): Hono<Env> {
  keepWithin(storage.reader, { databaseUrl: config.databaseUrl, megabytes: config.resultsMemoryMb })
  const app = new Hono<Env>()
  const secure = secureHeaders(config.publicUrl?.startsWith('https:') ?? false)

  app.use(requestLog(config))

  app.get('/public/*', (c) => {
    const answer = serveAsset(c)
    addMissing(answer.headers, fileHeaders(secure))
    return answer
  })

  app.use(async (c, next) => {
    const asked = preferencesOf(searchOf(c.req.url))
    const locale = localeOf(asked.locale ?? getCookie(c, 'locale'))
    const largeType = asked.largeType ?? getCookie(c, 'largeType') === 'on'
    c.set('config', config)
    c.set('secure', secure)
    c.set('isStopping', isStopping)
    c.set('world', { storage, now, actor: resident, locale })
    c.set('page', {
      locale,
      words: messages[locale],
      path: c.req.path + searchOf(c.req.url),
      largeType,
      fromAddress: locale === localeOf(asked.locale) && largeType === (asked.largeType ?? false),
      actor: resident,
      mode: config.mode,
      asset: assetAddress,
    })
    if (!isReading(c)) demandOwnPage(c.req.header('Origin'), c.req.header('Sec-Fetch-Site'), c.req.header('Host'))
    // No address of ours holds one, and not every database takes it.
    if (c.req.path.includes('\0')) throw problem('notFound')
    if (isStopping() && !WATCHED.has(c.req.path)) throw problem(isReading(c) ? 'unavailable' : 'notStored')
    await next()
    if (!isComplete(c.res)) addMissing(c.res.headers, { ...secure, 'X-Request-Id': c.get('requestId') })
  })

  // Only the staff's side looks a session up: a resident's page costs no query for it.
  app.use('/staff/*', staffOnly(storage, now))
  app.use('/staff', staffOnly(storage, now))

  app.post('/preferences', async (c) => {
    const fields = await readForm(c)
    const largeType = one(fields, 'largeType')
    const locale = one(fields, 'locale')
    const options = cookieOptions(config.publicUrl, YEAR)
    if (largeType) setCookie(c, 'largeType', largeType === 'on' ? 'on' : 'off', options)
    if (locale) setCookie(c, 'locale', localeOf(locale), options)
    const back = ownPath(pathBefore(c.req.header('Referer')) ?? one(fields, 'back'))
    const type = largeType ? largeType === 'on' : undefined
    return seeOther(c, withPreferences(back, locale ? localeOf(locale) : undefined, type, one(fields, 'offered').split(' ')))
  })

  app.route('/', healthRoutes)
  app.route('/', metricsRoutes)
  app.route('/', publicHomeRoutes)
  app.route('/', publicationRoutes)
  app.route('/', respondentRoutes)
  app.route('/', peopleRoutes)
  app.route('/', unitRoutes)
  app.route('/', consultationRoutes)
  app.route('/', exchangeRoutes)
  app.route('/', resultRoutes)
  app.route('/', backupRoutes)
  app.route('/', staffHomeRoutes)
  app.route('/', builderRoutes)

  app.notFound((c) => problemAnswer(c, problem('notFound')))
  app.onError((error, c) => {
    for (const [name, value] of Object.entries(secure)) c.header(name, value)
    c.header('X-Request-Id', c.get('requestId'))
    return problemAnswer(c, error)
  })
  return app
}

function addMissing(headers: Headers, wanted: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(wanted)) if (!headers.has(name)) headers.set(name, value)
}

const searchOf = (url: string): string => {
  const start = url.indexOf('?')
  return start < 0 ? '' : url.slice(start)
}

function staffOnly(storage: Storage, now: () => Date) {
  return async (c: Context<Env>, next: () => Promise<void>) => {
    const session = await maybeFindSession(storage.reader, getCookie(c, SESSION_COOKIE), now())
    if (!session) {
      if (!isReading(c)) throw problem('signInNeeded')
      return c.redirect(`/sign-in?next=${encodeURIComponent(c.var.page.path)}`, 303)
    }
    // Who can read the page must not be kept out because nothing can be written.
    if (session.seenLongAgo) await noteSeen(c.var.world, session.id).catch(unlessFault)
    c.set('sessionId', session.id)
    c.set('world', { ...c.var.world, actor: session.actor })
    c.set('page', { ...c.var.page, actor: session.actor, trouble: await troubleNow(storage, c.var.config) })
    await next()
  }
}

function unlessFault(error: unknown): void {
  if (!faultOf(error)) throw error
}

const isReading = (c: Context<Env>): boolean => c.req.method === 'GET' || c.req.method === 'HEAD'

// Public pages are kept as bytes for everybody, so the query of one visitor's address must not stand in them.
function pathBefore(referer: string | undefined): string | undefined {
  if (!referer || !URL.canParse(referer)) return undefined
  const { pathname, search } = new URL(referer)
  // Of an address beyond 4,096 characters a browser tells no more than the site.
  return pathname + search === '/' ? undefined : pathname + search
}

// A browser says where a post comes from; a program that says nothing has no cookies to abuse.
function demandOwnPage(origin: string | undefined, site: string | undefined, host: string | undefined): void {
  if (site && site !== 'same-origin' && site !== 'none') throw problem('notPermitted')
  if (origin === undefined) return
  if (origin === 'null' || !URL.canParse(origin) || new URL(origin).host !== host) throw problem('notPermitted')
}
