import { and, asc, desc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import { householdCounts, unitSuccessors, units } from '../../db/schema/units'
import type { Reader, Writer } from '../../db/storage'
import { problem } from '../kernel/problem'
import { byName, isValidOn, searchNameOf, type Unit, type UnitLevel } from './unit'

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

/** The units nothing lies above, by name. */
export async function listRoots(reader: Reader): Promise<Unit[]> {
  const found = await reader.select().from(units).where(isNull(units.parentId)).orderBy(asc(units.id))
  return found.sort(byName)
}

/** What lies right below a unit, also what has ended, by name. */
export async function listChildren(reader: Reader, parentId: number): Promise<Unit[]> {
  const found = await reader.select().from(units).where(eq(units.parentId, parentId)).orderBy(asc(units.id))
  return found.sort(byName)
}

/** What lies right below each of several units and exists on a day, by name. */
export async function listChildrenOf(reader: Reader, parentIds: readonly number[], day: string): Promise<Unit[]> {
  if (parentIds.length === 0) return []
  const found = await reader
    .select()
    .from(units)
    .where(and(inArray(units.parentId, [...parentIds]), existsOn(day)))
    .orderBy(asc(units.id))
  return found.sort(byName)
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
    .where(and(eq(units.parentId, communeId), eq(units.level, 'hamlet'), existsOn(day)))
    .orderBy(asc(units.id), desc(householdCounts.takenOn))
  const newest = new Map<number, HamletWithHouseholds>()
  for (const { unit, households, takenOn } of rows) {
    if (isValidOn(unit, day) && !newest.has(unit.id)) newest.set(unit.id, { ...unit, households, takenOn })
  }
  return [...newest.values()].sort(byName)
}

const existsOn = (day: string) => and(lte(units.validFrom, day), or(isNull(units.validTo), gte(units.validTo, day)))

export interface HouseholdCount {
  households: number
  takenOn: string
}

/** A unit's household totals, newest first. */
export function listCounts(reader: Reader, unitId: number): Promise<HouseholdCount[]> {
  return reader
    .select({ households: householdCounts.households, takenOn: householdCounts.takenOn })
    .from(householdCounts)
    .where(eq(householdCounts.unitId, unitId))
    .orderBy(desc(householdCounts.takenOn))
}

export interface NewUnit {
  level: UnitLevel
  kind: string
  name: string
  parent: Pick<Unit, 'id' | 'path'> | null
  validFrom: string
}

export async function addUnit(writer: Writer, { level, kind, name, parent, validFrom }: NewUnit): Promise<Unit> {
  const [made] = await writer
    .insert(units)
    .values({
      level,
      kind,
      name,
      searchName: searchNameOf(name),
      parentId: parent?.id ?? null,
      path: '',
      validFrom,
      validTo: null,
    })
    .returning({ id: units.id })
  if (!made) throw new Error(`No row came back for ${name}.`)
  const path = `${parent?.path ?? '/'}${made.id}/`
  const [unit] = await writer.update(units).set({ path }).where(eq(units.id, made.id)).returning()
  if (!unit) throw new Error(`The row of ${name} is gone.`)
  return unit
}

export async function saveName(writer: Writer, id: number, { kind, name }: { kind: string; name: string }): Promise<void> {
  await writer
    .update(units)
    .set({ kind, name, searchName: searchNameOf(name) })
    .where(eq(units.id, id))
}

/** The unit exists through this day. */
export async function saveLastDay(writer: Writer, id: number, validTo: string): Promise<void> {
  await writer.update(units).set({ validTo }).where(eq(units.id, id))
}

export async function addSuccessors(writer: Writer, unitId: number, successorIds: readonly number[]): Promise<void> {
  if (successorIds.length === 0) return
  await writer.insert(unitSuccessors).values(successorIds.map((successorId) => ({ unitId, successorId })))
}

/** The units that took this one's place. */
export function listSuccessors(reader: Reader, unitId: number): Promise<Unit[]> {
  return linked(reader, unitId, 'successorId', 'unitId')
}

/** The units whose place this one took. */
export function listPredecessors(reader: Reader, unitId: number): Promise<Unit[]> {
  return linked(reader, unitId, 'unitId', 'successorId')
}

async function linked(reader: Reader, unitId: number, wanted: 'unitId' | 'successorId', known: 'unitId' | 'successorId') {
  const rows = await reader
    .select({ unit: units })
    .from(unitSuccessors)
    .innerJoin(units, eq(units.id, unitSuccessors[wanted]))
    .where(eq(unitSuccessors[known], unitId))
    .orderBy(asc(units.id))
  return rows.map((row) => row.unit)
}

/** A second total of the same day replaces the first. */
export async function saveCount(writer: Writer, unitId: number, { households, takenOn }: HouseholdCount): Promise<void> {
  await writer
    .insert(householdCounts)
    .values({ unitId, households, takenOn })
    .onConflictDoUpdate({ target: [householdCounts.unitId, householdCounts.takenOn], set: { households } })
}
