import { and, asc, eq } from 'drizzle-orm'
import { attachments } from '../../db/schema/consultations'
import type { Reader, Writer } from '../../db/storage'
import { problem } from '../kernel/problem'
import type { Attachment } from './attachment'

const withoutContent = {
  id: attachments.id,
  name: attachments.name,
  mediaType: attachments.mediaType,
  size: attachments.size,
  sha256: attachments.sha256,
}

/** The files of a consultation in the order they were added, without their content. */
export function listAttachments(reader: Reader, consultationId: number): Promise<Attachment[]> {
  return reader
    .select(withoutContent)
    .from(attachments)
    .where(eq(attachments.consultationId, consultationId))
    .orderBy(asc(attachments.id))
}

/** With its content. Throws notFound, also for a file of another consultation. */
export async function findAttachment(
  reader: Reader,
  consultationId: number,
  id: number,
): Promise<Attachment & { content: Buffer }> {
  const [file] = await reader
    .select({ ...withoutContent, content: attachments.content })
    .from(attachments)
    .where(and(eq(attachments.consultationId, consultationId), eq(attachments.id, id)))
  if (!file) throw problem('notFound', { attachment: id })
  return file
}

export async function addAttachment(
  writer: Writer,
  consultationId: number,
  file: Omit<Attachment, 'id'> & { content: Buffer },
  now: Date,
): Promise<number> {
  const [row] = await writer
    .insert(attachments)
    .values({ consultationId, ...file, addedAt: now })
    .returning({ id: attachments.id })
  if (!row) throw new Error('The file was not stored.')
  return row.id
}

export async function removeAttachment(writer: Writer, id: number): Promise<void> {
  await writer.delete(attachments).where(eq(attachments.id, id))
}
