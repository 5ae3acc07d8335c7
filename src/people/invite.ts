import { act } from '../audit/act'
import { addDays } from '../kernel/moment'
import { problem } from '../kernel/problem'
import type { Role } from '../kernel/world'
import { findUnit } from '../units/store'
import { INVITATION_DAYS } from './invitation'
import { addInvitation, findInvitation, revokeSame, saveRevoked } from './invitation-store'
import { roleFits } from './person'

export interface Inviting {
  email: string
  name: string
  role: Role
  unitId: number
  /** What is kept of the link's token. */
  tokenHash: string
}

/** Gives the moment the link expires. */
export const invite = act(
  'person.invite',
  async ({ writer, now, actor, permit }, { email, name, role, unitId, tokenHash }: Inviting) => {
    const unit = await findUnit(writer, unitId)
    permit(unit.path)
    if (!roleFits(role, unit.level)) throw problem('invalid', { role })
    await revokeSame(writer, { email, role, unitId, now })
    const expiresAt = addDays(now, INVITATION_DAYS)
    const id = await addInvitation(writer, {
      tokenHash,
      email,
      name,
      role,
      unitId,
      invitedBy: actor.kind === 'person' ? actor.id : null,
      createdAt: now,
      expiresAt,
      acceptedAt: null,
      revokedAt: null,
    })
    return { result: expiresAt, subject: `invitation:${id}`, details: { name: name || email, role, unit: unit.name } }
  },
)

/** Throws gone when it was accepted or revoked already. */
export const revokeInvitation = act('person.revokeInvitation', async ({ writer, now, permit }, id: number) => {
  const invitation = await findInvitation(writer, id)
  if (invitation.unitId === null) throw problem('notFound', { invitation: id })
  const unit = await findUnit(writer, invitation.unitId)
  permit(unit.path)
  if (invitation.acceptedAt || invitation.revokedAt) throw problem('gone')
  await saveRevoked(writer, id, now)
  const details = { name: invitation.name || invitation.email, role: invitation.role, unit: unit.name }
  return { result: undefined, subject: `invitation:${id}`, details }
})
