import { type Fields, fieldsOf } from '../../src/kernel/fields'
import type { AskedQuestion, Counted, QuestionType, VariableValue } from '../../src/questions/question-type'

export const hamlets = [
  { code: '11', label: 'Thôn 1' },
  { code: '12', label: 'Thôn 2' },
  { code: '13', label: 'Bản Suối Mơ' },
]

/** A question as asked in a consultation of three hamlets. */
export const asked = (type: { name: string }, settings: unknown, more: Partial<AskedQuestion> = {}): AskedQuestion => ({
  id: 'q1',
  type: type.name,
  label: 'Bà con thấy thế nào?',
  hint: '',
  required: false,
  shownWhen: null,
  hamlets,
  settings,
  ...more,
})

/** What a browser sends, by part. */
export const sent = (parts: Record<string, readonly string[]>): Fields =>
  fieldsOf(Object.entries(parts).flatMap(([part, values]) => values.map((value) => [part, value] as const)))

/** A plain recount of answers, one after another, that shares no code with the column store. */
export function counted(type: QuestionType<unknown, unknown>, question: AskedQuestion, answers: readonly unknown[]): Counted {
  const given = answers.filter((answer) => answer !== null)
  const valuesOf = (id: string): VariableValue[] =>
    given.map((answer) => type.values(question, answer)[id]).filter((value) => value !== undefined)
  return {
    asked: answers.length,
    answered: given.length,
    categories: (id) => {
      const variable = type.variables(question).find((each) => each.id === id)
      if (!variable || variable.kind === 'number') throw new Error(`${id} has no categories`)
      const values = valuesOf(id)
      const counts = variable.categories.map(({ code }) => values.filter((value) => [value].flat().includes(code)).length)
      return { answered: values.length, counts }
    },
    numbers: (id) => {
      const values = valuesOf(id).map(Number)
      const distinct = [...new Set(values)].sort((one, other) => one - other)
      return {
        answered: values.length,
        frequencies: distinct.map((value) => [value, values.filter((each) => each === value).length] as const),
      }
    },
  }
}
