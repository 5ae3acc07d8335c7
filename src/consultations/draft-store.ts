import { and, eq } from 'drizzle-orm'
import {
  attachments,
  consultationChanges,
  consultationHamlets,
  consultations,
  consultationWords,
  places,
  questionnaireVersions,
} from '../../db/schema/consultations'
import { questionnaireSteps } from '../../db/schema/questionnaires'
import type { Reader, Writer } from '../../db/storage'
import { problem } from '../kernel/problem'
import { findConsultation } from './store'

export type NewConsultation = typeof consultations.$inferInsert
type Stored = typeof consultations.$inferSelect

export async function addConsultation(writer: Writer, fresh: NewConsultation): Promise<Stored> {
  const [made] = await writer.insert(consultations).values(fresh).returning()
  if (!made) throw new Error('The consultation was not stored.')
  await saveWords(writer, made)
  return made
}

/** Saves what changed and counts the revision up. Throws stale when somebody saved after `revision` was read. */
export async function saveConsultation(
  writer: Writer,
  { id, revision }: { id: number; revision: number },
  changes: Partial<NewConsultation>,
  now: Date,
): Promise<Stored> {
  const [saved] = await writer
    .update(consultations)
    .set({ ...changes, revision: revision + 1, updatedAt: now })
    .where(and(eq(consultations.id, id), eq(consultations.revision, revision)))
    .returning()
  if (saved) {
    if (changes.searchText !== undefined) await saveWords(writer, saved)
    return saved
  }
  await findConsultation(writer, id)
  throw problem('stale', { consultation: id })
}

/** What lists and the public search find it by: each of its words once. */
async function saveWords(writer: Writer, { id, searchText }: Pick<Stored, 'id' | 'searchText'>): Promise<void> {
  const words = [...new Set(searchText.split(' '))].join(' ')
  await writer
    .insert(consultationWords)
    .values({ consultationId: id, words })
    .onConflictDoUpdate({ target: consultationWords.consultationId, set: { words } })
}

/** The hamlets asked become exactly these. */
export async function saveHamlets(
  writer: Writer,
  consultationId: number,
  hamlets: readonly { unitId: number; households: number | null; takenOn: string | null }[],
): Promise<void> {
  await writer.delete(consultationHamlets).where(eq(consultationHamlets.consultationId, consultationId))
  if (hamlets.length > 0)
    await writer.insert(consultationHamlets).values(hamlets.map((hamlet) => ({ consultationId, ...hamlet })))
}

/** A draft and all that hangs on it; nobody has answered it. */
export async function removeDraft(writer: Writer, id: number): Promise<void> {
  const parts = [
    places,
    attachments,
    questionnaireSteps,
    questionnaireVersions,
    consultationHamlets,
    consultationChanges,
    consultationWords,
  ]
  for (const part of parts) await writer.delete(part).where(eq(part.consultationId, id))
  await writer.delete(consultations).where(eq(consultations.id, id))
}

export async function isSlugTaken(reader: Reader, slug: string): Promise<boolean> {
  const rows = await reader.select({ id: consultations.id }).from(consultations).where(eq(consultations.slug, slug))
  return rows.length > 0
}

export type Change = typeof consultationChanges.$inferSelect

export async function addChange(writer: Writer, change: Omit<Change, 'id'>): Promise<void> {
  await writer.insert(consultationChanges).values(change)
}
