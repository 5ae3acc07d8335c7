import type { Reader } from '../../db/storage'
import type { Questionnaire } from '../questions/questionnaire'
import { listQuotas } from '../responses/quota-store'
import type { QuotaShown } from './results'

/** Read from the counters that are kept as sheets come in; versions oldest first. Those of older versions where they hold sheets. */
export async function shownQuotas(
  reader: Reader,
  consultationId: number,
  questionnaires: readonly Questionnaire[],
): Promise<QuotaShown[]> {
  const newestFirst = questionnaires.toReversed()
  if (newestFirst.every(({ settings }) => settings.quotas.length === 0)) return []
  const taken = new Map((await listQuotas(reader, consultationId)).map(({ quota, total }) => [quota, total]))
  const shown = new Map<string, QuotaShown>()
  for (const [age, { settings }] of newestFirst.entries()) {
    for (const { id, name, most } of settings.quotas) {
      const count = taken.get(id) ?? 0
      if (!shown.has(id) && (age === 0 || count > 0)) shown.set(id, { id, name, most, taken: count, isPast: age > 0 })
    }
  }
  return [...shown.values()]
}
