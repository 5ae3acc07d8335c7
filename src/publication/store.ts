import { and, asc, eq, max } from 'drizzle-orm'
import { snapshots } from '../../db/schema/publication'
import type { Reader, Writer } from '../../db/storage'
import { problem } from '../kernel/problem'
import { readContent, type SnapshotContent } from './snapshot'

export interface Snapshot {
  number: number
  publishedAt: Date
  reason: string | null
  contentHash: string
  content: SnapshotContent
}

/** The number of the newest publication; 0 when nothing was published. */
export async function newestSnapshotNumber(reader: Reader, consultationId: number): Promise<number> {
  const [row] = await reader
    .select({ newest: max(snapshots.number) })
    .from(snapshots)
    .where(eq(snapshots.consultationId, consultationId))
  return row?.newest ?? 0
}

/** Throws notFound. */
export async function findSnapshot(reader: Reader, consultationId: number, number: number): Promise<Snapshot> {
  const [row] = await reader
    .select()
    .from(snapshots)
    .where(and(eq(snapshots.consultationId, consultationId), eq(snapshots.number, number)))
  if (!row) throw problem('notFound', { consultation: consultationId, number })
  const { publishedAt, reason, contentHash, content } = row
  return { number, publishedAt, reason, contentHash, content: readContent(content) }
}

export interface ListedSnapshot {
  number: number
  publishedAt: Date
  publishedBy: string
  reason: string | null
  contentHash: string
  period: SnapshotContent['period']
  /** The number of the publication it replaces. */
  corrects: number | null
}

/** Every publication of a consultation, oldest first. */
export async function listSnapshots(reader: Reader, consultationId: number): Promise<ListedSnapshot[]> {
  const rows = await reader
    .select()
    .from(snapshots)
    .where(eq(snapshots.consultationId, consultationId))
    .orderBy(asc(snapshots.number))
  return rows.map(({ number, publishedAt, publishedBy, reason, contentHash, content }) => {
    const { period, correction } = readContent(content)
    return { number, publishedAt, publishedBy, reason, contentHash, period, corrects: correction?.of ?? null }
  })
}

export interface NewSnapshot {
  consultationId: number
  content: SnapshotContent
  contentHash: string
  publishedBy: string
}

export async function addSnapshot(
  writer: Writer,
  { consultationId, content, contentHash, publishedBy }: NewSnapshot,
): Promise<void> {
  await writer.insert(snapshots).values({
    consultationId,
    number: content.number,
    publishedAt: new Date(content.publishedAt),
    publishedBy,
    reason: content.correction?.reason ?? null,
    summary: content.summary,
    content,
    contentHash,
  })
}
