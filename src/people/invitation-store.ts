import { and, asc, desc, eq, gt, isNotNull, isNull, or } from 'drizzle-orm'
import { within } from '../../db/phrases'
import { invitations } from '../../db/schema/people'
import { units } from '../../db/schema/units'
import type { Reader, Writer } from '../../db/storage'
import { problem } from '../kernel/problem'
import type { Role } from '../kernel/world'

export type InvitationRow = typeof invitations.$inferSelect

export async function maybeFindInvitation(reader: Reader, tokenHash: string): Promise<InvitationRow | undefined> {
  const [invitation] = await reader.select().from(invitations).where(eq(invitations.tokenHash, tokenHash))
  return invitation
}

/** Throws notFound. */
export async function findInvitation(reader: Reader, id: number): Promise<InvitationRow> {
  const [invitation] = await reader.select().from(invitations).where(eq(invitations.id, id))
  if (!invitation) throw problem('notFound', { invitation: id })
  return invitation
}

export interface OpenInvitation {
  id: number
  email: string
  name: string
  role: Role
  unitName: string
  expiresAt: Date
}

/** The invitations nobody has accepted yet, at or below one of the paths, newest first; at most 100. */
export async function listOpenInvitations(reader: Reader, paths: readonly string[], now: Date): Promise<OpenInvitation[]> {
  if (paths.length === 0) return []
  const rows = await reader
    .select({ invitation: invitations, unitName: units.name })
    .from(invitations)
    .innerJoin(units, eq(units.id, invitations.unitId))
    .where(
      and(
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        isNotNull(invitations.email),
        gt(invitations.expiresAt, now),
        or(...paths.map((path) => within(units.path, path))),
      ),
    )
    .orderBy(desc(invitations.createdAt), asc(invitations.id))
    .limit(100)
  return rows.map(({ invitation: { id, email, name, role, expiresAt }, unitName }) => ({
    id,
    email: email ?? '',
    name: name ?? '',
    role,
    unitName,
    expiresAt,
  }))
}

export async function addInvitation(writer: Writer, invitation: Omit<InvitationRow, 'id'>): Promise<number> {
  const [made] = await writer.insert(invitations).values(invitation).returning({ id: invitations.id })
  if (!made) throw new Error('No row came back for an invitation.')
  return made.id
}

/** An older open invitation of the same person to the same role gives way to a new one. */
export async function revokeSame(
  writer: Writer,
  { email, role, unitId, now }: { email: string; role: Role; unitId: number; now: Date },
): Promise<void> {
  await writer
    .update(invitations)
    .set({ revokedAt: now })
    .where(
      and(
        eq(invitations.email, email),
        eq(invitations.role, role),
        eq(invitations.unitId, unitId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    )
}

export async function saveRevoked(writer: Writer, id: number, revokedAt: Date): Promise<void> {
  await writer.update(invitations).set({ revokedAt }).where(eq(invitations.id, id))
}

export async function saveAccepted(writer: Writer, id: number, acceptedAt: Date): Promise<void> {
  await writer.update(invitations).set({ acceptedAt }).where(eq(invitations.id, id))
}
