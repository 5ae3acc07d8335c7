import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie } from 'hono/cookie'
import { AccountPage } from '../../views/people/account-page'
import { type Faults, one } from '../kernel/fields'
import type { Env } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { isThisMachine, sourceOf } from '../web/source'
import { changePassword } from './account'
import { hashPassword, judgePassword } from './password'
import { faultsOf } from './person'
import { cookieOptions } from './session-cookie'
import { listSessions } from './session-store'
import { demandPerson, endSession, IDLE_LONGEST, SESSION_COOKIE, signOutEverywhere } from './sessions'
import { provePassword } from './sign-in'
import { findPerson, listRoles } from './store'

export const accountRoutes = new Hono<Env>()
  .get('/staff/account', (c) => accountPage(c, { done: c.req.query('done') }))

  .post('/staff/account/sign-out', async (c) => {
    const { id } = demandPerson(c.var.world.actor)
    await endSession(c.var.world, { personId: id, id: c.var.sessionId ?? '' })
    return signedOut(c)
  })

  .post('/staff/account/sessions/:id/end', async (c) => {
    const { id } = demandPerson(c.var.world.actor)
    await endSession(c.var.world, { personId: id, id: c.req.param('id') })
    return c.req.param('id') === c.var.sessionId ? signedOut(c) : seeOther(c, '/staff/account')
  })

  .post('/staff/account/sign-out-everywhere', async (c) => {
    const keeps = one(await readForm(c), 'keep') === 'this'
    await signOutEverywhere(c.var.world, keeps ? (c.var.sessionId ?? '') : '')
    return keeps ? seeOther(c, '/staff/account?done=others') : signedOut(c)
  })

  .post('/staff/account/password', async (c) => {
    const fields = await readForm(c)
    const { id, email, name } = demandPerson(c.var.world.actor)
    const [old, made] = [one(fields, 'old'), one(fields, 'new')]
    const faults = faultsOf({ old: old ? undefined : 'required', new: judgePassword(made, { email, name }) })
    if (Object.keys(faults).length > 0) return accountPage(c, { faults }, 422)
    const source = sourceOf(c)
    const proof = { email, password: old, source: isThisMachine(source) ? '' : source, salt: c.var.config.secret }
    const proved = await provePassword(c.var.world, proof)
    if (proved.outcome === 'wait') {
      c.header('Retry-After', String(proved.seconds))
      return accountPage(c, { waitSeconds: proved.seconds }, 429)
    }
    if (proved.outcome === 'wrong') return accountPage(c, { faults: { old: 'passwordWrong' } }, 422)
    const before = (await findPerson(c.var.world.storage.reader, id)).passwordHash
    await changePassword(c.var.world, { before, made: await hashPassword(made), sessionId: c.var.sessionId ?? '' })
    return seeOther(c, '/staff/account?done=password')
  })

interface Said {
  faults?: Faults
  waitSeconds?: number
  done?: string | undefined
}

async function accountPage(c: Context<Env>, said: Said, status: 200 | 422 | 429 = 200): Promise<Response> {
  const { storage, now, actor } = c.var.world
  const { id, email, name } = demandPerson(actor)
  const roles = await listRoles(storage.reader, [id])
  const sessions = await listSessions(storage.reader, id, now(), new Date(now().getTime() - IDLE_LONGEST))
  const held = roles.map(({ role, unitName }) => ({ role, unit: unitName }))
  const page = { email, name, roles: held, sessions, currentId: c.var.sessionId ?? '', ...said }
  return respond(c, <AccountPage {...page} />, status)
}

function signedOut(c: Context<Env>): Response {
  if (getCookie(c, SESSION_COOKIE)) deleteCookie(c, SESSION_COOKIE, cookieOptions(c.var.config.publicUrl, 0))
  return seeOther(c, '/sign-in')
}
