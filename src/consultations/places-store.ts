import { and, asc, eq, sum } from 'drizzle-orm'
import { consultationHamlets, places } from '../../db/schema/consultations'
import { responseCounts } from '../../db/schema/responses'
import { units } from '../../db/schema/units'
import type { Reader, Writer } from '../../db/storage'
import { problem } from '../kernel/problem'
import { byName } from '../units/unit'
import type { HamletUnit, NewPlace } from './places'
import type { Place } from './store'

/** The hamlets asked with their paths, as people expect them in order. */
export async function listHamletUnits(reader: Reader, consultationId: number): Promise<HamletUnit[]> {
  const rows = await reader
    .select({ unitId: units.id, name: units.name, path: units.path })
    .from(consultationHamlets)
    .innerJoin(units, eq(units.id, consultationHamlets.unitId))
    .where(eq(consultationHamlets.consultationId, consultationId))
  return rows.sort(byName)
}

/** A place of this consultation. Throws notFound. */
export async function findPlace(reader: Reader, consultationId: number, placeId: number): Promise<Place> {
  const [place] = await reader
    .select()
    .from(places)
    .where(and(eq(places.id, placeId), eq(places.consultationId, consultationId)))
  if (!place) throw problem('notFound', { place: placeId })
  return place
}

export type PlaceWithUnit = Place & { unitPath: string | null }

export async function listPlacesWithUnits(reader: Reader, consultationId: number): Promise<PlaceWithUnit[]> {
  const rows = await reader
    .select({ place: places, unitPath: units.path })
    .from(places)
    .leftJoin(units, eq(units.id, places.unitId))
    .where(eq(places.consultationId, consultationId))
    .orderBy(asc(places.id))
  return rows.map(({ place, unitPath }) => ({ ...place, unitPath }))
}

/** Standing sheets by place; a place nobody answered from is absent. */
export async function countAnswersByPlace(reader: Reader, consultationId: number): Promise<ReadonlyMap<number, number>> {
  const rows = await reader
    .select({ placeId: responseCounts.placeId, total: sum(responseCounts.total) })
    .from(responseCounts)
    .where(eq(responseCounts.consultationId, consultationId))
    .groupBy(responseCounts.placeId)
  return new Map(rows.map(({ placeId, total }) => [placeId, Number(total)]))
}

export async function addPlace(
  writer: Writer,
  place: NewPlace & { consultationId: number; token: string; createdAt: Date },
): Promise<Place> {
  const [added] = await writer
    .insert(places)
    .values({ ...place, retiredAt: null })
    .returning()
  if (!added) throw new Error('The place was not stored.')
  return added
}

export async function saveRetirement(writer: Writer, placeId: number, retiredAt: Date): Promise<void> {
  await writer.update(places).set({ retiredAt }).where(eq(places.id, placeId))
}
