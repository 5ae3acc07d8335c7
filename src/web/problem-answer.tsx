import { getCookie } from 'hono/cookie'
import { faultOf, type StorageFault } from '../../db/storage'
import { ProblemPage } from '../../views/problem-page'
import type { Fields } from '../kernel/fields'
import { ownPath } from '../kernel/own-path'
import { Problem, problem } from '../kernel/problem'
import { SESSION_COOKIE } from '../people/sessions'
import type { Handled } from './env'
import { readForm } from './form'
import { respond } from './respond'
import { troubleOf } from './trouble'

/** The page, or the word, for everything that was thrown. What was posted and could not be stored is given back. */
export async function problemAnswer(c: Handled, error: unknown): Promise<Response> {
  const fault = faultOf(error)
  const known = error instanceof Problem ? error : fault && problemOf(c, fault)
  if (known?.status === 503 && !c.res.headers.has('Retry-After')) c.header('Retry-After', String(fault?.retryAfter ?? 2))
  // What is left of it may still come: nobody reads it.
  if (known?.status === 408) c.header('Connection', 'close')
  const reference = known ? undefined : c.get('requestId')
  const kind = known?.kind ?? 'unexpected'
  const status = known?.status ?? 500
  if (!c.var.page) return c.text(kind, status)
  if (c.req.header('Accept')?.startsWith('application/json')) return c.json({ problem: kind }, status)
  if (fault) await tellStaff(c, fault)
  const again = known?.status === 503 ? await postedAgain(c) : undefined
  return respond(c, <ProblemPage kind={kind} reference={reference} posted={isPost(c)} again={again} />, status)
}

const isPost = (c: Handled): boolean => c.req.method === 'POST'

function problemOf(c: Handled, fault: StorageFault): Problem {
  if (fault.kind === 'busy') return problem('busy')
  return problem(isPost(c) ? 'notStored' : 'unavailable')
}

// Whoever holds a session's cookie but cannot be looked up now gets the cause in words, and nothing of the machine.
async function tellStaff(c: Handled, { kind }: StorageFault): Promise<void> {
  const { actor } = c.var.page
  if (actor.kind === 'person') c.set('page', { ...c.var.page, trouble: await troubleOf(c.var.world.storage, c.var.config, kind) })
  else if (c.req.path.startsWith('/staff') && getCookie(c, SESSION_COOKIE)) c.set('page', { ...c.var.page, trouble: { kind } })
}

/** What was posted, to be sent again by one button. Never a password, and no files: a page cannot give them back. */
async function postedAgain(c: Handled): Promise<Again | undefined> {
  if (!isPost(c) || !c.req.header('Content-Type')?.startsWith('application/x-www-form-urlencoded')) return undefined
  const fields = await readForm(c).catch(() => undefined)
  const action = ownPath(c.var.page.path, '')
  if (!fields || action === '' || [...fields.keys()].some((name) => /password/i.test(name))) return undefined
  return { action, fields }
}

interface Again {
  action: string
  fields: Fields
}
