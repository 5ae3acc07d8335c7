import { eq } from 'drizzle-orm'
import { keptSettings } from '../../db/schema/upkeep'
import type { Reader, Writer } from '../../db/storage'

export async function saveUnlessKept(writer: Writer, name: string, value: string): Promise<void> {
  await writer.insert(keptSettings).values({ name, value }).onConflictDoNothing()
}

export async function findKept(reader: Reader, name: string): Promise<string> {
  const value = await maybeFindKept(reader, name)
  if (value === undefined) throw new Error(`Nothing is kept under ${name}.`)
  return value
}

export async function maybeFindKept(reader: Reader, name: string): Promise<string | undefined> {
  const [row] = await reader.select({ value: keptSettings.value }).from(keptSettings).where(eq(keptSettings.name, name))
  return row?.value
}
