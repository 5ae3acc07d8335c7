import type { HamletRow } from './hamlet-table'
import { nameKey } from './unit'

interface KnownHamlet {
  id: number
  name: string
  households: number | null
  takenOn: string | null
}

/** What storing a row would do. */
export type Change =
  | { kind: 'add'; row: HamletRow }
  | { kind: 'count'; row: HamletRow; unitId: number; before: number | null }
  | { kind: 'same'; row: HamletRow }

/** Hamlets are known by their names; a table adds hamlets and household totals and takes nothing away. Pure. */
export function planImport(rows: readonly HamletRow[], known: readonly KnownHamlet[]): Change[] {
  const byKey = new Map(known.map((hamlet) => [nameKey(hamlet.name), hamlet]))
  return rows.map((row): Change => {
    const hamlet = byKey.get(nameKey(row.name))
    if (!hamlet) return { kind: 'add', row }
    const same = row.households === null || (row.households === hamlet.households && row.takenOn === hamlet.takenOn)
    return same ? { kind: 'same', row } : { kind: 'count', row, unitId: hamlet.id, before: hamlet.households }
  })
}
