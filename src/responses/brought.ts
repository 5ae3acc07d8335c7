import { dayOf } from '../kernel/moment'
import type { Questionnaire } from '../questions/questionnaire'
import type { SheetContext } from '../questions/sheet-context'
import { typeOf } from '../questions/types'

/** What a sheet brings with it, as far as its questionnaire uses it; null where it uses nothing. */
export function contextFor(questionnaire: Questionnaire, now: Date): SheetContext | null {
  return usesDay(questionnaire) ? { day: dayOf(now), values: {} } : null
}

const kept = new WeakMap<Questionnaire, boolean>()

// By the letters of its expressions wherever they stand: too often rather than too seldom.
function usesDay(questionnaire: Questionnaire): boolean {
  const known = kept.get(questionnaire)
  if (known !== undefined) return known
  const uses = questionnaire.questions.some(
    ({ type, label, hint, shownWhen, checks, settings }) =>
      typeOf(type).dayFaults !== undefined || JSON.stringify([label, hint, shownWhen, checks, settings]).includes('today'),
  )
  kept.set(questionnaire, uses)
  return uses
}
