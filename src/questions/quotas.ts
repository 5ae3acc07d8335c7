import { evaluate, isTrue } from '../logic/evaluate'
import { namesIn } from '../logic/settled'
import { nodeOf, type Walk } from './flow'
import type { Answers, Questionnaire } from './questionnaire'
import { contextIn } from './sheet-context'

export type Quota = Questionnaire['settings']['quotas'][number]

/** Under which name the context of a sheet keeps the quotas it was counted under. */
export const QUOTA_NAME = 'quota'

/** The quotas of which the expression holds for these answers. `isSettled`: whether nothing yet to come can change what a name stands for. */
export function quotasMet(
  { settings: { quotas } }: Questionnaire,
  { read, surroundings }: Pick<Walk, 'read' | 'surroundings'>,
  isSettled: (name: string) => boolean = () => true,
): readonly Quota[] {
  return quotas.filter(({ formula }) => {
    const node = nodeOf({ formula })
    return node !== undefined && namesIn(node).every(isSettled) && isTrue(evaluate(node, read, surroundings))
  })
}

/** Under which quotas a stored sheet was counted. */
export function quotasOf(answers: Answers): readonly string[] {
  const ids = contextIn(answers).values[QUOTA_NAME]
  return Array.isArray(ids) ? ids : []
}
