import { and, asc, count, desc, eq, exists, gt, gte, inArray, isNull, lt, lte, max, notExists, or, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { holds, within } from '../../db/phrases'
import { consultationHamlets, consultations } from '../../db/schema/consultations'
import { snapshots } from '../../db/schema/publication'
import { units } from '../../db/schema/units'
import type { Reader } from '../../db/storage'
import { PAGE_SIZE, type Search, searchedSpan, searchedWords } from './home'

export interface PublicConsultation {
  id: number
  slug: string
  title: string
  asker: string
  category: string
  state: 'draft' | 'open' | 'closed' | 'withdrawn'
  opensAt: Date | null
  closesAt: Date | null
  noClosing: boolean
  unitName: string
  /** When its newest result was published; null when none was. */
  publishedAt: Date | null
}

export interface PublicPage {
  rows: PublicConsultation[]
  total: number
}

/** A page of what the public may find: opened and not withdrawn, the soonest to close or the newest first. */
export async function searchPublic(reader: Reader, search: Search, now: Date, limit = PAGE_SIZE): Promise<PublicPage> {
  const where = await found(reader, search)
  const offset = (search.page - 1) * limit
  const { ids, total } =
    search.show === 'published'
      ? await publishedIds(reader, where, limit, offset)
      : await openedIds(reader, and(where, inShow(search.show, now)), search.show, limit, offset)
  return { rows: await listByIds(reader, ids), total }
}

async function openedIds(reader: Reader, where: SQL | undefined, show: Search['show'], limit: number, offset: number) {
  const order =
    show === 'open' || show === 'coming'
      ? [
          asc(consultations.noClosing),
          asc(show === 'open' ? consultations.closesAt : consultations.opensAt),
          asc(consultations.id),
        ]
      : [desc(consultations.opensAt), desc(consultations.id)]
  const rows = await reader
    .select({ id: consultations.id })
    .from(consultations)
    .where(where)
    .orderBy(...order)
    .limit(limit)
    .offset(offset)
  return { ids: rows.map(({ id }) => id), total: await reader.$count(consultations, where) }
}

// The newest publication of each, the last published first.
async function publishedIds(reader: Reader, where: SQL | undefined, limit: number, offset: number) {
  const newer = alias(snapshots, 'newer')
  const newest = notExists(
    reader
      .select({ id: newer.id })
      .from(newer)
      .where(and(eq(newer.consultationId, snapshots.consultationId), gt(newer.number, snapshots.number))),
  )
  const rows = await reader
    .select({ id: snapshots.consultationId })
    .from(snapshots)
    .innerJoin(consultations, eq(consultations.id, snapshots.consultationId))
    .where(and(newest, where))
    .orderBy(desc(snapshots.publishedAt), desc(snapshots.id))
    .limit(limit)
    .offset(offset)
  const [counted] = await reader
    .select({ total: count() })
    .from(snapshots)
    .innerJoin(consultations, eq(consultations.id, snapshots.consultationId))
    .where(and(newest, where))
  return { ids: rows.map(({ id }) => id), total: counted?.total ?? 0 }
}

async function listByIds(reader: Reader, ids: readonly number[]): Promise<PublicConsultation[]> {
  if (ids.length === 0) return []
  const { id, slug, title, asker, category, state, opensAt, closesAt, noClosing } = consultations
  const rows = await reader
    .select({ id, slug, title, asker, category, state, opensAt, closesAt, noClosing, unitName: units.name })
    .from(consultations)
    .innerJoin(units, eq(units.id, consultations.unitId))
    .where(inArray(consultations.id, [...ids]))
  const published = await reader
    .select({ id: snapshots.consultationId, publishedAt: max(snapshots.publishedAt) })
    .from(snapshots)
    .where(inArray(snapshots.consultationId, [...ids]))
    .groupBy(snapshots.consultationId)
  const moments = new Map(published.map((each) => [each.id, each.publishedAt]))
  return rows
    .map((row) => ({ ...row, publishedAt: moments.get(row.id) ?? null }))
    .sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
}

function inShow(show: Search['show'], now: Date): SQL | undefined {
  const open = eq(consultations.state, 'open')
  if (show === 'coming') return and(open, gt(consultations.opensAt, now))
  if (show !== 'open') return undefined
  const begun = lte(consultations.opensAt, now)
  return or(and(open, begun, gt(consultations.closesAt, now)), and(open, begun, isNull(consultations.closesAt)))
}

// A draft was never public, and a withdrawn one is found by its address only.
async function found(reader: Reader, search: Search): Promise<SQL | undefined> {
  const span = searchedSpan(search)
  return and(
    inArray(consultations.state, ['open', 'closed']),
    ...searchedWords(search.words).map((word) => holds(consultations.searchText, word)),
    search.category ? eq(consultations.category, search.category) : undefined,
    span.to && lt(consultations.opensAt, span.to),
    span.from && or(isNull(consultations.closesAt), gte(consultations.closesAt, span.from)),
    search.unit ? await inUnits(reader, search.unit) : undefined,
  )
}

const MOST_UNITS = 300

// Names of a province reach all below it; names of a hamlet what asks that hamlet.
async function inUnits(reader: Reader, name: string): Promise<SQL | undefined> {
  const matching = await reader
    .select({ id: units.id, level: units.level, path: units.path })
    .from(units)
    .where(and(...searchedWords(name).map((word) => holds(units.searchName, word))))
    .orderBy(asc(units.path))
    .limit(MOST_UNITS)
  const idsOf = (level: 'commune' | 'hamlet') => matching.filter((unit) => unit.level === level).map((unit) => unit.id)
  const hamlets = idsOf('hamlet')
  const asked = reader
    .select({ id: consultationHamlets.consultationId })
    .from(consultationHamlets)
    .where(and(eq(consultationHamlets.consultationId, consultations.id), inArray(consultationHamlets.unitId, hamlets)))
  return or(
    inArray(consultations.unitId, [...idsOf('commune'), ...hamlets]),
    hamlets.length > 0 ? exists(asked) : undefined,
    ...matching.filter((unit) => unit.level === 'province').map((unit) => within(consultations.unitPath, unit.path)),
  )
}
