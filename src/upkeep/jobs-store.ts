import { and, asc, eq } from 'drizzle-orm'
import { jobs } from '../../db/schema/upkeep'
import type { Reader, Writer } from '../../db/storage'

export type JobRow = typeof jobs.$inferSelect

/** What names one taking of one moment, for who took it. */
export type Held = Pick<JobRow, 'name' | 'dueAt' | 'heldBy'>

export const listJobs = (reader: Reader): Promise<JobRow[]> => reader.select().from(jobs).orderBy(asc(jobs.name))

export async function maybeFindJob(reader: Reader, name: string): Promise<JobRow | undefined> {
  const [row] = await reader.select().from(jobs).where(eq(jobs.name, name))
  return row
}

export async function saveTaken(writer: Writer, row: JobRow): Promise<void> {
  await writer.insert(jobs).values(row).onConflictDoUpdate({ target: jobs.name, set: row })
}

/** Says how it stands with what is held; false when somebody else has taken it. */
export async function saveHeld(
  writer: Writer,
  { name, dueAt, heldBy }: Held,
  change: Partial<Pick<JobRow, 'beat' | 'tries' | 'endedAt' | 'fault'>>,
): Promise<boolean> {
  const changed = await writer
    .update(jobs)
    .set(change)
    .where(and(eq(jobs.name, name), eq(jobs.dueAt, dueAt), eq(jobs.heldBy, heldBy)))
    .returning({ name: jobs.name })
  return changed.length > 0
}
