import { count, eq, max } from 'drizzle-orm'
import { exports } from '../../db/schema/results'
import { backups } from '../../db/schema/upkeep'
import type { Reader } from '../../db/storage'
import { listJobs } from './jobs-store'

/** What the rows tell of work that any process may have done. */
export async function upkeepFigures(reader: Reader) {
  const [newest] = await reader
    .select({ at: max(backups.endedAt) })
    .from(backups)
    .where(eq(backups.state, 'done'))
  return {
    jobs: await listJobs(reader),
    backupAt: newest?.at ?? null,
    exports: await reader
      .select({ state: exports.state, many: count() })
      .from(exports)
      .groupBy(exports.state)
      .orderBy(exports.state),
  }
}
