import { asc, eq, sql } from 'drizzle-orm'
import { proposed } from '../../db/phrases'
import { pageReaches } from '../../db/schema/questionnaires'
import type { Reader, Writer } from '../../db/storage'

export type Reach = typeof pageReaches.$inferSelect

/** Adds to the counters; in the order given, which must be one for all. */
export async function addReaches(writer: Writer, reaches: readonly Reach[]): Promise<void> {
  if (reaches.length === 0) return
  await writer
    .insert(pageReaches)
    .values([...reaches])
    .onConflictDoUpdate({
      target: [pageReaches.consultationId, pageReaches.version, pageReaches.questionId],
      set: {
        reached: sql`${pageReaches.reached} + ${proposed(pageReaches.reached)}`,
        answered: sql`${pageReaches.answered} + ${proposed(pageReaches.answered)}`,
      },
    })
}

export const listReaches = (reader: Reader, consultationId: number): Promise<Reach[]> =>
  reader
    .select()
    .from(pageReaches)
    .where(eq(pageReaches.consultationId, consultationId))
    .orderBy(asc(pageReaches.version), asc(pageReaches.questionId))
