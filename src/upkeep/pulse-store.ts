import { pulses } from '../../db/schema/upkeep'
import type { Writer } from '../../db/storage'

export async function savePulse(writer: Writer, name: string, beatAt: Date): Promise<void> {
  await writer.insert(pulses).values({ name, beatAt }).onConflictDoUpdate({ target: pulses.name, set: { beatAt } })
}
