import { act } from '../audit/act'
import { problem } from '../kernel/problem'
import type { Role } from '../kernel/world'
import { findUnit } from '../units/store'
import { staysAdministered } from './administrators'
import { administeredPaths, roleFits } from './person'
import { removeSessions } from './session-store'
import { addGrant, findPerson, findRole, listRoles, saveDisabled, saveGrantEnded } from './store'

/** Gives a further role to somebody who has one within the actor's units. Throws notFound for anybody else. */
export const grantRole = act(
  'person.grant',
  async ({ writer, now, actor, permit }, { personId, role, unitId }: { personId: number; role: Role; unitId: number }) => {
    const unit = await findUnit(writer, unitId)
    permit(unit.path)
    const person = await findPerson(writer, personId)
    const held = await listRoles(writer, [personId])
    const mine = administeredPaths(actor)
    if (actor.kind === 'person' && !held.some((each) => mine.some((path) => each.unitPath.startsWith(path))))
      throw problem('notFound', { person: personId })
    if (!roleFits(role, unit.level)) throw problem('invalid', { role })
    await addGrant(writer, { personId, role, unitId, now })
    return { result: undefined, subject: `person:${personId}`, details: { name: person.name, role, unit: unit.name } }
  },
)

/** Throws invalid when nobody would be left to administer the unit. */
export const endRole = act('person.endGrant', async ({ writer, now, permit }, grantId: number) => {
  const role = await findRole(writer, grantId)
  permit(role.unitPath)
  if (!(await staysAdministered(writer, [role]))) throw problem('invalid', { reason: 'lastAdministrator' })
  const person = await findPerson(writer, role.personId)
  await saveGrantEnded(writer, grantId, now)
  const details = { name: person.name, role: role.role, unit: role.unitName }
  return { result: undefined, subject: `person:${role.personId}`, details }
})

/** Only who administers all the units of a person may disable the account. Throws invalid for a last administrator. */
export const disablePerson = act('person.disable', async ({ writer, now, permit }, personId: number) => {
  const person = await findPerson(writer, personId)
  const roles = await listRoles(writer, [personId])
  if (roles.length === 0) throw problem('notPermitted')
  for (const role of roles) permit(role.unitPath)
  if (!(await staysAdministered(writer, roles))) throw problem('invalid', { reason: 'lastAdministrator' })
  await saveDisabled(writer, personId, now)
  await removeSessions(writer, personId)
  return { result: undefined, subject: `person:${personId}`, details: { name: person.name } }
})

export const enablePerson = act('person.enable', async ({ writer, permit }, personId: number) => {
  const person = await findPerson(writer, personId)
  const roles = await listRoles(writer, [personId])
  if (roles.length === 0) throw problem('notPermitted')
  for (const role of roles) permit(role.unitPath)
  await saveDisabled(writer, personId, null)
  return { result: undefined, subject: `person:${personId}`, details: { name: person.name } }
})
