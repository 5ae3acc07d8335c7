import { createHash, createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { token } from '../kernel/ids'

/**
 * What is asked of a sheet under suspicion (docs/decisions/009-suspicion-without-names.md): a number found by trying,
 * or for who runs no scripts a ticket and some patience. Nothing is kept of either: each says all about itself under
 * our signature and is good for one consultation and one key, so sending it again is the same sheet again. Pure.
 */

export interface Bound {
  consultationId: number
  /** The key of the sheet. */
  key: string
}

/** Trying 100,000 numbers takes a cheap phone a second at most, half of that on average. */
export const FIRST_COST = 100_000
const MOST_DOUBLINGS = 5
const FREE_SOLVED = 300
const SOLVED_A_DOUBLING = 100
const GOOD_FOR_MS = 10 * 60 * 1000
// A price that rose while somebody was paying is not asked for twice.
const LENIENCE = 4

/** How many numbers there are to try for a source that solved so many within ten minutes. A hall of 300 pays the first price. */
export const costAfter = (solved: number): number =>
  FIRST_COST * 2 ** Math.min(MOST_DOUBLINGS, Math.max(0, Math.floor((solved - FREE_SOLVED) / SOLVED_A_DOUBLING)))

/**
 * `SALT~DIGEST~SIGNATURE`, the salt `EXPIRY.COST.RANDOM`: SHA-256 of `SALT:NUMBER` has that digest for one number
 * from 0 up to the cost. The scheme of ALTCHA, whose longest search is twice the usual one.
 */
export function makePuzzle(secret: string, bound: Bound, cost: number, now: Date): string {
  const salt = `${(now.getTime() + GOOD_FOR_MS).toString(36)}.${cost.toString(36)}.${token().slice(0, 11)}`
  const digest = digestOf(salt, randomInt(cost))
  return `${salt}~${digest}~${signed(secret, bound, 'puzzle', `${salt}~${digest}`)}`
}

/** Whether `PUZZLE~NUMBER` is an answer to a puzzle of ours for this sheet that is worth `cost` now. */
export function isProof(secret: string, bound: Bound, proof: string, cost: number, now: Date): boolean {
  const parts = /^(([0-9a-z]{8,9})\.([0-9a-z]{1,6})\.[\w-]{11})~([0-9a-f]{64})~([\w-]{43})~(\d{1,10})$/.exec(proof)
  const [, salt = '', expiry = '', paid = '', digest = '', signature = '', tried = ''] = parts ?? []
  return (
    parts !== null &&
    same(signature, signed(secret, bound, 'puzzle', `${salt}~${digest}`)) &&
    now.getTime() < Number.parseInt(expiry, 36) &&
    Number.parseInt(paid, 36) * LENIENCE >= cost &&
    same(digest, digestOf(salt, Number(tried)))
  )
}

export const TICKET_WAIT_SECONDS = 20
const TICKET_GOOD_FOR_MS = 2 * 60 * 60 * 1000

/** `SINCE.SIGNATURE`: who waits from then on needs no scripts. */
export function makeTicket(secret: string, bound: Bound, now: Date): string {
  const since = now.getTime().toString(36)
  return `${since}.${signed(secret, bound, 'ticket', since)}`
}

/** Seconds still to wait, 0 when it was long enough; undefined for no ticket of ours, or one that is out of date. */
export function secondsLeft(secret: string, bound: Bound, ticket: string, now: Date): number | undefined {
  const parts = /^([0-9a-z]{8,9})\.([\w-]{43})$/.exec(ticket)
  const [, since = '', signature = ''] = parts ?? []
  if (!parts || !same(signature, signed(secret, bound, 'ticket', since))) return undefined
  const waited = now.getTime() - Number.parseInt(since, 36)
  if (waited < 0 || waited > TICKET_GOOD_FOR_MS) return undefined
  return Math.max(0, Math.ceil(TICKET_WAIT_SECONDS - waited / 1000))
}

const digestOf = (salt: string, tried: number): string => createHash('sha256').update(`${salt}:${tried}`).digest('hex')

const signed = (secret: string, { consultationId, key }: Bound, kind: string, said: string): string =>
  createHmac('sha256', secret).update(`${kind} ${consultationId} ${key} ${said}`).digest('base64url')

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
