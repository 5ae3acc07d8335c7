import { asc, eq } from 'drizzle-orm'
import { bulkInsert } from '../../db/bulk'
import { quotaCounts } from '../../db/schema/questionnaires'
import type { Reader, Writer } from '../../db/storage'

export type QuotaCount = typeof quotaCounts.$inferSelect

const addToQuotas = bulkInsert(quotaCounts, ['consultationId', 'quota', 'total'], {
  addTo: { on: ['consultationId', 'quota'], columns: ['total'] },
  returning: ['consultationId', 'quota', 'total'],
})

const nameOf = ({ consultationId, quota }: Pick<QuotaCount, 'consultationId' | 'quota'>): string => `${consultationId} ${quota}`

/** Adds to the counters, in one order for all, and gives them as they then are by `consultation quota`. Whoever has moved one is alone with it until the end. */
export async function moveQuotas(writer: Writer, changes: readonly QuotaCount[]): Promise<ReadonlyMap<string, number>> {
  const sums = new Map<string, QuotaCount>()
  for (const change of changes) {
    const known = sums.get(nameOf(change))
    sums.set(nameOf(change), { ...change, total: change.total + (known?.total ?? 0) })
  }
  if (sums.size === 0) return new Map()
  const rows = await addToQuotas(
    writer,
    [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum),
  )
  return new Map(rows.map(([id, quota, total]) => [`${id} ${quota}`, Number(total)]))
}

export const listQuotas = (reader: Reader, consultationId: number): Promise<QuotaCount[]> =>
  reader.select().from(quotaCounts).where(eq(quotaCounts.consultationId, consultationId)).orderBy(asc(quotaCounts.quota))

/** Puts other counters in the place of those that were kept. */
export async function saveQuotas(writer: Writer, consultationId: number, counts: readonly QuotaCount[]): Promise<void> {
  await writer.delete(quotaCounts).where(eq(quotaCounts.consultationId, consultationId))
  if (counts.length > 0) await writer.insert(quotaCounts).values([...counts])
}
