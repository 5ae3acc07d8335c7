import { momentOf } from '../kernel/moment'
import { folded } from '../kernel/search'

export type UnitLevel = 'province' | 'commune' | 'hamlet'

/** The kinds of commune since 1 July 2025, and the local words for a hamlet (Law 10/2022 Art. 2.3). Codes are kept; words are in the messages. */
export const COMMUNE_KINDS = ['xa', 'phuong', 'dacKhu'] as const
export const PROVINCE_KINDS = ['tinh', 'thanhPho'] as const

export interface Unit {
  id: number
  level: UnitLevel
  kind: string
  name: string
  parentId: number | null
  /** The ids from the root, as `/1/4/17/`. */
  path: string
  validFrom: string
  validTo: string | null
}

/** A unit exists from its first day through its last. */
export const isValidOn = (unit: Pick<Unit, 'validFrom' | 'validTo'>, day: string): boolean =>
  unit.validFrom <= day && (unit.validTo === null || day <= unit.validTo)

/** Hamlets by number where they have one ("Thôn 2" before "Thôn 10"), else by the Vietnamese alphabet. */
export function byName(one: { name: string }, other: { name: string }): number {
  return alphabet.compare(one.name, other.name)
}

const alphabet = new Intl.Collator('vi', { numeric: true })

export const searchNameOf = (name: string): string => folded(name)

export const UNIT_NAME_LONGEST = 100
export const HAMLET_KIND_LONGEST = 30

/** Local words for a hamlet, offered and never demanded. */
export const HAMLET_KINDS = [
  'thôn',
  'làng',
  'ấp',
  'bản',
  'buôn',
  'bon',
  'phum',
  'sóc',
  'xóm',
  'tổ dân phố',
  'khu phố',
  'khối phố',
  'khóm',
  'tiểu khu',
] as const

/** The kind of commune that a full name begins with; a commune (xã) where it says none. */
export function communeKindOf(name: string): string {
  const words = folded(name)
  if (words.startsWith('phuong ')) return 'phuong'
  return words.startsWith('dac khu ') ? 'dacKhu' : 'xa'
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Equal for two spellings of one name (`Thôn Hoà` and `thôn hòa`), different for two names (`Bản` and `Bán`). */
export function nameKey(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .split(/\s+/)
    .map((syllable) => syllable.replace(TONE, '') + (syllable.match(TONE)?.join('') ?? ''))
    .join(' ')
    .trim()
}

/** The local word that a hamlet's name begins with; `thôn` where it says none. */
export function hamletKindOf(name: string): string {
  const words = folded(name)
  return [...HAMLET_KINDS].sort((a, b) => b.length - a.length).find((kind) => words.startsWith(`${folded(kind)} `)) ?? 'thôn'
}

/** The full name: a number or a bare name gets its kind before it ("thôn" and "3" make "Thôn 3"). */
export function hamletName(kind: string, name: string): string {
  const words = folded(name)
  const known = [kind, ...HAMLET_KINDS].some((each) => each !== '' && words.startsWith(`${folded(each)} `))
  const word = kind || 'thôn'
  return known ? name : `${word.charAt(0).toUpperCase()}${word.slice(1)} ${name}`
}

export const HOUSEHOLDS_MOST = 100_000

/** A number of households as people type it: 318, 1.240 or 1 240; undefined when it is none. */
export function householdsOf(typed: string): number | undefined {
  if (!/^(\d{1,6}|\d{1,3}[., ]\d{3})$/.test(typed)) return undefined
  const households = Number(typed.replace(/\D/g, ''))
  return households <= HOUSEHOLDS_MOST ? households : undefined
}

/** A day as people type it, 30/6/2026, 30-06-2026 or 2026-06-30, as YYYY-MM-DD; undefined when there is no such day. */
export function dayTyped(typed: string): string | undefined {
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed)
  const [, date = '', month = '', year = ''] = local ?? []
  const day = local ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : typed
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && momentOf(day) ? day : undefined
}
