import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { SignInPage } from '../../views/people/sign-in-page'
import { one } from '../kernel/fields'
import { hashed, token } from '../kernel/ids'
import { ownPath } from '../kernel/own-path'
import type { Actor } from '../kernel/world'
import type { Env } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { isThisMachine, sourceOf } from '../web/source'
import { faultsOf, readEmail } from './person'
import { cookieOptions, deviceOf } from './session-cookie'
import { endSession, maybeFindSession, SESSION_COOKIE, SESSION_LONGEST, startSession } from './sessions'
import { provePassword } from './sign-in'

const nextOf = (given: string) => ownPath(given, '/staff')

export const signInRoutes = new Hono<Env>()
  .get('/sign-in', async (c) => {
    const next = nextOf(c.req.query('next') ?? '')
    const session = await maybeFindSession(c.var.world.storage.reader, getCookie(c, SESSION_COOKIE), c.var.world.now())
    return session ? c.redirect(next, 303) : respond(c, <SignInPage email="" next={next} />)
  })

  .post('/sign-in', async (c) => {
    const fields = await readForm(c)
    const next = nextOf(one(fields, 'next'))
    const { email, fault } = readEmail(fields)
    const password = one(fields, 'password')
    const faults = faultsOf({ email: fault, password: judgeSent(password) })
    if (Object.keys(faults).length > 0) return respond(c, <SignInPage email={email} next={next} faults={faults} />, 422)
    const source = sourceOf(c)
    const proof = { email, password, source: isThisMachine(source) ? '' : source, salt: c.var.config.secret }
    const proved = await provePassword(c.var.world, proof)
    if (proved.outcome === 'right') {
      await enter(c, proved.actor)
      return seeOther(c, next)
    }
    if (proved.outcome === 'wrong')
      return respond(c, <SignInPage email={email} next={next} faults={{ password: 'signInWrong' }} />, 422)
    c.header('Retry-After', String(proved.seconds))
    return respond(c, <SignInPage email={email} next={next} waitSeconds={proved.seconds} />, 429)
  })

/** Gives the browser a new session of this person, and ends the one it held. */
export async function enter(c: Context<Env>, actor: Extract<Actor, { kind: 'person' }>): Promise<void> {
  const world = { ...c.var.world, actor }
  const held = getCookie(c, SESSION_COOKIE)
  if (held) await endSession(world, { personId: actor.id, id: hashed(held) })
  const secret = token()
  await startSession(world, { secret, device: deviceOf(c.req.header('User-Agent')) })
  setCookie(c, SESSION_COOKIE, secret, cookieOptions(c.var.config.publicUrl, SESSION_LONGEST / 1000))
}

function judgeSent(password: string): string | undefined {
  if (password === '') return 'required'
  if (!password.isWellFormed()) return 'badText'
  return password.length > 1000 ? 'tooLong' : undefined
}
