import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { holds } from '../../db/phrases'
import { bankItems } from '../../db/schema/questionnaires'
import type { Reader, Writer } from '../../db/storage'
import { problem } from '../kernel/problem'
import { folded } from '../kernel/search'
import { type BankContent, type BankItem, readContent, storedContent, typeNameOf, wordsOf } from './bank'

export interface BankFilter {
  search: string
  kind: 'question' | 'options' | null
  /** Of a question; '' for every type. */
  typeName: string
  isRetired: boolean
}

/** Items of just these units, by name, and how many there are in all. */
export async function listBankItems(
  reader: Reader,
  unitPaths: readonly string[],
  { search, kind, typeName, isRetired }: BankFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ items: BankItem[]; total: number }> {
  if (unitPaths.length === 0) return { items: [], total: 0 }
  const words = folded(search).split(' ').filter(Boolean)
  const where = and(
    inArray(bankItems.unitPath, [...unitPaths]),
    isRetired ? isNotNull(bankItems.retiredAt) : isNull(bankItems.retiredAt),
    kind ? eq(bankItems.kind, kind) : undefined,
    typeName ? eq(bankItems.typeName, typeName) : undefined,
    ...words.map((word) => holds(bankItems.searchText, word)),
  )
  const rows = await reader
    .select()
    .from(bankItems)
    .where(where)
    .orderBy(asc(bankItems.name), asc(bankItems.id))
    .limit(limit)
    .offset(offset)
  return { items: rows.map(itemOf), total: await reader.$count(bankItems, where) }
}

/** Throws notFound. */
export async function findBankItem(reader: Reader, id: number): Promise<BankItem> {
  const [row] = await reader.select().from(bankItems).where(eq(bankItems.id, id))
  if (!row) throw problem('notFound', { bankItem: id })
  return itemOf(row)
}

function itemOf(row: typeof bankItems.$inferSelect): BankItem {
  const { id, unitPath, name, revision, retiredAt, before, kind, content } = row
  const own = { id: String(id), unitPath, name, revision, isRetired: retiredAt !== null, mayUndo: before !== null }
  return { ...own, content: readContent(kind, content) }
}

export async function addBankItem(
  writer: Writer,
  { unitPath, name, content }: Pick<BankItem, 'unitPath' | 'name' | 'content'>,
  now: Date,
): Promise<number> {
  const [row] = await writer
    .insert(bankItems)
    .values({ unitPath, revision: 1, retiredAt: null, updatedAt: now, before: null, ...columnsOf(name, content) })
    .returning({ id: bankItems.id })
  if (!row) throw new Error('No item was added.')
  return row.id
}

/** Throws stale where it is not what the page showed any more. */
export async function saveBankItem(
  writer: Writer,
  { id, revision }: { id: number; revision: number },
  { name, content, before }: { name: string; content: BankContent; before: { name: string; content: BankContent } | null },
  now: Date,
): Promise<void> {
  const kept = before && { name: before.name, content: storedContent(before.content) }
  const saved = await writer
    .update(bankItems)
    .set({ ...columnsOf(name, content), before: kept, revision: revision + 1, updatedAt: now })
    .where(and(eq(bankItems.id, id), eq(bankItems.revision, revision)))
    .returning({ id: bankItems.id })
  if (saved.length === 0) throw problem('stale', { bankItem: id })
}

/** What it was before its last change; null for nothing. */
export async function findBefore(reader: Reader, id: number): Promise<{ name: string; content: BankContent } | null> {
  const [row] = await reader.select().from(bankItems).where(eq(bankItems.id, id))
  const before = row?.before
  if (!row || !before || typeof before !== 'object' || !('name' in before) || !('content' in before)) return null
  return { name: String(before.name), content: readContent(row.kind, before.content) }
}

/** Throws stale. */
export async function retireBankItem(
  writer: Writer,
  { id, revision }: { id: number; revision: number },
  retiredAt: Date | null,
): Promise<void> {
  const saved = await writer
    .update(bankItems)
    .set({ retiredAt, revision: revision + 1 })
    .where(and(eq(bankItems.id, id), eq(bankItems.revision, revision)))
    .returning({ id: bankItems.id })
  if (saved.length === 0) throw problem('stale', { bankItem: id })
}

const columnsOf = (name: string, content: BankContent) => ({
  name,
  kind: content.kind,
  typeName: typeNameOf(content),
  searchText: folded(wordsOf(name, content)),
  content: storedContent(content),
})
