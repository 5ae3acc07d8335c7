import { and, asc, desc, eq, exists, gt, inArray, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import { common, holds, within } from '../../db/phrases'
import { consultationChanges, consultationHamlets, consultations, consultationWords } from '../../db/schema/consultations'
import { units } from '../../db/schema/units'
import type { Reader } from '../../db/storage'
import { pageOfIds } from '../kernel/pages'
import { outermost } from '../kernel/paths'
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
    await seenBy(reader, actor),
    phase ? inPhase(phase, now) : undefined,
    unitPath ? within(consultations.unitPath, unitPath) : undefined,
    saying(reader, folded(search).split(' ').filter(Boolean)),
  )
  const { id, noClosing, closesAt, updatedAt } = consultations
  const order = phase === 'open' ? [asc(noClosing), asc(closesAt), asc(id)] : [desc(updatedAt), desc(id)]
  const list = async (slice: { limit: number; offset: number }) => {
    const rows = await reader
      .select({ id })
      .from(consultations)
      .where(where)
      .orderBy(...order)
      .limit(slice.limit)
      .offset(slice.offset)
    return rows.map((row) => row.id)
  }
  const { ids, total } = await pageOfIds({ limit, offset }, list, () => reader.$count(consultations, where))
  return { consultations: await listByIds(reader, ids), total }
}

/** In the order of the ids. */
export async function listByIds(reader: Reader, ids: readonly number[]): Promise<ListedConsultation[]> {
  if (ids.length === 0) return []
  const rows = await reader
    .select({ consultation: consultations, unitName: units.name })
    .from(consultations)
    .innerJoin(units, eq(units.id, consultations.unitId))
    .where(inArray(consultations.id, [...ids]))
  return rows
    .map(({ consultation, unitName }) => ({ ...consultation, unitName }))
    .sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
}

/** Those that say all of the folded words; undefined when there are none to be said. */
export const saying = (reader: Reader, words: readonly string[]): SQL | undefined =>
  words.length === 0
    ? undefined
    : exists(
        reader
          .select({ id: consultationWords.consultationId })
          .from(consultationWords)
          .where(
            and(
              eq(consultationWords.consultationId, consultations.id),
              ...words.map((each) => holds(consultationWords.words, each)),
            ),
          ),
      )

/** Consultations of the units the person's roles cover, and those that ask a hamlet of theirs, once these are public. */
export async function seenBy(reader: Reader, actor: Actor): Promise<SQL | undefined> {
  if (actor.kind === 'system') return undefined
  if (actor.kind === 'resident' || actor.grants.length === 0) return sql`1 = 0`
  const asking = await listAsking(reader, actor)
  return or(
    ...outermost(actor.grants.map((grant) => grant.unitPath)).map((path) => within(consultations.unitPath, path)),
    asking.length > 0 ? and(ne(consultations.state, 'draft'), inArray(consultations.id, asking)) : undefined,
  )
}

/** The consultations that ask a hamlet in which the person has a role; other roles are held above all hamlets. */
export async function listAsking(reader: Reader, actor: Actor): Promise<number[]> {
  if (actor.kind !== 'person') return []
  const held = actor.grants.filter(({ role }) => role === 'hamletHead' || role === 'reader').map(({ unitId }) => unitId)
  if (held.length === 0) return []
  const rows = await reader
    .selectDistinct({ id: consultationHamlets.consultationId })
    .from(consultationHamlets)
    .where(inArray(consultationHamlets.unitId, held))
    .orderBy(desc(consultationHamlets.consultationId))
    .limit(MOST_ASKING)
  return rows.map(({ id }) => id)
}

// A hamlet that was asked once a week for forty years.
const MOST_ASKING = 2000

/** `phaseAt` in the words of the database. */
export function inPhase(phase: Phase, now: Date): SQL | undefined {
  const state = consultations.state
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
      return or(eq(common(state), 'closed'), and(eq(common(state), 'open'), lte(consultations.closesAt, now)))
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
