import { createHmac, randomBytes } from 'node:crypto'
import { note } from '../audit/act'
import type { Actor, World } from '../kernel/world'
import { hashPassword, isWeaker, passwordHolds } from './password'
import { EMAIL_LIMIT, FORGOTTEN_AFTER, oneMore, SOURCE_LIMIT, waitLeft } from './slow-down'
import { listLiveGrants, maybeFindByEmail, savePasswordHash } from './store'
import { forgiveOne, listTries, removeTries, removeTriesBefore, saveTries } from './tries-store'

export interface Proof {
  email: string
  password: string
  /** Where the try comes from; empty where nobody can tell, and then only the e-mail counts. */
  source: string
  /** Makes what is kept of e-mails and sources useless to who steals the database; one for all processes. */
  salt: string | undefined
}

export type Proved =
  | { outcome: 'right'; actor: Extract<Actor, { kind: 'person' }> }
  | { outcome: 'wrong' }
  /** Seconds until another try is looked at. */
  | { outcome: 'wait'; seconds: number }

/**
 * Judges an e-mail and a password, slower after each failure. Never tells, by words or by time, whether there is
 * such an e-mail. Throws busy when too many are being judged.
 */
export async function provePassword(world: World, { email, password, source, salt }: Proof): Promise<Proved> {
  const subjects = { email: subjectOf('email', email, salt), source: source && subjectOf('source', source, salt) }
  const wait = await countTry(world, subjects)
  if (wait > 0) return { outcome: 'wait', seconds: Math.ceil(wait / 1000) }
  const person = await maybeFindByEmail(world.storage.reader, email)
  const usable = person && !person.disabledAt ? person : undefined
  if (!(await passwordHolds(password, usable?.passwordHash)) || !usable) return { outcome: 'wrong' }
  await forgive(world, subjects)
  if (isWeaker(usable.passwordHash)) {
    const made = await hashPassword(password)
    await storeHashAgain(world, { id: usable.id, before: usable.passwordHash, made })
  }
  const grants = await listLiveGrants(world.storage.reader, usable.id)
  return { outcome: 'right', actor: { kind: 'person', id: usable.id, name: usable.name, email: usable.email, grants } }
}

// Counted before it is judged, so that a thousand tries at the same moment are not one.
const countTry = note(async ({ writer, now }, { email, source }: Subjects) => {
  const tries = await listTries(writer, [email, source])
  const wait = Math.max(waitLeft(tries.get(email), EMAIL_LIMIT, now), waitLeft(tries.get(source), SOURCE_LIMIT, now))
  if (wait > 0) return wait
  await removeTriesBefore(writer, new Date(now.getTime() - FORGOTTEN_AFTER))
  await saveTries(writer, email, oneMore(tries.get(email), now))
  if (source) await saveTries(writer, source, oneMore(tries.get(source), now))
  return 0
})

const forgive = note(async ({ writer }, { email, source }: Subjects) => {
  await removeTries(writer, email)
  await forgiveOne(writer, source)
})

const storeHashAgain = note(({ writer }, { id, before, made }: { id: number; before: string; made: string }) =>
  savePasswordHash(writer, id, made, before),
)

interface Subjects {
  email: string
  source: string
}

const OWN_SALT = randomBytes(32).toString('base64url')

const subjectOf = (kind: string, value: string, salt = OWN_SALT): string =>
  createHmac('sha256', salt).update(`${kind}:${value}`).digest('base64url')
