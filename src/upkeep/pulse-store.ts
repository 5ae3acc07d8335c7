import { pulses } from '../../db/schema/upkeep'
import type { Reader, Writer } from '../../db/storage'

export async function savePulse(writer: Writer, name: string, beatAt: Date): Promise<void> {
  await writer.insert(pulses).values({ name, beatAt }).onConflictDoUpdate({ target: pulses.name, set: { beatAt } })
}

/** Of no interest but that it can be read. */
export const listPulses = (reader: Reader) => reader.select().from(pulses).limit(1)
