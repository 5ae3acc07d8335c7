import { eq, inArray, lt, sql } from 'drizzle-orm'
import { signInFailures } from '../../db/schema/people'
import type { Reader, Writer } from '../../db/storage'
import type { Tries } from './slow-down'

export async function listTries(reader: Reader, subjects: readonly string[]): Promise<Map<string, Tries>> {
  const rows = await reader
    .select()
    .from(signInFailures)
    .where(inArray(signInFailures.subject, [...subjects]))
    .orderBy(signInFailures.subject)
  return new Map(rows.map(({ subject, failures, lastAt }) => [subject, { failures, lastAt }]))
}

export async function saveTries(writer: Writer, subject: string, tries: Tries): Promise<void> {
  await writer
    .insert(signInFailures)
    .values({ subject, ...tries })
    .onConflictDoUpdate({ target: signInFailures.subject, set: tries })
}

export async function removeTries(writer: Writer, subject: string): Promise<void> {
  await writer.delete(signInFailures).where(eq(signInFailures.subject, subject))
}

/** Takes one failure back, because the try turned out right. */
export async function forgiveOne(writer: Writer, subject: string): Promise<void> {
  await writer
    .update(signInFailures)
    .set({ failures: sql`${signInFailures.failures} - 1` })
    .where(eq(signInFailures.subject, subject))
}

export async function removeTriesBefore(writer: Writer, moment: Date): Promise<void> {
  await writer.delete(signInFailures).where(lt(signInFailures.lastAt, moment))
}
