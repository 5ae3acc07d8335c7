import type { Reader } from '../../db/storage'
import { dayOf } from '../kernel/moment'
import { faultsOf } from '../questions/draft'
import { readQuestions } from '../questions/questionnaire'
import { listHamlets } from '../units/store'
import type { Consultation } from './consultation'
import { legalClausesOn, minimumDaysOf } from './legal-basis'
import type { ReadyFor } from './opening'
import { hamletOptions, listAskedHamlets } from './store'
import { findNewestWording } from './versions-store'

/** Reads what the check before opening judges. */
export async function readinessOf(reader: Reader, draft: Consultation, now: Date): Promise<ReadyFor> {
  const known = new Set((await listHamlets(reader, draft.unitId, dayOf(now))).map((hamlet) => hamlet.id))
  const asked = await listAskedHamlets(reader, draft.id)
  const questions = readQuestions((await findNewestWording(reader, draft.id)).questions)
  return {
    questions: questions.length,
    faultyQuestions: faultsOf(questions, hamletOptions(asked)).filter(({ question }) => question !== ''),
    hamletsAsked: asked.filter((hamlet) => known.has(hamlet.unitId)).length,
    hamletsKnown: known.size,
    leastDays: minimumDaysOf(draft.legalClause),
    clauseInForce: legalClausesOn(dayOf(now)).some((clause) => clause.code === draft.legalClause),
  }
}
