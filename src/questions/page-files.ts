import type { Question } from './question-type'
import { typeOf } from './types'

/** The scripts and styles, beyond those of every sheet, that these questions are better with. */
export function filesFor(questions: readonly Pick<Question, 'type'>[]): { scripts: string[]; styles: string[] } {
  const types = [...new Set(questions.map(({ type }) => type))].map(typeOf)
  return {
    scripts: [...new Set(types.flatMap(({ scripts = [] }) => scripts))],
    styles: [...new Set(types.flatMap(({ styles = [] }) => styles))],
  }
}
