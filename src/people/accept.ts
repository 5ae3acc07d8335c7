import type { Reader, Writer } from '../../db/storage'
import { act } from '../audit/act'
import { problem } from '../kernel/problem'
import type { Actor, World } from '../kernel/world'
import { findUnit } from '../units/store'
import type { Unit } from '../units/unit'
import { administers } from './administrators'
import { type InvitationState, stateOf } from './invitation'
import { type InvitationRow, maybeFindInvitation, saveAccepted } from './invitation-store'
import { removeSessions } from './session-store'
import { demandPerson } from './sessions'
import { addGrant, addPerson, listLiveGrants, maybeFindByEmail, type Person, saveDisabled, savePasswordHash } from './store'

export interface Offered {
  invitation: InvitationRow
  email: string
  unit: Unit
  state: InvitationState
  /** Who has this e-mail already. */
  person: Person | undefined
  /** Made on the machine itself for somebody known: the way back in for who lost the password. */
  renewsPassword: boolean
}

/** What a link offers; undefined when there is no such link. A link whose maker may no longer give the role counts as revoked. */
export async function maybeFindOffered(reader: Reader, tokenHash: string, now: Date): Promise<Offered | undefined> {
  const invitation = await maybeFindInvitation(reader, tokenHash)
  if (!invitation || invitation.unitId === null || invitation.email === null) return undefined
  const unit = await findUnit(reader, invitation.unitId)
  const person = await maybeFindByEmail(reader, invitation.email)
  const state = stateOf(invitation, now)
  const stands = invitation.invitedBy === null || (await administers(reader, invitation.invitedBy, unit.path))
  return {
    invitation,
    email: invitation.email,
    unit,
    state: state === 'open' && !stands ? 'revoked' : state,
    person,
    renewsPassword: person !== undefined && invitation.invitedBy === null,
  }
}

/** Whoever holds an open link acts under the name they give; the link itself is the permission, and the act checks it. */
export const byLink = (world: World, name: string): World => ({ ...world, actor: { kind: 'system', name } })

/** Makes the account with its first role, or gives it a new password. Throws gone, or stale when the e-mail has an account by now. */
export const acceptAsNew = act(
  'person.accept',
  async (
    { writer, now, permit },
    { tokenHash, name, passwordHash }: { tokenHash: string; name: string; passwordHash: string },
  ) => {
    const offered = await demandOpen(writer, tokenHash, now)
    permit(offered.unit.path)
    if (offered.person && !offered.renewsPassword) throw problem('stale')
    const person = offered.person
      ? await renewed(writer, offered.person, passwordHash)
      : await addPerson(writer, { email: offered.email, name, passwordHash, now })
    return {
      result: await enrol(writer, offered, person, now),
      subject: `person:${person.id}`,
      details: detailsOf(offered, person),
    }
  },
)

/** Adds the role to the account that is signed in. Throws gone, or notPermitted when the link is somebody else's. */
export const acceptAsMyself = act('person.accept', async ({ writer, now, actor, permit }, tokenHash: string) => {
  const offered = await demandOpen(writer, tokenHash, now)
  permit(offered.unit.path)
  if (offered.person?.id !== demandPerson(actor).id) throw problem('notPermitted')
  await enrol(writer, offered, offered.person, now)
  return { result: undefined, subject: `person:${offered.person.id}`, details: detailsOf(offered, offered.person) }
})

async function demandOpen(reader: Reader, tokenHash: string, now: Date): Promise<Offered> {
  const offered = await maybeFindOffered(reader, tokenHash, now)
  if (offered?.state !== 'open') throw problem('gone')
  return offered
}

async function enrol(writer: Writer, { invitation, unit }: Offered, person: Person, now: Date) {
  await addGrant(writer, { personId: person.id, role: invitation.role, unitId: unit.id, now })
  await saveAccepted(writer, invitation.id, now)
  return asActor(writer, person)
}

async function renewed(writer: Writer, person: Person, passwordHash: string): Promise<Person> {
  await savePasswordHash(writer, person.id, passwordHash, person.passwordHash)
  await saveDisabled(writer, person.id, null)
  await removeSessions(writer, person.id)
  return person
}

export async function asActor(reader: Reader, { id, name, email }: Person): Promise<Extract<Actor, { kind: 'person' }>> {
  return { kind: 'person', id, name, email, grants: await listLiveGrants(reader, id) }
}

const detailsOf = ({ invitation, unit }: Offered, person: Person) => ({
  name: person.name,
  role: invitation.role,
  unit: unit.name,
})
