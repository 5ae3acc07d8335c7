import { and, asc, eq, exists, gte, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { holds, within } from '../../db/phrases'
import { consultations } from '../../db/schema/consultations'
import { units } from '../../db/schema/units'
import type { Reader } from '../../db/storage'
import { mayAct } from '../audit/permissions'
import { dayOf } from '../kernel/moment'
import { outermost } from '../kernel/paths'
import { folded } from '../kernel/search'
import type { Actor } from '../kernel/world'
import type { Unit } from '../units/unit'
import { listAsking } from './list-store'

/** The communes of today in which the person may make a consultation, by name; `name` narrows them, accents ignored. */
export function listCommunesToAskIn(
  reader: Reader,
  actor: Actor,
  { name, now, limit }: { name: string; now: Date; limit: number },
): Promise<Unit[]> {
  const day = dayOf(now)
  const search = folded(name)
  const paths = actor.kind === 'person' ? actor.grants.map((grant) => grant.unitPath) : []
  const makers = paths.filter((path) => mayAct(actor, 'consultation.create', path))
  const where = and(
    eq(units.level, 'commune'),
    lte(units.validFrom, day),
    or(isNull(units.validTo), gte(units.validTo, day)),
    actor.kind === 'system' ? undefined : makers.length > 0 ? or(...makers.map((path) => within(units.path, path))) : sql`1 = 0`,
    search ? holds(units.searchName, search) : undefined,
  )
  return reader.select().from(units).where(where).orderBy(asc(units.searchName), asc(units.id)).limit(limit)
}

/** The communes whose consultations the person may see, by name: those that have any. */
export async function listCommunesSeen(reader: Reader, actor: Actor, limit: number): Promise<Unit[]> {
  const paths = actor.kind === 'person' ? outermost(actor.grants.map((grant) => grant.unitPath)) : []
  const asking = await listAsking(reader, actor)
  const ofAsking = reader
    .select({ id: consultations.unitId })
    .from(consultations)
    .where(and(ne(consultations.state, 'draft'), inArray(consultations.id, asking)))
  const seen = or(...paths.map((path) => within(units.path, path)), asking.length > 0 ? inArray(units.id, ofAsking) : undefined)
  const any = exists(reader.select({ id: consultations.id }).from(consultations).where(eq(consultations.unitPath, units.path)))
  return reader
    .select()
    .from(units)
    .where(and(eq(units.level, 'commune'), actor.kind === 'system' ? undefined : (seen ?? sql`1 = 0`), any))
    .orderBy(asc(units.searchName), asc(units.id))
    .limit(limit)
}
