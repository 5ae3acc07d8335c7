import { createHash, randomBytes, randomInt } from 'node:crypto'

// No 0 O 1 I L, none that sound alike when read aloud in Vietnamese (B P, S X, J G, D Đ, U Ư).
const READABLE = '23456789ACEHKMNPRTVXY'

/** Letters and digits that can be read aloud and typed by anybody. */
export function readable(length: number): string {
  return Array.from({ length }, () => READABLE[randomInt(READABLE.length)]).join('')
}

/** Typed by hand: lower case, blanks and hyphens do not matter. */
export const readableTyped = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '')

// Asking the system for 16 bytes costs as much as sending a page; it is asked for many at a time.
const TOKEN_BYTES = 16
let drawn = Buffer.alloc(0)
let used = 0

/** 128 random bits for links and keys. */
export function token(): string {
  if (used === drawn.length) {
    drawn = randomBytes(TOKEN_BYTES * 256)
    used = 0
  }
  used += TOKEN_BYTES
  const secret = drawn.toString('base64url', used - TOKEN_BYTES, used)
  drawn.fill(0, used - TOKEN_BYTES, used)
  return secret
}

/** What is kept of a token, so that a stolen database opens no door. */
export const hashed = (secret: string): string => createHash('sha256').update(secret).digest('hex')
