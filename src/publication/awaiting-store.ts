import { and, desc, eq, notExists } from 'drizzle-orm'
import { consultations } from '../../db/schema/consultations'
import { snapshots } from '../../db/schema/publication'
import type { Reader } from '../../db/storage'
import type { Consultation } from '../consultations/consultation'
import { inPhase, listByIds, seenBy } from '../consultations/list-store'
import type { Actor } from '../kernel/world'

/** Closed consultations the person may see whose result was never published, the last closed first. */
export async function listAwaitingResult(reader: Reader, actor: Actor, now: Date, limit: number): Promise<Consultation[]> {
  const published = reader.select({ id: snapshots.id }).from(snapshots).where(eq(snapshots.consultationId, consultations.id))
  const rows = await reader
    .select({ id: consultations.id })
    .from(consultations)
    .where(and(await seenBy(reader, actor), inPhase('closed', now), notExists(published)))
    .orderBy(desc(consultations.closesAt), desc(consultations.id))
    .limit(limit)
  const ids = rows.map(({ id }) => id)
  return listByIds(reader, ids)
}
