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
  return one.name.localeCompare(other.name, 'vi', { numeric: true })
}

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
