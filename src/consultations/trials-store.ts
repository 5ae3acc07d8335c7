import { count, desc, eq } from 'drizzle-orm'
import { trialSheets } from '../../db/schema/questionnaires'
import type { Reader, Writer } from '../../db/storage'

export type TrialSheet = typeof trialSheets.$inferSelect

const ofConsultation = (consultationId: number) => eq(trialSheets.consultationId, consultationId)

export async function countTrials(reader: Reader, consultationId: number): Promise<number> {
  const [row] = await reader.select({ total: count() }).from(trialSheets).where(ofConsultation(consultationId))
  return row?.total ?? 0
}

/** The newest first. */
export const listTrials = (reader: Reader, consultationId: number, limit: number): Promise<TrialSheet[]> =>
  reader
    .select()
    .from(trialSheets)
    .where(ofConsultation(consultationId))
    .orderBy(desc(trialSheets.sentAt), desc(trialSheets.id))
    .limit(limit)

export async function addTrial(writer: Writer, sheet: Omit<TrialSheet, 'id'>): Promise<void> {
  await writer.insert(trialSheets).values(sheet)
}

export async function removeTrials(writer: Writer, consultationId: number): Promise<void> {
  await writer.delete(trialSheets).where(ofConsultation(consultationId))
}
