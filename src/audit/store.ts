import { createHash } from 'node:crypto'
import { and, asc, desc, gt, inArray, lt, type SQL } from 'drizzle-orm'
import { within } from '../../db/phrases'
import { auditEntries } from '../../db/schema/audit'
import type { Reader, Writer } from '../../db/storage'

export type AuditEntry = typeof auditEntries.$inferSelect
export type NewEntry = Omit<AuditEntry, 'id' | 'hash' | 'previousHash'>

const BEGINNING = '0'.repeat(64)

/** Adds the next link. Two writers that race for it meet the unique index, and one tries again. */
export async function addEntry(writer: Writer, entry: NewEntry): Promise<void> {
  const [last] = await writer.select({ hash: auditEntries.hash }).from(auditEntries).orderBy(desc(auditEntries.id)).limit(1)
  const previousHash = last?.hash ?? BEGINNING
  await writer.insert(auditEntries).values({ ...entry, previousHash, hash: hashOf(entry, previousHash) })
}

/** When the first entry was made; undefined before the first act. */
export async function firstEntryAt(reader: Reader): Promise<Date | undefined> {
  const [first] = await reader.select({ at: auditEntries.at }).from(auditEntries).orderBy(asc(auditEntries.id)).limit(1)
  return first?.at
}

/** The newest entries within a unit, newest first. */
export function listEntries(reader: Reader, unitPath: string, limit: number, offset: number): Promise<AuditEntry[]> {
  return listThese(reader, within(auditEntries.unitPath, unitPath), limit, offset)
}

/** The entries within a unit that are older than one of them, newest first: as quick on page 1,000 as on the first. */
export function listEntriesBefore(reader: Reader, unitPath: string, beforeId: number, limit: number): Promise<AuditEntry[]> {
  return listThese(reader, and(within(auditEntries.unitPath, unitPath), lt(auditEntries.id, beforeId)), limit, 0)
}

// The ids are found and put in order in the index alone; only the entries shown are read.
function listThese(reader: Reader, where: SQL | undefined, limit: number, offset: number): Promise<AuditEntry[]> {
  const { id } = auditEntries
  const ids = reader.select({ id }).from(auditEntries).where(where).orderBy(desc(id)).limit(limit).offset(offset)
  return reader.select().from(auditEntries).where(inArray(id, ids)).orderBy(desc(id))
}

export type ChainVerdict =
  | { holds: true; entries: number; lastHash: string }
  | { holds: false; brokenAt: number; entries: number }

/** Walks the whole chain in pages and says where it first breaks. */
export async function verifyChain(reader: Reader): Promise<ChainVerdict> {
  let previousHash = BEGINNING
  let entries = 0
  for (let after = 0; ; ) {
    const page = await reader
      .select()
      .from(auditEntries)
      .where(and(gt(auditEntries.id, after)))
      .orderBy(asc(auditEntries.id))
      .limit(1000)
    for (const entry of page) {
      if (entry.previousHash !== previousHash || entry.hash !== hashOf(entry, previousHash)) {
        return { holds: false, brokenAt: entry.id, entries }
      }
      previousHash = entry.hash
      after = entry.id
      entries++
    }
    if (page.length === 0) return { holds: true, entries, lastHash: previousHash }
  }
}

function hashOf(entry: NewEntry, previousHash: string): string {
  const told = [
    previousHash,
    entry.at.toISOString(),
    entry.actorId,
    entry.actorName,
    entry.act,
    entry.subject,
    entry.unitPath,
    canonical(entry.details),
  ]
  return createHash('sha256').update(JSON.stringify(told)).digest('hex')
}

// PostgreSQL's jsonb gives keys back in an order of its own.
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (value === null || typeof value !== 'object') return value
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, each]) => [key, canonical(each)])
}
