import { eq } from 'drizzle-orm'
import { eqPlaceholder } from '../../db/phrases'
import { consultations } from '../../db/schema/consultations'
import { responseTotals } from '../../db/schema/responses'
import { preparedOnce, type Reader } from '../../db/storage'

const pulseOf = preparedOnce('results_pulse', (reader: Reader) =>
  reader
    .select({ unitPath: consultations.unitPath, lastSequence: responseTotals.lastSequence })
    .from(consultations)
    .leftJoin(responseTotals, eq(responseTotals.consultationId, consultations.id))
    .where(eqPlaceholder(consultations.id, 'id')),
)

/** Whose consultation it is, and its last change; every open page of figures asks this again and again. */
export async function maybeFindPulse(
  reader: Reader,
  id: number,
): Promise<{ unitPath: string; lastSequence: number } | undefined> {
  const [found] = await pulseOf(reader).execute({ id })
  return found && { unitPath: found.unitPath, lastSequence: found.lastSequence ?? 0 }
}
