import { act } from '../audit/act'
import { findConsultation } from '../consultations/store'
import { takeTotals } from './intake-store'
import { saveQuotas } from './quota-store'
import { recountOne } from './recount'
import { saveCounters, saveOpinionsOf } from './recount-store'

/**
 * Counts one consultation again while nobody can write sheets there, and puts its counters and words right. Large ones
 * make senders wait meanwhile.
 */
export const repairCounters = act('response.recount', async ({ writer, permit }, consultationId: number) => {
  const { unitPath } = await findConsultation(writer, consultationId)
  permit(unitPath)
  await takeTotals(writer, [{ consultationId, sequences: 0, standing: 0 }])
  const counted = await recountOne(writer, consultationId, ({ id }, words) => saveOpinionsOf(writer, id, words))
  await saveCounters(writer, counted)
  await saveQuotas(writer, consultationId, counted.places)
  const { total, differences } = counted
  return { result: counted, subject: `consultation:${consultationId}`, details: { total, differences } }
})
