import { sql } from 'drizzle-orm'
import { proposed } from '../../db/phrases'
import { challengeCounts } from '../../db/schema/responses'
import type { Writer } from '../../db/storage'

export type ChallengeCount = typeof challengeCounts.$inferSelect

/** Adds to the counters of each minute. */
export async function addChallengeCounts(writer: Writer, counts: readonly ChallengeCount[]): Promise<void> {
  if (counts.length === 0) return
  await writer
    .insert(challengeCounts)
    .values([...counts])
    .onConflictDoUpdate({
      target: [challengeCounts.consultationId, challengeCounts.minute],
      set: {
        asked: sql`${challengeCounts.asked} + ${proposed(challengeCounts.asked)}`,
        passed: sql`${challengeCounts.passed} + ${proposed(challengeCounts.passed)}`,
        refused: sql`${challengeCounts.refused} + ${proposed(challengeCounts.refused)}`,
      },
    })
}
