import { eq } from 'drizzle-orm'
import { pulses } from '../../db/schema/upkeep'
import type { Reader, Writer } from '../../db/storage'

/** Something as long as a large sheet is written and taken out again: it must find room. */
export async function savePulse(writer: Writer, { name, beatAt, weight }: typeof pulses.$inferInsert): Promise<void> {
  await writer.insert(pulses).values({ name: `${name}, weighed`, beatAt, weight })
  await writer.delete(pulses).where(eq(pulses.name, `${name}, weighed`))
  await writer.insert(pulses).values({ name, beatAt, weight: '' }).onConflictDoUpdate({ target: pulses.name, set: { beatAt } })
}

/** Of no interest but that it can be read. */
export const listPulses = (reader: Reader) => reader.select().from(pulses).limit(1)
