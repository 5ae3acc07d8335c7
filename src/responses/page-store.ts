import { eq, max } from 'drizzle-orm'
import { snapshots } from '../../db/schema/publication'
import type { Reader } from '../../db/storage'

/** The number of the published result that stands, to which the form's address leads after closing; null for none. */
export async function newestSnapshot(reader: Reader, consultationId: number): Promise<number | null> {
  const [row] = await reader
    .select({ newest: max(snapshots.number) })
    .from(snapshots)
    .where(eq(snapshots.consultationId, consultationId))
  return row?.newest ?? null
}
