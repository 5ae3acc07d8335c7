import { act } from '../audit/act'
import { findConsultation } from '../consultations/store'
import type { Faults } from '../kernel/fields'
import { problem } from '../kernel/problem'
import { lengthOf } from '../kernel/text'
import { maybeFindDoubt, saveDoubtAnswer } from './doubt-store'

export interface AnsweredDoubt {
  consultationId: number
  mark: string
  verdict: 'explained' | 'suspicious'
  explanation: string
}

export const EXPLANATION_LONGEST = 500

/** Faults by field name: who says that it is explained says how. */
export function doubtFaults({ verdict, explanation }: { verdict: string; explanation: string | undefined }): Faults {
  if (verdict !== 'explained' && verdict !== 'suspicious') return { verdict: 'required' }
  if (explanation === undefined) return { explanation: 'badText' }
  if (lengthOf(explanation) > EXPLANATION_LONGEST) return { explanation: 'tooLong' }
  return verdict === 'explained' && explanation === '' ? { explanation: 'required' } : {}
}

/** What the committee found out about a doubt; the last word stands and no figure changes by it. Throws notFound. */
export const answerDoubt = act('response.answerDoubt', async ({ writer, now, actor, permit }, answer: AnsweredDoubt) => {
  const { id, unitPath } = await findConsultation(writer, answer.consultationId)
  permit(unitPath)
  if (!(await maybeFindDoubt(writer, id, answer.mark, null))) throw problem('notFound', { doubt: answer.mark })
  const personName = actor.kind === 'resident' ? '' : actor.name
  await saveDoubtAnswer(writer, { ...answer, personName, at: now })
  const { mark, verdict, explanation } = answer
  return { result: undefined, subject: `consultation:${id}`, details: { mark, verdict, reason: explanation } }
})
