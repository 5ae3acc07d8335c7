import { and, asc, desc, eq, gt, inArray, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import { holds, within } from '../../db/phrases'
import { consultationChanges, consultationHamlets, consultations } from '../../db/schema/consultations'
import { units } from '../../db/schema/units'
import type { Reader } from '../../db/storage'
import { folded } from '../kernel/search'
import type { Actor } from '../kernel/world'
import type { Consultation, Phase } from './consultation'
import type { Change } from './draft-store'

export interface ListFilter {
  search: string
  /** As met by the clock: one whose closing moment has passed counts as closed. */
  phase: Phase | null
  /** Only of units at or below this path. */
  unitPath: string | null
}

export interface ListedConsultation extends Consultation {
  unitName: string
}

export interface ListPage {
  consultations: ListedConsultation[]
  total: number
}

/** What the staff member may see, most recently changed first. */
export async function listConsultations(
  reader: Reader,
  actor: Actor,
  { search, phase, unitPath }: ListFilter,
  { now, limit, offset }: { now: Date; limit: number; offset: number },
): Promise<ListPage> {
  const where = and(
    seenBy(actor),
    phase ? inPhase(phase, now) : undefined,
    unitPath ? within(consultations.unitPath, unitPath) : undefined,
    ...folded(search)
      .split(' ')
      .filter(Boolean)
      .map((each) => holds(consultations.searchText, each)),
  )
  const order =
    phase === 'open'
      ? [asc(consultations.noClosing), asc(consultations.closesAt), asc(consultations.id)]
      : [desc(consultations.updatedAt), desc(consultations.id)]
  const rows = await reader
    .select({ consultation: consultations, unitName: units.name })
    .from(consultations)
    .innerJoin(units, eq(units.id, consultations.unitId))
    .where(where)
    .orderBy(...order)
    .limit(limit)
    .offset(offset)
  const total = await reader.$count(consultations, where)
  return { consultations: rows.map(({ consultation, unitName }) => ({ ...consultation, unitName })), total }
}

/** Consultations of the units the person's roles cover, and those that ask a hamlet of theirs, once these are public. */
export function seenBy(actor: Actor): SQL | undefined {
  if (actor.kind === 'system') return undefined
  if (actor.kind === 'resident' || actor.grants.length === 0) return sql`1 = 0`
  return or(
    ...actor.grants.map((grant) => within(consultations.unitPath, grant.unitPath)),
    and(ne(consultations.state, 'draft'), inArray(consultations.id, askingHamlets(actor.grants.map((grant) => grant.unitId)))),
  )
}

const askingHamlets = (unitIds: readonly number[]): SQL =>
  sql`(select ${consultationHamlets.consultationId} from ${consultationHamlets} where ${inArray(consultationHamlets.unitId, [...unitIds])})`

/** `phaseAt` in the words of the database. */
export function inPhase(phase: Phase, now: Date): SQL | undefined {
  const state = consultations.state
  const over = and(eq(state, 'open'), lte(consultations.closesAt, now))
  switch (phase) {
    case 'notYetOpen':
      return and(eq(state, 'open'), gt(consultations.opensAt, now))
    case 'open':
      return and(
        eq(state, 'open'),
        or(isNull(consultations.opensAt), lte(consultations.opensAt, now)),
        or(isNull(consultations.closesAt), gt(consultations.closesAt, now)),
      )
    case 'closed':
      return or(eq(state, 'closed'), over)
    default:
      return eq(state, phase)
  }
}

/** What the public is told of changed dates and questions, oldest first. */
export function listChanges(reader: Reader, consultationId: number): Promise<Change[]> {
  return reader
    .select()
    .from(consultationChanges)
    .where(eq(consultationChanges.consultationId, consultationId))
    .orderBy(asc(consultationChanges.id))
}
