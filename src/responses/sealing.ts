import { createCipheriv, createDecipheriv, randomBytes, type ScryptOptions, scrypt } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { readableTyped } from '../kernel/ids'
import { problem } from '../kernel/problem'

/**
 * A sheet that was put aside, sealed with its code. The code is kept nowhere; what is found in the database, the lookup,
 * is made from it by a slow function, and tells it only to who tries 17 million million codes so slowly.
 */

export const DRAFT_CODE_LENGTH = 10

/** As it is written down: `K7M4A-Q2XYP`. */
export const shownDraftCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`

/** From what somebody typed; undefined when no code can look like that. */
export function typedDraftCode(typed: string): string | undefined {
  const code = readableTyped(typed)
  return code.length === DRAFT_CODE_LENGTH ? code : undefined
}

export interface DraftKey {
  lookup: string
  key: Buffer
}

const COST: ScryptOptions = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const MOST_AT_ONCE = 8
let working = 0

/** Takes a processor some 80 ms, aside. Throws busy when too many are being worked out. */
export async function draftKeyOf(code: string): Promise<DraftKey> {
  if (working >= MOST_AT_ONCE) throw problem('busy')
  working++
  try {
    const made = await new Promise<Buffer>((resolve, reject) =>
      scrypt(code, 'ydan sheet put aside', 64, COST, (error, derived) => (error ? reject(error) : resolve(derived))),
    )
    return { key: made.subarray(0, 32), lookup: made.subarray(32).toString('hex') }
  } finally {
    working--
  }
}

const VECTOR = 12
const TAG = 16

export function sealed(text: string, { key, lookup }: DraftKey): Buffer {
  const vector = randomBytes(VECTOR)
  const cipher = createCipheriv('aes-256-gcm', key, vector).setAAD(Buffer.from(lookup))
  const content = Buffer.concat([cipher.update(deflateRawSync(text)), cipher.final()])
  return Buffer.concat([vector, cipher.getAuthTag(), content])
}

/** Undefined for what was sealed with another code or changed since. */
export function unsealed(content: Uint8Array, { key, lookup }: DraftKey): string | undefined {
  const bytes = Buffer.from(content)
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, VECTOR), { authTagLength: TAG })
    cipher.setAAD(Buffer.from(lookup)).setAuthTag(bytes.subarray(VECTOR, VECTOR + TAG))
    return inflateRawSync(Buffer.concat([cipher.update(bytes.subarray(VECTOR + TAG)), cipher.final()])).toString()
  } catch {
    return undefined
  }
}
