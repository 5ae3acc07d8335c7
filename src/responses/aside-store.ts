import { and, count, eq, inArray, lte } from 'drizzle-orm'
import { sheetDrafts } from '../../db/schema/questionnaires'
import type { Reader, Writer } from '../../db/storage'

export type KeptDraft = typeof sheetDrafts.$inferSelect

export async function maybeFindKept(reader: Reader, lookup: string): Promise<KeptDraft | undefined> {
  const [row] = await reader.select().from(sheetDrafts).where(eq(sheetDrafts.lookup, lookup))
  return row
}

export async function countKept(reader: Reader, consultationId: number): Promise<number> {
  const [row] = await reader.select({ total: count() }).from(sheetDrafts).where(eq(sheetDrafts.consultationId, consultationId))
  return row?.total ?? 0
}

export async function addKept(writer: Writer, draft: KeptDraft): Promise<void> {
  await writer.insert(sheetDrafts).values(draft)
}

export async function removeKept(writer: Writer, consultationId: number, lookup: string): Promise<void> {
  await writer.delete(sheetDrafts).where(and(eq(sheetDrafts.lookup, lookup), eq(sheetDrafts.consultationId, consultationId)))
}

/** The consultations somebody put a sheet of aside. */
export async function listConsultationsWithKept(reader: Reader): Promise<number[]> {
  const rows = await reader.selectDistinct({ id: sheetDrafts.consultationId }).from(sheetDrafts)
  return rows.map(({ id }) => id)
}

export async function removeExpired(writer: Writer, now: Date): Promise<void> {
  await writer.delete(sheetDrafts).where(lte(sheetDrafts.expiresAt, now))
}

export async function removeKeptOf(writer: Writer, consultationIds: readonly number[]): Promise<void> {
  if (consultationIds.length > 0)
    await writer.delete(sheetDrafts).where(inArray(sheetDrafts.consultationId, [...consultationIds]))
}
