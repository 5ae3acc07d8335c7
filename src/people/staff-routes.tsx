import { type Context, Hono } from 'hono'
import { InvitationMadePage, InvitePage } from '../../views/people/invite-page'
import { NoPeoplePage, PeoplePage } from '../../views/people/people-page'
import { hashed, token } from '../kernel/ids'
import { folded } from '../kernel/search'
import { cleanLine } from '../kernel/text'
import type { Env } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { listOpenInvitations } from './invitation-store'
import { invite, revokeInvitation } from './invite'
import { administeredPaths, administeredRoot, faultsOf, readEmail, readName } from './person'
import { readRole } from './role-form'
import { listPeople, listRoles } from './store'
import { unitChoices } from './unit-choices'

const PAGE = 50

/** People in my units, and invitations. */
export const staffRoutes = new Hono<Env>()
  .get('/staff/people', async (c) => {
    const { storage, actor, now } = c.var.world
    const paths = administeredPaths(actor)
    if (paths.length === 0) return respond(c, <NoPeoplePage />)
    const asked = (cleanLine(c.req.query('q') ?? '') ?? '').slice(0, 100)
    const page = pageOf(c)
    const words = folded(asked)
    const { found, total } = await listPeople(storage.reader, { paths, words, limit: PAGE, offset: (page - 1) * PAGE })
    const roles = await listRoles(
      storage.reader,
      found.map((person) => person.id),
    )
    const people = found.map(({ id, name, email, disabledAt }) => ({
      id,
      name,
      email,
      disabled: disabledAt !== null,
      roles: roles.filter((each) => each.personId === id).map(({ role, unitName }) => ({ role, unit: unitName })),
    }))
    const invitations = await listOpenInvitations(storage.reader, paths, now())
    const list = { asked, people, total, page, pages: Math.max(1, Math.ceil(total / PAGE)), invitations }
    return respond(c, <PeoplePage {...list} mayBackUp={administeredRoot(actor) !== undefined} done={c.req.query('done')} />)
  })

  .get('/staff/people/invite', async (c) => {
    const unit = (c.req.query('unit') ?? '').slice(0, 20)
    const units = await unitChoices(c.var.world, idOf(unit))
    return respond(c, <InvitePage units={units} typed={{ email: '', name: '', role: '', unit }} />)
  })

  .post('/staff/people/invite', async (c) => {
    const fields = await readForm(c)
    const email = readEmail(fields)
    const name = readName(fields)
    const role = await readRole(c.var.world.storage.reader, fields)
    const faults = faultsOf({ email: email.fault, name: name.fault, ...(role.ok ? {} : role.faults) })
    if (!role.ok || Object.keys(faults).length > 0) {
      const units = await unitChoices(c.var.world, idOf(role.typed.unit))
      const typed = { email: email.email, name: name.text, ...role.typed }
      return respond(c, <InvitePage units={units} typed={typed} faults={faults} />, 422)
    }
    const secret = token()
    const { role: given, unitId } = role
    const who = { email: email.email, name: name.text, role: given, unitId, tokenHash: hashed(secret) }
    const expiresAt = await invite(c.var.world, who)
    const link = `${siteOf(c)}/invitations/${secret}`
    return respond(c, <InvitationMadePage name={name.text} link={link} expiresAt={expiresAt} />)
  })

  .post('/staff/people/invitations/:id{[0-9]{1,15}}/revoke', async (c) => {
    await revokeInvitation(c.var.world, Number(c.req.param('id')))
    return seeOther(c, '/staff/people?done=revoked')
  })

const siteOf = (c: Context<Env>): string => c.var.config.publicUrl ?? new URL(c.req.url).origin

const idOf = (typed: string): number | undefined => (/^\d{1,15}$/.test(typed) ? Number(typed) : undefined)

function pageOf(c: Context<Env>): number {
  const asked = Number(c.req.query('page') ?? '1')
  return Number.isInteger(asked) && asked >= 1 && asked <= 10_000 ? asked : 1
}
