import type { Role } from '../kernel/world'

/** A link that makes an account or adds a role. One without a unit sets up an empty house; one without an inviter was made on the machine itself. */
export interface Invitation {
  id: number
  email: string | null
  name: string | null
  role: Role
  unitId: number | null
  invitedBy: number | null
  expiresAt: Date
  acceptedAt: Date | null
  revokedAt: Date | null
}

export type InvitationState = 'open' | 'used' | 'expired' | 'revoked'

export const INVITATION_DAYS = 7
export const SET_UP_DAYS = 1

export function stateOf(invitation: Invitation, now: Date): InvitationState {
  if (invitation.acceptedAt) return 'used'
  if (invitation.revokedAt) return 'revoked'
  return now < invitation.expiresAt ? 'open' : 'expired'
}

/** A token as we make them; anything else is no link of ours. */
export const looksLikeToken = (token: string): boolean => /^[\w-]{22}$/.test(token)
