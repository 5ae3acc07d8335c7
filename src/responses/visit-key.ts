import { createHmac, timingSafeEqual } from 'node:crypto'
import { token } from '../kernel/ids'

/**
 * The key that a QR code or a page without scripts leaves in a cookie. It carries our mark, so that a post shows
 * whether somebody opened a page of ours first; it tells nothing of who did.
 */

const RANDOM_LENGTH = 11
const MARK_LENGTH = 11
const GOOD_FOR_MS = 24 * 60 * 60 * 1000

/** The moment first, as in every key (posted.ts), then 66 random bits and a mark of 66. */
export function visitKey(secret: string, now: Date): string {
  const begun = `${now.getTime().toString(36)}-${token().slice(0, RANDOM_LENGTH)}`
  return begun + markOf(secret, begun)
}

/** Whether we gave out this key within the last day. */
export function isVisitKey(secret: string, key: string, now: Date): boolean {
  const parts = /^([0-9a-z]{8,9})-[\w-]{22}$/.exec(key)
  if (!parts?.[1]) return false
  const age = now.getTime() - Number.parseInt(parts[1], 36)
  const mark = Buffer.from(key.slice(-MARK_LENGTH))
  return age < GOOD_FOR_MS && timingSafeEqual(mark, Buffer.from(markOf(secret, key.slice(0, -MARK_LENGTH))))
}

const markOf = (secret: string, begun: string): string =>
  createHmac('sha256', secret).update(`visit ${begun}`).digest('base64url').slice(0, MARK_LENGTH)
