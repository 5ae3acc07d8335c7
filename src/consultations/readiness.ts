import type { Reader } from '../../db/storage'
import { dayOf } from '../kernel/moment'
import type { Finding } from '../questions/findings'
import { readQuestions } from '../questions/questionnaire'
import { questionnaireFindings } from '../questions/questionnaire-faults'
import { readSettings } from '../questions/questionnaire-settings'
import { listHamlets } from '../units/store'
import type { Consultation } from './consultation'
import { legalClausesOn, minimumDaysOf } from './legal-basis'
import type { ReadyFor } from './opening'
import { hamletOptions, listAskedHamlets } from './store'
import { findNewestWording } from './versions-store'

export interface Readiness extends ReadyFor {
  /** All that was found in the questions; what must be mended is among the faulty questions too. */
  findings: readonly Finding[]
}

/** Reads what the check before opening judges. */
export async function readinessOf(reader: Reader, draft: Consultation, now: Date): Promise<Readiness> {
  const known = new Set((await listHamlets(reader, draft.unitId, dayOf(now))).map((hamlet) => hamlet.id))
  const asked = await listAskedHamlets(reader, draft.id)
  const wording = await findNewestWording(reader, draft.id)
  const questions = readQuestions(wording.questions)
  const { hiddenFields, quotas } = readSettings(wording.settings)
  const findings = questionnaireFindings({ questions, hamlets: hamletOptions(asked), hiddenFields, quotas })
  return {
    questions: questions.length,
    faultyQuestions: findings.filter(({ grade }) => grade === 'must'),
    findings,
    hamletsAsked: asked.filter((hamlet) => known.has(hamlet.unitId)).length,
    hamletsKnown: known.size,
    leastDays: minimumDaysOf(draft.legalClause),
    clauseInForce: legalClausesOn(dayOf(now)).some((clause) => clause.code === draft.legalClause),
  }
}
