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
