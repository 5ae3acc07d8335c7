import { and, asc, desc, eq, gt, isNull, lt, ne } from 'drizzle-orm'
import { eqPlaceholder } from '../../db/phrases'
import { grants, people, sessions } from '../../db/schema/people'
import { units } from '../../db/schema/units'
import { preparedOnce, type Reader, type Writer } from '../../db/storage'
import type { Grant } from '../kernel/world'

export type SessionRow = typeof sessions.$inferSelect

export interface HeldSession {
  session: SessionRow
  person: { id: number; name: string; email: string }
  grants: Grant[]
}

const heldOf = preparedOnce('held_session', (reader: Reader) =>
  reader
    .select({ session: sessions, person: people, role: grants.role, unitId: units.id, unitPath: units.path })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .leftJoin(grants, and(eq(grants.personId, people.id), isNull(grants.endedAt)))
    .leftJoin(units, eq(units.id, grants.unitId))
    .where(and(eqPlaceholder(sessions.id, 'id'), isNull(people.disabledAt)))
    .orderBy(asc(grants.id)),
)

/** A session of a person who is not disabled, with the roles that count now; its limits are for the caller to judge. */
export async function maybeFindHeld(reader: Reader, id: string): Promise<HeldSession | undefined> {
  const rows = await heldOf(reader).execute({ id })
  const [first] = rows
  if (!first) return undefined
  const held = rows.flatMap(({ role, unitId, unitPath }) =>
    role !== null && unitId !== null && unitPath !== null ? [{ role, unitId, unitPath }] : [],
  )
  const { id: personId, name, email } = first.person
  return { session: first.session, person: { id: personId, name, email }, grants: held }
}

/** The sessions of a person that were seen after `seenAfter` and have not expired, newest first. */
export function listSessions(reader: Reader, personId: number, now: Date, seenAfter: Date): Promise<SessionRow[]> {
  return reader
    .select()
    .from(sessions)
    .where(and(eq(sessions.personId, personId), gt(sessions.expiresAt, now), gt(sessions.seenAt, seenAfter)))
    .orderBy(desc(sessions.seenAt), asc(sessions.id))
}

export async function addSession(writer: Writer, session: SessionRow): Promise<void> {
  await writer.insert(sessions).values(session)
}

export async function saveSeen(writer: Writer, id: string, seenAt: Date): Promise<void> {
  await writer.update(sessions).set({ seenAt }).where(eq(sessions.id, id))
}

export async function removeSession(writer: Writer, personId: number, id: string): Promise<void> {
  await writer.delete(sessions).where(and(eq(sessions.id, id), eq(sessions.personId, personId)))
}

/** Ends every session of a person, but `exceptId` where it is given; says how many. */
export async function removeSessions(writer: Writer, personId: number, exceptId = ''): Promise<number> {
  const removed = await writer
    .delete(sessions)
    .where(and(eq(sessions.personId, personId), ne(sessions.id, exceptId)))
    .returning({ id: sessions.id })
  return removed.length
}

export async function removeExpired(writer: Writer, personId: number, now: Date): Promise<void> {
  await writer.delete(sessions).where(and(eq(sessions.personId, personId), lt(sessions.expiresAt, now)))
}
