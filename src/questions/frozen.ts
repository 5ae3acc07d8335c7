import type { Question } from './question-type'
import { typeOf } from './types'

/**
 * Votes on projects that would be decided otherwise than people were told when they voted: another rule, another sum,
 * other projects or costs. Words may still be put right.
 */
export const frozenChanges = (before: readonly Question[], after: readonly Question[]): Question[] =>
  after.filter((question) => {
    const earlier = before.find(({ id, type }) => id === question.id && type === question.type)
    return earlier !== undefined && termsOf(earlier) !== termsOf(question)
  })

function termsOf(question: Question): string {
  const election = typeOf(question.type).election?.({ ...question, hamlets: [] })
  if (!election) return ''
  const { mode, rule, money, most, points, projects } = election
  return JSON.stringify([mode, rule, money, most, points, projects.map(({ code, cost }) => [code, cost]).sort()])
}
