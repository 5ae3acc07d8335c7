import { inflateRawSync } from 'node:zlib'
import { type Read, refuse } from './outcome'

/** The parts of a zip file, unpacked no further than the limits: what a file says of its own size is not believed. */

const MOST_PARTS = 500
const LARGEST_WHOLE = 40 * 1024 * 1024
const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const ENCRYPTED = 1

export function unzip(bytes: Buffer): Read<{ parts: ReadonlyMap<string, Buffer> }> {
  try {
    return unpacked(bytes)
  } catch (error) {
    // Node's own: an offset beyond the end, what cannot be inflated, more than was allowed.
    if (!(error instanceof Error) || !('code' in error)) throw error
    return refuse(error.code === 'ERR_BUFFER_TOO_LARGE' ? 'bomb' : 'broken')
  }
}

function unpacked(bytes: Buffer): Read<{ parts: ReadonlyMap<string, Buffer> }> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || bytes.readUInt32LE(end) !== END) return refuse('broken')
  const count = bytes.readUInt16LE(end + 10)
  if (count > MOST_PARTS) return refuse('bomb')
  const parts = new Map<string, Buffer>()
  let left = LARGEST_WHOLE
  let at = bytes.readUInt32LE(end + 16)
  for (let part = 0; part < count; part++) {
    if (bytes.readUInt32LE(at) !== ENTRY) return refuse('broken')
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)]
    const packed = bytes.readUInt32LE(at + 20)
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset))
    const local = bytes.readUInt32LE(at + 42)
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0))
    if (flags & ENCRYPTED) return refuse('encrypted')
    if (method !== 0 && method !== 8) return refuse('broken')
    if (parts.has(name)) return refuse('broken')
    const content = contentAt(bytes, local, packed)
    if (!content) return refuse('broken')
    const whole = method === 0 ? content : inflateRawSync(content, { maxOutputLength: Math.max(1, left) })
    left -= whole.length
    if (left <= 0) return refuse('bomb')
    parts.set(name, whole)
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return { ok: true, parts }
}

function contentAt(bytes: Buffer, local: number, packed: number): Buffer | undefined {
  if (bytes.readUInt32LE(local) !== LOCAL) return undefined
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  return start + packed <= bytes.length ? bytes.subarray(start, start + packed) : undefined
}
