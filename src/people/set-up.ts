import type { Reader } from '../../db/storage'
import { act } from '../audit/act'
import { hashed, token } from '../kernel/ids'
import { addDays, dayOf } from '../kernel/moment'
import { problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import { type Founding, foundUnits } from '../units/found'
import { asActor } from './accept'
import { SET_UP_DAYS, stateOf } from './invitation'
import { addInvitation, maybeFindInvitation, saveAccepted } from './invitation-store'
import { addGrant, addPerson, hasAdministrator, maybeFindByEmail } from './store'

/** What a set-up link offers now. A house with an administrator is set up, whatever link is shown. */
export async function setUpState(reader: Reader, tokenHash: string, now: Date) {
  const invitation = await maybeFindInvitation(reader, tokenHash)
  if (!invitation || invitation.unitId !== null) return { state: 'unknown' as const, email: '' }
  const state = (await hasAdministrator(reader)) ? ('used' as const) : stateOf(invitation, now)
  return { state, email: invitation.email ?? '', invitationId: invitation.id }
}

/** A link that makes the first unit and the first administrator; gives its path. */
export async function offerSetUp(world: World, email: string | null): Promise<string> {
  const secret = token()
  await addSetUpLink(world, { tokenHash: hashed(secret), email })
  return `/set-up/${secret}`
}

const addSetUpLink = act(
  'person.invite',
  async ({ writer, now, permit }, { tokenHash, email }: { tokenHash: string; email: string | null }) => {
    permit('/')
    const id = await addInvitation(writer, {
      tokenHash,
      email,
      name: null,
      role: 'administrator',
      unitId: null,
      invitedBy: null,
      createdAt: now,
      expiresAt: addDays(now, SET_UP_DAYS),
      acceptedAt: null,
      revokedAt: null,
    })
    return { result: undefined, subject: `invitation:${id}`, details: { role: 'administrator' } }
  },
)

export interface SettingUp {
  tokenHash: string
  founding: Founding
  email: string
  name: string
  passwordHash: string
}

/** Makes the first units and the first administrator, once. Throws gone when the link is used or old. */
export const setUp = act('person.setUp', async ({ writer, now, permit }, { tokenHash, founding, ...who }: SettingUp) => {
  const { state, invitationId } = await setUpState(writer, tokenHash, now)
  if (state !== 'open' || invitationId === undefined) throw problem('gone')
  if (await maybeFindByEmail(writer, who.email)) throw problem('stale')
  const root = await foundUnits(writer, founding, dayOf(now))
  permit(root.path)
  const person = await addPerson(writer, { ...who, now })
  await addGrant(writer, { personId: person.id, role: 'administrator', unitId: root.id, now })
  await saveAccepted(writer, invitationId, now)
  const result = await asActor(writer, person)
  return { result, subject: `person:${person.id}`, details: { name: person.name, unit: root.name } }
})
