import { mayAct } from '../audit/permissions'
import type { Outcome } from '../budgeting/election'
import type { World } from '../kernel/world'
import { typeOf } from '../questions/types'
import { MOST_BALLOTS } from './ballots'
import { outcomesNow } from './outcomes'
import type { Reading } from './reading'

/** The winners of each vote on projects as far as they are found; nothing for who reads only some hamlets. */
export async function shownOutcomes({ storage: { reader }, actor }: World, { consultation, scope, plan }: Reading) {
  const byQuestion = new Map<string, Outcome | 'beyond' | 'finding'>()
  const shown = { byQuestion, mostBallots: MOST_BALLOTS, mayExport: mayAct(actor, 'response.export', consultation.unitPath) }
  const votes = plan.questions.filter(({ question: { type } }) => typeOf(type).election)
  if (scope !== null || votes.length === 0) return shown
  const found = await outcomesNow(reader, consultation.id)
  const outcomes = new Map(found?.outcomes)
  for (const { question } of votes) byQuestion.set(question.id, outcomes.get(question.id) ?? 'finding')
  return shown
}
