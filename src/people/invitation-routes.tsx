import { type Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { AcceptPage } from '../../views/people/accept-page'
import { LinkPage } from '../../views/people/link-page'
import { type Faults, one } from '../kernel/fields'
import { hashed } from '../kernel/ids'
import type { Env } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { acceptAsMyself, acceptAsNew, byLink, maybeFindOffered, type Offered } from './accept'
import { looksLikeToken } from './invitation'
import { hashPassword, judgePassword } from './password'
import { faultsOf, readName } from './person'
import { maybeFindSession, SESSION_COOKIE, type Session } from './sessions'
import { enter } from './sign-in-routes'

/** An invitation accepted by who holds its link. */
export const invitationRoutes = new Hono<Env>()
  .get('/invitations/:token', async (c) => {
    const offered = await maybeOffered(c)
    return offered?.state === 'open' ? offerPage(c, offered) : unusable(c, offered)
  })

  .post('/invitations/:token', async (c) => {
    const offered = await maybeOffered(c)
    if (offered?.state !== 'open') return unusable(c, offered)
    const tokenHash = hashed(c.req.param('token'))
    if (offered.person && !offered.renewsPassword) {
      const session = await sessionOf(c)
      if (!session) return offerPage(c, offered)
      await acceptAsMyself({ ...c.var.world, actor: session.actor }, tokenHash)
      return seeOther(c, '/staff')
    }
    const fields = await readForm(c)
    const name = offered.person ? { text: offered.person.name } : readName(fields)
    const password = one(fields, 'password')
    const faults = faultsOf({ name: name.fault, password: judgePassword(password, { email: offered.email, name: name.text }) })
    if (Object.keys(faults).length > 0) return offerPage(c, offered, { name: name.text, faults }, 422)
    const passwordHash = await hashPassword(password)
    const actor = await acceptAsNew(byLink(c.var.world, name.text), { tokenHash, name: name.text, passwordHash })
    await enter(c, actor)
    return seeOther(c, '/staff')
  })

async function maybeOffered(c: Context<Env>): Promise<Offered | undefined> {
  const given = c.req.param('token') ?? ''
  if (!looksLikeToken(given)) return undefined
  return maybeFindOffered(c.var.world.storage.reader, hashed(given), c.var.world.now())
}

const sessionOf = (c: Context<Env>): Promise<Session | undefined> =>
  maybeFindSession(c.var.world.storage.reader, getCookie(c, SESSION_COOKIE), c.var.world.now())

function unusable(c: Context<Env>, offered: Offered | undefined): Response {
  const { links } = c.var.page.words.people
  if (!offered || offered.state === 'open') return respond(c, <LinkPage said={links.unknown} />, 404)
  return respond(c, <LinkPage said={links[offered.state]} />, 410)
}

async function offerPage(
  c: Context<Env>,
  offered: Offered,
  typed?: { name: string; faults: Faults },
  status: 200 | 422 = 200,
): Promise<Response> {
  const session = await sessionOf(c)
  const offer = {
    path: `/invitations/${c.req.param('token')}`,
    email: offered.email,
    role: offered.invitation.role,
    unit: offered.unit.name,
    name: typed?.name ?? offered.invitation.name ?? '',
    way: wayOf(offered, session),
    faults: typed?.faults ?? {},
  }
  return respond(c, <AcceptPage {...offer} />, status)
}

function wayOf({ person, renewsPassword }: Offered, session: Session | undefined) {
  if (!person) return 'new' as const
  if (renewsPassword) return 'renew' as const
  if (!session) return 'signIn' as const
  return session.actor.kind === 'person' && session.actor.id === person.id ? ('mine' as const) : ('other' as const)
}
