import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, ne, or } from 'drizzle-orm'
import { exportParts, exports } from '../../db/schema/results'
import type { Reader, Writer } from '../../db/storage'
import { problem } from '../kernel/problem'
import type { ExportPlace } from './export-order'

export type PreparedExport = typeof exports.$inferSelect
export type ExportPart = typeof exportParts.$inferSelect

type NewExport = Pick<
  PreparedExport,
  'consultationId' | 'personId' | 'query' | 'values' | 'locale' | 'tag' | 'untilId' | 'total' | 'createdAt'
>

const NOTHING_YET = { lastId: 0, done: 0, rows: 0, bytes: 0, parts: 0 }

export async function addExport(writer: Writer, made: NewExport): Promise<PreparedExport> {
  const [row] = await writer
    .insert(exports)
    .values({
      ...made,
      ...NOTHING_YET,
      state: 'waiting',
      wording: '',
      tries: 0,
      heldBy: null,
      heldUntil: null,
      fault: null,
      endedAt: null,
      fetchedAt: null,
    })
    .returning()
  if (!row) throw new Error('The export was not kept.')
  return row
}

/** Throws notFound, also for somebody else's and for one that was given up. */
export async function findOwnExport(reader: Reader, id: number, consultationId: number, personId: number) {
  const [row] = await reader
    .select()
    .from(exports)
    .where(and(eq(exports.id, id), eq(exports.consultationId, consultationId), ownedBy(personId)))
  if (!row) throw problem('notFound', { export: id })
  return row
}

const ownedBy = (personId: number) => and(eq(exports.personId, personId), ne(exports.state, 'cancelled'))

/** A person's exports, newest first. */
export function listOwnExports(reader: Reader, personId: number): Promise<PreparedExport[]> {
  return reader.select().from(exports).where(ownedBy(personId)).orderBy(desc(exports.id))
}

/** How many others are made before this one. */
export function countBefore(reader: Reader, id: number): Promise<number> {
  return reader.$count(exports, and(inArray(exports.state, ['waiting', 'running']), lt(exports.id, id)))
}

export async function saveState(
  writer: Writer,
  id: number,
  changed: Partial<Pick<PreparedExport, 'state' | 'endedAt' | 'fetchedAt'>>,
): Promise<void> {
  await writer.update(exports).set(changed).where(eq(exports.id, id))
}

/** The oldest export that nobody makes: a waiting one, or one whose holder has said nothing for too long. */
export async function maybeFindUnheld(reader: Reader, now: Date, longestLease: Date): Promise<PreparedExport | undefined> {
  const { state, heldUntil } = exports
  const [row] = await reader
    .select()
    .from(exports)
    .where(
      or(
        eq(state, 'waiting'),
        // A lease from a time that is not yet is one of a clock that was wrong.
        and(eq(state, 'running'), or(isNull(heldUntil), lt(heldUntil, now), gt(heldUntil, longestLease))),
      ),
    )
    .orderBy(asc(exports.id))
    .limit(1)
  return row
}

export interface Hold {
  id: number
  heldBy: string
  heldUntil: Date
}

export async function saveHold(writer: Writer, { id, ...hold }: Hold, tries: number): Promise<void> {
  await writer
    .update(exports)
    .set({ ...hold, tries, state: 'running', fault: null })
    .where(eq(exports.id, id))
}

/** Changes an export only for who still holds it; false when somebody else does, or it was given up. */
export async function saveHeld(
  writer: Writer,
  { id, heldBy }: Pick<Hold, 'id' | 'heldBy'>,
  changed: Partial<PreparedExport>,
): Promise<boolean> {
  const saved = await writer
    .update(exports)
    .set(changed)
    .where(and(eq(exports.id, id), eq(exports.heldBy, heldBy), eq(exports.state, 'running')))
    .returning({ id: exports.id })
  return saved.length > 0
}

export const begun = (wording: string): Partial<PreparedExport> => ({ ...NOTHING_YET, wording })
export const reached = ({ start, lastId, done, rows }: ExportPlace): Partial<PreparedExport> => {
  return { bytes: start, lastId, done, rows }
}

export async function addPart(writer: Writer, part: ExportPart): Promise<void> {
  await writer.insert(exportParts).values(part)
}

/** The part that holds the byte. */
export async function maybeFindPartAt(reader: Reader, exportId: number, byte: number): Promise<ExportPart | undefined> {
  const [part] = await reader
    .select()
    .from(exportParts)
    .where(and(eq(exportParts.exportId, exportId), lte(exportParts.start, byte)))
    .orderBy(desc(exportParts.ordinal))
    .limit(1)
  return part
}

export async function maybeFindPart(reader: Reader, exportId: number, ordinal: number): Promise<ExportPart | undefined> {
  const [part] = await reader
    .select()
    .from(exportParts)
    .where(and(eq(exportParts.exportId, exportId), eq(exportParts.ordinal, ordinal)))
  return part
}

/** Given up, or ended before the moment. */
export function listOutdated(reader: Reader, endedBefore: Date): Promise<{ id: number; state: PreparedExport['state'] }[]> {
  return reader
    .select({ id: exports.id, state: exports.state })
    .from(exports)
    .where(or(eq(exports.state, 'cancelled'), and(inArray(exports.state, ['done', 'failed']), lt(exports.endedAt, endedBefore))))
    .orderBy(asc(exports.id))
}

/** Takes a few parts away, so that the writer is soon free again; false when there were none left. */
export async function removeSomeParts(writer: Writer, exportId: number, most: number): Promise<boolean> {
  const { ordinal } = exportParts
  const some = await writer
    .select({ ordinal })
    .from(exportParts)
    .where(eq(exportParts.exportId, exportId))
    .orderBy(asc(ordinal))
    .limit(most)
  if (some.length === 0) return false
  const ordinals = some.map((part) => part.ordinal)
  await writer.delete(exportParts).where(and(eq(exportParts.exportId, exportId), inArray(ordinal, ordinals)))
  return true
}

export async function removeExport(writer: Writer, id: number): Promise<void> {
  await writer.delete(exports).where(and(eq(exports.id, id), eq(exports.state, 'cancelled')))
}
