import { type Context, Hono } from 'hono'
import { PersonPage } from '../../views/people/person-page'
import { mayAct } from '../audit/permissions'
import type { Faults } from '../kernel/fields'
import { problem } from '../kernel/problem'
import type { Env } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { staysAdministered } from './administrators'
import { faultsOf } from './person'
import { type RoleTyped, readRole } from './role-form'
import { disablePerson, enablePerson, endRole, grantRole } from './roles'
import { findPerson, findRole, listRoles } from './store'
import { unitChoices } from './unit-choices'

const PERSON = '/staff/people/:id{[0-9]{1,15}}'
const idOf = (c: Context<Env>): number => Number(c.req.param('id'))

/** One person: roles given and ended, the account disabled and enabled. */
export const personRoutes = new Hono<Env>()
  .get(PERSON, (c) => personPage(c, {}))

  .post(`${PERSON}/roles`, async (c) => {
    const read = await readRole(c.var.world.storage.reader, await readForm(c))
    if (!read.ok) return personPage(c, { typed: read.typed, faults: faultsOf(read.faults) }, 422)
    await grantRole(c.var.world, { personId: idOf(c), role: read.role, unitId: read.unitId })
    return seeOther(c, `/staff/people/${idOf(c)}`)
  })

  .post(`${PERSON}/roles/:grant{[0-9]{1,15}}/end`, async (c) => {
    const { world } = c.var
    const role = await findRole(world.storage.reader, Number(c.req.param('grant')))
    if (role.personId !== idOf(c)) throw problem('notFound')
    const allowed = mayAct(world.actor, 'person.endGrant', role.unitPath)
    if (allowed && !(await staysAdministered(world.storage.reader, [role])))
      return personPage(c, { lastAdministrator: true }, 422)
    await endRole(world, role.id)
    return (await isSeen(c)) ? seeOther(c, `/staff/people/${idOf(c)}`) : seeOther(c, '/staff/people')
  })

  .post(`${PERSON}/disable`, async (c) => {
    const { world } = c.var
    const roles = await listRoles(world.storage.reader, [idOf(c)])
    const allowed = roles.every((role) => mayAct(world.actor, 'person.disable', role.unitPath))
    if (allowed && !(await staysAdministered(world.storage.reader, roles))) return personPage(c, { lastAdministrator: true }, 422)
    await disablePerson(world, idOf(c))
    return seeOther(c, `/staff/people/${idOf(c)}`)
  })

  .post(`${PERSON}/enable`, async (c) => {
    await enablePerson(c.var.world, idOf(c))
    return seeOther(c, `/staff/people/${idOf(c)}`)
  })

async function isSeen(c: Context<Env>): Promise<boolean> {
  const { storage, actor } = c.var.world
  const roles = await listRoles(storage.reader, [idOf(c)])
  return roles.some((role) => mayAct(actor, 'person.grant', role.unitPath))
}

interface Said {
  typed?: RoleTyped
  faults?: Faults
  lastAdministrator?: boolean
}

// Somebody without a role in my units is nobody to me.
async function personPage(c: Context<Env>, said: Said, status: 200 | 422 = 200): Promise<Response> {
  const { world } = c.var
  const { id, name, email, createdAt, disabledAt } = await findPerson(world.storage.reader, idOf(c))
  const held = await listRoles(world.storage.reader, [id])
  const roles = held.map((each) => ({
    id: each.id,
    role: each.role,
    unit: each.unitName,
    mine: mayAct(world.actor, 'person.endGrant', each.unitPath),
  }))
  if (!roles.some((role) => role.mine)) throw problem('notFound', { person: id })
  const units = await unitChoices(world)
  const person = {
    id,
    name,
    email,
    createdAt,
    disabled: disabledAt !== null,
    roles,
    allMine: roles.every((role) => role.mine),
    units,
  }
  return respond(c, <PersonPage {...person} {...said} />, status)
}
