import type { Reader } from '../../db/storage'
import { act, note } from '../audit/act'
import { hashed } from '../kernel/ids'
import { problem } from '../kernel/problem'
import type { Actor, Grant } from '../kernel/world'
import { addSession, maybeFindHeld, removeExpired, removeSession, removeSessions, saveSeen } from './session-store'

export const SESSION_COOKIE = 'ydanSession'

const HOUR = 60 * 60 * 1000
/** A working day: a browser left open in the office is signed out by the next morning. */
export const IDLE_LONGEST = 12 * HOUR
/** However busy, a month after signing in the password is asked again. */
export const SESSION_LONGEST = 30 * 24 * HOUR
// One write each five minutes is enough to tell when somebody was last here.
const SEEN_EVERY = 5 * 60 * 1000

export interface Session {
  id: string
  actor: Actor
  /** The note of when it was last seen is old enough to be written again. */
  seenLongAgo: boolean
}

/** Who holds this cookie, with the roles that count at this moment; undefined when nobody does. */
export async function maybeFindSession(reader: Reader, cookie: string | undefined, now: Date): Promise<Session | undefined> {
  if (!cookie) return undefined
  const held = await maybeFindHeld(reader, hashed(cookie))
  if (!held || !isAlive(held.session, now)) return undefined
  return {
    id: held.session.id,
    actor: { kind: 'person', ...held.person, grants: held.grants },
    // Or in the future, by a clock that has been put right since.
    seenLongAgo: Math.abs(now.getTime() - held.session.seenAt.getTime()) >= SEEN_EVERY,
  }
}

export const isAlive = ({ seenAt, expiresAt }: { seenAt: Date; expiresAt: Date }, now: Date): boolean =>
  now < expiresAt && now.getTime() - seenAt.getTime() < IDLE_LONGEST

export const noteSeen = note(({ writer, now }, id: string) => saveSeen(writer, id, now))

/** Where an entry about a person's own account belongs: the unit of the first role, or nowhere. */
export const homePath = (grants: readonly Grant[]): string => grants[0]?.unitPath ?? '/'

/** The actor must be the person whose password was just proved. `secret` goes into the cookie and is kept hashed only. */
export const startSession = act(
  'person.signIn',
  async ({ writer, now, actor, permit }, { secret, device }: { secret: string; device: string }) => {
    const person = demandPerson(actor)
    permit(homePath(person.grants))
    await removeExpired(writer, person.id, now)
    const expiresAt = new Date(now.getTime() + SESSION_LONGEST)
    await addSession(writer, { id: hashed(secret), personId: person.id, createdAt: now, seenAt: now, expiresAt, device })
    return { result: undefined, subject: `person:${person.id}` }
  },
)

/** One browser signs out, or is signed out by its owner from another. */
export const endSession = note(({ writer }, { personId, id }: { personId: number; id: string }) =>
  removeSession(writer, personId, id),
)

/** Ends every session of the actor but `exceptId`; gives how many. */
export const signOutEverywhere = act('person.signOutEverywhere', async ({ writer, actor, permit }, exceptId: string) => {
  const person = demandPerson(actor)
  permit(homePath(person.grants))
  const ended = await removeSessions(writer, person.id, exceptId)
  return { result: ended, subject: `person:${person.id}`, details: { sessions: ended } }
})

/** Throws signInNeeded for everybody who is no person with an account. */
export function demandPerson(actor: Actor): Extract<Actor, { kind: 'person' }> {
  if (actor.kind !== 'person') throw problem('signInNeeded')
  return actor
}
