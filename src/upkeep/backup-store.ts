import { desc, eq } from 'drizzle-orm'
import { backups } from '../../db/schema/upkeep'
import type { Reader, Writer } from '../../db/storage'
import { problem } from '../kernel/problem'
import type { Backup } from './backup'

/** Newest first. */
export const listBackups = (reader: Reader, limit: number): Promise<Backup[]> =>
  reader.select().from(backups).orderBy(desc(backups.startedAt), desc(backups.id)).limit(limit)

export async function findBackup(reader: Reader, id: number): Promise<Backup> {
  const [row] = await reader.select().from(backups).where(eq(backups.id, id))
  if (!row) throw problem('notFound')
  return row
}

/** The newest that is whole and still there. */
export async function maybeFindNewestGood(reader: Reader): Promise<Backup | undefined> {
  const [row] = await reader
    .select()
    .from(backups)
    .where(eq(backups.state, 'done'))
    .orderBy(desc(backups.startedAt), desc(backups.id))
    .limit(1)
  return row
}

export const listInState = (reader: Reader, state: Backup['state']): Promise<Backup[]> =>
  reader.select().from(backups).where(eq(backups.state, state)).orderBy(desc(backups.startedAt), desc(backups.id))

export async function addBackup(writer: Writer, backup: Omit<Backup, 'id'>): Promise<Backup> {
  const [row] = await writer.insert(backups).values(backup).returning()
  if (!row) throw new Error('The backup was not added.')
  return row
}

export async function saveBackup(writer: Writer, id: number, change: Partial<Omit<Backup, 'id'>>): Promise<void> {
  await writer.update(backups).set(change).where(eq(backups.id, id))
}
