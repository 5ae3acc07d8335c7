import { asc, eq } from 'drizzle-orm'
import { quotaCounts } from '../../db/schema/questionnaires'
import type { Reader } from '../../db/storage'

/** How many sheets came under each quota so far, by its id. */
export async function listTaken(reader: Reader, consultationId: number): Promise<ReadonlyMap<string, number>> {
  const rows = await reader
    .select()
    .from(quotaCounts)
    .where(eq(quotaCounts.consultationId, consultationId))
    .orderBy(asc(quotaCounts.quota))
  return new Map(rows.map(({ quota, total }) => [quota, total]))
}
