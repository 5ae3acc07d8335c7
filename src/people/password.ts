import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { folded } from '../kernel/search'
import { lengthOf } from '../kernel/text'
import { COMMON_PASSWORDS } from './common-passwords'
import { oneAfterAnother } from './one-after-another'

export const PASSWORD_SHORTEST = 12
export const PASSWORD_LONGEST = 200

interface Cost {
  /** The logarithm of N. */
  ln: number
  r: number
  p: number
}

// OWASP Password Storage Cheat Sheet: N=2^16, r=8, p=2 weighs the same as N=2^17, r=8, p=1 at half the memory (64 MiB).
const COST: Cost = { ln: 16, r: 8, p: 2 }
const KEY_BYTES = 32
// Two at a time: a rush of sign-ins must not take the memory of an office PC. Throws `busy` when 64 wait.
const inTurn = oneAfterAnother(2, 64)

/** `$scrypt$ln=16,r=8,p=2$salt$key`, so that the cost can be raised without losing anybody. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, COST)
  return `$scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$${salt.toString('base64url')}$${key.toString('base64url')}`
}

/** Takes the same time whether or not there is such a hash: without one it works on a stand-in and says no. */
export async function passwordHolds(password: string, hash: string | undefined): Promise<boolean> {
  const kept = hash === undefined ? undefined : parse(hash)
  const key = await derive(password, kept?.salt ?? Buffer.alloc(16), kept?.cost ?? COST)
  return kept !== undefined && key.length === kept.key.length && timingSafeEqual(key, kept.key)
}

/** True when a hash was made at a lower cost than today's, and is to be made again at the next sign-in. */
export function isWeaker(hash: string): boolean {
  const cost = parse(hash)?.cost
  return cost === undefined || 2 ** cost.ln * cost.r * cost.p < 2 ** COST.ln * COST.r * COST.p
}

/** A fault code, or undefined. The rules follow NIST SP 800-63B: length, no common ones, no own name; no forced symbols. */
export function judgePassword(password: string, about: { email: string; name: string }): string | undefined {
  if (!password) return 'required'
  if (!password.isWellFormed()) return 'badText'
  if (lengthOf(password) < PASSWORD_SHORTEST) return 'passwordShort'
  if (lengthOf(password) > PASSWORD_LONGEST) return 'tooLong'
  const plain = folded(password).replace(/[^\p{L}\p{N}]/gu, '')
  const own = [about.email, about.email.split('@')[0] ?? '', about.name].map((each) =>
    folded(each).replace(/[^\p{L}\p{N}]/gu, ''),
  )
  const bare = plain.replace(/\d+$/, '')
  if (own.some((each) => each !== '' && (plain === each || bare === each))) return 'passwordOwn'
  if (new Set(plain).size < 5 || COMMON_PASSWORDS.has(plain) || COMMON_PASSWORDS.has(bare)) return 'passwordCommon'
  return undefined
}

function parse(hash: string): { cost: Cost; salt: Buffer; key: Buffer } | undefined {
  const parts = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(hash)
  if (!parts) return undefined
  const [, ln, r, p, salt = '', key = ''] = parts
  return {
    cost: { ln: Number(ln), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  }
}

// Different keyboards send the same Vietnamese letter in one piece or in two.
function derive(password: string, salt: Buffer, { ln, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** ln
  const options = { N, r, p, maxmem: 2 * 128 * N * r }
  return inTurn(
    () =>
      new Promise((resolve, reject) => {
        scrypt(password.normalize('NFC'), salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)))
      }),
  )
}
