import { eq } from 'drizzle-orm'
import { keptSettings } from '../../db/schema/upkeep'
import type { Reader, Writer } from '../../db/storage'

export async function saveUnlessKept(writer: Writer, name: string, value: string): Promise<void> {
  await writer.insert(keptSettings).values({ name, value }).onConflictDoNothing()
}

export async function findKept(reader: Reader, name: string): Promise<string> {
  const [row] = await reader.select({ value: keptSettings.value }).from(keptSettings).where(eq(keptSettings.name, name))
  if (!row) throw new Error(`Nothing is kept under ${name}.`)
  return row.value
}
