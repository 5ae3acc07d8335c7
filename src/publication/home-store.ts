import { and, asc, desc, eq, exists, gt, gte, inArray, isNull, lt, lte, max, notExists, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { common, holds, within } from '../../db/phrases'
import { consultationHamlets, consultations } from '../../db/schema/consultations'
import { snapshots } from '../../db/schema/publication'
import { units } from '../../db/schema/units'
import type { Reader } from '../../db/storage'
import { saying } from '../consultations/list-store'
import { pageOfIds } from '../kernel/pages'
import { PAGE_SIZE, type Search, type Show, searchedSpan, searchedWords } from './home'

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
export async function searchPublic(reader: Reader, search: Search, now: Date): Promise<PublicPage> {
  const offset = (search.page - 1) * PAGE_SIZE
  const where = narrows(search) ? and(await found(reader, search), inShow(reader, search.show, now)) : undefined
  const list = ({ limit, offset }: { limit: number; offset: number }) =>
    where ? newestIds(reader, where, limit, offset) : orderedIds(reader, search.show, now, limit, offset)
  const count = () => (where ? reader.$count(consultations, where) : countPublic(reader, search.show, now))
  const { ids, total } = await pageOfIds({ limit: PAGE_SIZE, offset }, list, count)
  return { rows: await listByIds(reader, ids), total }
}

/** The first of a list, and whether there are more. */
export async function firstPublic(reader: Reader, show: Show, now: Date, limit: number) {
  const ids = await orderedIds(reader, show, now, limit + 1, 0)
  return { rows: await listByIds(reader, ids.slice(0, limit)), more: ids.length > limit }
}

const narrows = ({ words, category, unit, from, to }: Search) => Boolean(words || category || unit || from || to)

async function newestIds(reader: Reader, where: SQL, limit: number, offset: number): Promise<number[]> {
  const { id, opensAt } = consultations
  const newestFirst = [desc(opensAt), desc(id)]
  const rows = await reader
    .select({ id })
    .from(consultations)
    .where(where)
    .orderBy(...newestFirst)
    .limit(limit)
    .offset(offset)
  return rows.map((row) => row.id)
}

async function orderedIds(reader: Reader, show: Search['show'], now: Date, limit: number, offset: number): Promise<number[]> {
  if (show === 'published') return publishedIds(reader, limit, offset)
  const { id, noClosing, opensAt, closesAt } = consultations
  const order = show === null ? [desc(opensAt), desc(id)] : [asc(noClosing), asc(show === 'open' ? closesAt : opensAt), asc(id)]
  const rows = await reader
    .select({ id })
    .from(consultations)
    .where(and(isPublic, inShow(reader, show, now)))
    .orderBy(...order)
    .limit(limit)
    .offset(offset)
  return rows.map((row) => row.id)
}

function countPublic(reader: Reader, show: Search['show'], now: Date): Promise<number> {
  if (show !== 'published') return reader.$count(consultations, and(isPublic, inShow(reader, show, now)))
  return reader.$count(snapshots, and(eq(snapshots.number, 1), ofPublic(reader)))
}

// The newest publication of each, the last published first, along the index of publications.
async function publishedIds(reader: Reader, limit: number, offset: number): Promise<number[]> {
  const newer = alias(snapshots, 'newer')
  const later = reader
    .select({ id: newer.id })
    .from(newer)
    .where(and(eq(newer.consultationId, snapshots.consultationId), gt(newer.number, snapshots.number)))
  const rows = await reader
    .select({ id: snapshots.consultationId })
    .from(snapshots)
    .where(and(notExists(later), ofPublic(reader)))
    .orderBy(desc(snapshots.publishedAt), desc(snapshots.id))
    .limit(limit)
    .offset(offset)
  return rows.map(({ id }) => id)
}

// A draft was never public, and a withdrawn one is found by its address only.
const isPublic = inArray(common(consultations.state), ['open', 'closed'])

const ofPublic = (reader: Reader): SQL =>
  exists(
    reader
      .select({ id: consultations.id })
      .from(consultations)
      .where(and(eq(consultations.id, snapshots.consultationId), isPublic)),
  )

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

function inShow(reader: Reader, show: Search['show'], now: Date): SQL | undefined {
  const open = eq(consultations.state, 'open')
  if (show === null) return undefined
  if (show === 'coming') return and(open, gt(consultations.opensAt, now))
  if (show === 'published')
    return exists(reader.select({ id: snapshots.id }).from(snapshots).where(eq(snapshots.consultationId, consultations.id)))
  const begun = lte(consultations.opensAt, now)
  return or(and(open, begun, gt(consultations.closesAt, now)), and(open, begun, isNull(consultations.closesAt)))
}

async function found(reader: Reader, search: Search): Promise<SQL | undefined> {
  const span = searchedSpan(search)
  return and(
    isPublic,
    saying(reader, searchedWords(search.words)),
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
  const of = (level: 'province' | 'commune' | 'hamlet') => matching.filter((unit) => unit.level === level)
  const paths = [...of('commune'), ...of('hamlet')].map((unit) => unit.path)
  const reached = or(
    paths.length > 0 ? inArray(consultations.unitPath, paths) : undefined,
    ...of('province').map((unit) => within(consultations.unitPath, unit.path)),
  )
  const ofUnits = reader
    .select({ id: consultations.id })
    .from(consultations)
    .where(reached ?? sql`1 = 0`)
  const hamlets = of('hamlet').map((unit) => unit.id)
  if (hamlets.length === 0) return inArray(consultations.id, ofUnits)
  const asking = inArray(consultationHamlets.unitId, hamlets)
  const ofHamlets = reader.select({ id: consultationHamlets.consultationId }).from(consultationHamlets).where(asking)
  return inArray(consultations.id, ofUnits.unionAll(ofHamlets))
}
