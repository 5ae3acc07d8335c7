import { and, desc, eq, inArray } from 'drizzle-orm'
import { media } from '../../db/schema/questionnaires'
import type { Reader, Writer } from '../../db/storage'
import { pathsTo } from '../kernel/paths'
import { problem } from '../kernel/problem'
import type { FreshMedium, Medium } from './medium'

const withoutContent = {
  token: media.token,
  name: media.name,
  mediaType: media.mediaType,
  size: media.size,
  width: media.width,
  height: media.height,
  description: media.description,
}

/** What a unit and those above it keep, newest first. */
export function listMedia(reader: Reader, unitPath: string, limit: number): Promise<Medium[]> {
  return reader
    .select(withoutContent)
    .from(media)
    .where(inArray(media.unitPath, pathsTo(unitPath)))
    .orderBy(desc(media.addedAt), desc(media.token))
    .limit(limit)
}

/** One of a unit or those above it; undefined for another. */
export async function maybeFindMedium(reader: Reader, unitPath: string, token: string): Promise<Medium | undefined> {
  const [row] = await reader
    .select(withoutContent)
    .from(media)
    .where(and(eq(media.token, token), inArray(media.unitPath, pathsTo(unitPath))))
  return row
}

export async function maybeFindSame(reader: Reader, unitPath: string, sha256: string): Promise<Medium | undefined> {
  const [row] = await reader
    .select(withoutContent)
    .from(media)
    .where(and(eq(media.unitPath, unitPath), eq(media.sha256, sha256)))
  return row
}

/** What there is of some tokens, with what their contents hash to. */
export async function listMediaNamed(
  reader: Reader,
  tokens: readonly string[],
): Promise<{ token: string; name: string; mediaType: string; sha256: string }[]> {
  if (tokens.length === 0) return []
  return reader
    .select({ token: media.token, name: media.name, mediaType: media.mediaType, sha256: media.sha256 })
    .from(media)
    .where(inArray(media.token, [...tokens]))
    .orderBy(media.token)
}

/** Throws notFound. */
export async function findContent(reader: Reader, token: string): Promise<{ mediaType: string; content: Buffer }> {
  const [row] = await reader
    .select({ mediaType: media.mediaType, content: media.content })
    .from(media)
    .where(eq(media.token, token))
  if (!row) throw problem('notFound')
  return row
}

export async function addMedium(
  writer: Writer,
  row: FreshMedium & { token: string; unitPath: string; sha256: string; addedAt: Date },
): Promise<void> {
  await writer.insert(media).values(row)
}

export async function saveDescription(writer: Writer, token: string, description: string): Promise<void> {
  await writer.update(media).set({ description }).where(eq(media.token, token))
}
