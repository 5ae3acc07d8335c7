import type { Writer } from '../../db/storage'
import { addUnit } from './store'
import { communeKindOf, type Unit } from './unit'

export interface Founding {
  level: 'province' | 'commune'
  kind: string
  name: string
  /** Names of the communes of a province, each beginning with its kind. */
  communes: readonly string[]
}

/** The first units of an empty house: a commune alone, or a province with its communes. Gives the outermost. */
export async function foundUnits(writer: Writer, { level, kind, name, communes }: Founding, today: string): Promise<Unit> {
  const root = await addUnit(writer, { level, kind, name, parent: null, validFrom: today })
  for (const each of level === 'province' ? communes : []) {
    await addUnit(writer, { level: 'commune', kind: communeKindOf(each), name: each, parent: root, validFrom: today })
  }
  return root
}
