import { eq } from 'drizzle-orm'
import { opinions, replyContacts, responses, responseVersions } from '../../db/schema/responses'
import type { Reader, Writer } from '../../db/storage'
import { problem } from '../kernel/problem'
import type { StoredResponse } from './store'

/** What changing and deleting one sheet writes. */

/** Throws notFound. */
export async function findResponse(reader: Reader, id: number): Promise<StoredResponse> {
  const [response] = await reader.select().from(responses).where(eq(responses.id, id))
  if (!response) throw problem('notFound')
  return response
}

/** Keeps what the sheet said until now. */
export async function addVersion(writer: Writer, { id, revision, version, answers }: StoredResponse, now: Date): Promise<void> {
  await writer.insert(responseVersions).values({ responseId: id, revision, version, answers, replacedAt: now })
}

export async function saveResponse(writer: Writer, { id, ...changed }: Partial<StoredResponse> & { id: number }): Promise<void> {
  await writer.update(responses).set(changed).where(eq(responses.id, id))
}

export async function removeOpinions(writer: Writer, responseId: number): Promise<void> {
  await writer.delete(opinions).where(eq(opinions.responseId, responseId))
}

export async function removeVersions(writer: Writer, responseId: number): Promise<void> {
  await writer.delete(responseVersions).where(eq(responseVersions.responseId, responseId))
}

export async function removeContact(writer: Writer, responseId: number): Promise<void> {
  await writer.delete(replyContacts).where(eq(replyContacts.responseId, responseId))
}
