import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { faultOf } from '../../db/storage'
import type { Config } from '../config'
import { readable } from '../kernel/ids'
import { log, mayTell } from '../kernel/log'
import { countAnswer, countRequest } from '../kernel/meters'
import { Problem } from '../kernel/problem'
import type { Env, Handled } from './env'
import { type RouteFacts, routeFacts } from './request-kind'

/**
 * Counts every request and writes a line at its end where one is worth it (docs/watching.md): each of the staff, each
 * failure, what was refused; what residents did without trouble is counted and told only at LOG_LEVEL=debug, because a
 * line costs as much as a page. Of a line that would come again and again one in ten seconds is written.
 */
export const requestLog =
  (config: Config): MiddlewareHandler<Env> =>
  async (c, next) => {
    const start = performance.now()
    c.set('requestId', requestId(c, config))
    await next()
    const ms = performance.now() - start
    const facts = routeFacts(routePath(c))
    const { status } = c.res
    countRequest(facts.kind, status, ms)
    // What is sent back with 422 was counted by who knows why.
    if (facts.kind === 'answer' && status >= 400 && status !== 422) countAnswer(status >= 500 ? 'failed' : 'refused')
    const level = levelOf(c, facts, status)
    if (log.isLevelEnabled(level)) whenSent(c, (brokenOff) => tell(c, { facts, status, level, start, brokenOff }))
  }

// Of one process: a beginning nobody else has, and a number.
const beginning = readable(6)
let count = 0

function requestId(c: Handled, { trustedProxies }: Config): string {
  const brought = trustedProxies > 0 ? c.req.header('X-Request-Id') : undefined
  if (brought && /^[0-9a-fA-F][0-9a-fA-F-]{14,62}[0-9a-fA-F]$/.test(brought)) return brought
  return `${beginning}-${(++count).toString(36)}`
}

const isUnexpected = (error: Error): boolean => !(error instanceof Problem) && !faultOf(error)

type Level = 'debug' | 'info' | 'warn' | 'error'
const WORTH_A_WARNING = [400, 403, 413, 415, 429, 503]

function levelOf(c: Handled, { kind, ofStaff }: RouteFacts, status: number): Level {
  if (c.error && isUnexpected(c.error)) return 'error'
  if (WORTH_A_WARNING.includes(status)) return 'warn'
  // An open page of figures asks again and again whether something is new.
  const isPulse = kind === 'figures' && status === 204
  return ofStaff && !isPulse ? 'info' : 'debug'
}

// Behind a real server the line is written when the last byte has left, or the browser has gone.
function whenSent(c: Handled, tellIt: (brokenOff: boolean) => void): void {
  const outgoing = outgoingOf(c.env)
  if (outgoing) outgoing.once('close', () => tellIt(!outgoing.writableFinished))
  else tellIt(false)
}

interface Outgoing {
  writableFinished: boolean
  once(event: 'close', listener: () => void): void
}

function outgoingOf(env: unknown): Outgoing | undefined {
  const found: unknown = typeof env === 'object' && env !== null ? Reflect.get(env, 'outgoing') : undefined
  return isOutgoing(found) ? found : undefined
}

const isOutgoing = (value: unknown): value is Outgoing =>
  typeof value === 'object' && value !== null && 'once' in value && 'writableFinished' in value

interface Line {
  facts: RouteFacts
  status: number
  level: Level
  start: number
  brokenOff: boolean
}

function tell(c: Handled, { facts, status, level, start, brokenOff }: Line): void {
  const leftOut = level === 'warn' ? mayTell(`${c.req.method} ${facts.route} ${status}`) : 0
  if (leftOut === undefined) return
  const length = c.res.headers.get('Content-Length')
  log[level](
    {
      request: c.get('requestId'),
      method: c.req.method,
      route: facts.route,
      status,
      ms: Math.round((performance.now() - start) * 10) / 10,
      ...(length !== null && { bytes: Number(length) }),
      ...(leftOut > 0 && { leftOut }),
      ...(brokenOff && { brokenOff }),
      ...(c.error instanceof Problem && { problem: c.error.kind }),
      ...(c.error && !(c.error instanceof Problem) && { err: c.error }),
    },
    'request',
  )
}
