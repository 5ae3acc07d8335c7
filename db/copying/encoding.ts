import type { Kind } from './shapes'

/**
 * A row as both engines write it: one JSON list a line, in the order of the columns. Moments are milliseconds since
 * 1970, bytes base64, flags true and false. A whole number beyond 2^53 stands as text, because JSON's readers would
 * round it. JSON itself is wrapped in a list, so that its null is not a missing value, and has its keys sorted,
 * because PostgreSQL keeps them in an order of its own.
 */
export function encodeNumber(digits: string): string {
  return Number.isSafeInteger(Number(digits)) ? digits : `"${digits}"`
}

export const encodeText = (text: string): string => JSON.stringify(text)
export const encodeFlag = (flag: boolean): string => (flag ? 'true' : 'false')
export const encodeJson = (text: string): string => `[${canonical(JSON.parse(text))}]`
export const encodeBytes = (bytes: Buffer): string => `"${bytes.toString('base64')}"`

/** JSON with sorted keys and no blanks: equal values are equal texts. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`
}

/** A cell of a parsed line as SQLite takes it. Throws where it is not what its kind says. */
export function forSqlite(kind: Kind, cell: unknown): string | number | bigint | Buffer | null {
  if (cell === null) return null
  if (kind === 'json' && Array.isArray(cell)) return JSON.stringify(cell[0])
  if (kind === 'flag' && typeof cell === 'boolean') return cell ? 1 : 0
  if (kind === 'whole' || kind === 'moment') {
    if (typeof cell === 'number') return cell
    if (typeof cell === 'string') return BigInt(cell)
  }
  if (typeof cell === 'string') return kind === 'bytes' ? Buffer.from(cell, 'base64') : cell
  throw new Error(`A ${typeof cell} stands where there should be ${kind}.`)
}
