import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { within } from '../../db/phrases'
import { householdCounts, units } from '../../db/schema/units'
import type { Reader } from '../../db/storage'
import { problem } from '../kernel/problem'
import { byName, isValidOn, type Unit } from './unit'

/** Throws notFound. */
export async function findUnit(reader: Reader, id: number): Promise<Unit> {
  const [unit] = await reader.select().from(units).where(eq(units.id, id))
  if (!unit) throw problem('notFound', { unit: id })
  return unit
}

export async function listUnits(reader: Reader, ids: readonly number[]): Promise<Unit[]> {
  return ids.length === 0
    ? []
    : reader
        .select()
        .from(units)
        .where(inArray(units.id, [...ids]))
        .orderBy(asc(units.id))
}

/** Every unit at or below a path, by path. */
export function listWithin(reader: Reader, path: string): Promise<Unit[]> {
  return reader.select().from(units).where(within(units.path, path)).orderBy(asc(units.path))
}

export interface HamletWithHouseholds extends Unit {
  households: number | null
  takenOn: string | null
}

/** The hamlets of a commune that exist on a day, each with its newest household total. */
export async function listHamlets(reader: Reader, communeId: number, day: string): Promise<HamletWithHouseholds[]> {
  const rows = await reader
    .select({ unit: units, households: householdCounts.households, takenOn: householdCounts.takenOn })
    .from(units)
    .leftJoin(householdCounts, eq(householdCounts.unitId, units.id))
    .where(and(eq(units.parentId, communeId), eq(units.level, 'hamlet')))
    .orderBy(asc(units.id), desc(householdCounts.takenOn))
  const newest = new Map<number, HamletWithHouseholds>()
  for (const { unit, households, takenOn } of rows) {
    if (isValidOn(unit, day) && !newest.has(unit.id)) newest.set(unit.id, { ...unit, households, takenOn })
  }
  return [...newest.values()].sort(byName)
}
