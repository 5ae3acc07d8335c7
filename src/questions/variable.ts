import type { Option } from './question-type'

/**
 * What is counted of an answer (a variable, in the words of survey methodology). The id is the question's, or
 * `question.part` for one of several. A multiple variable has at most 31 categories.
 */
export type Variable =
  | { kind: 'category'; id: string; label: string; categories: readonly Option[]; ordered: boolean }
  | { kind: 'multiple'; id: string; label: string; categories: readonly Option[] }
  | { kind: 'number'; id: string; label: string; unit: string; as?: NumberForm }

/**
 * What a counted number stands for, where it is no quantity: days since 1970 (of a month or a year its first day), or
 * minutes since midnight, or a point of a plan (map-squares.ts). Exports write it as such (src/questions/calendar.ts).
 */
export type NumberForm = 'day' | 'month' | 'year' | 'time' | 'point'

/** A category's code, a list of codes, or a number; absent when this variable was left unanswered. */
export type VariableValue = string | readonly string[] | number

/** How often each thing was said, as the column store or a plain recount found it. */
export interface Counted {
  /** Sheets that were shown the question. */
  asked: number
  /** Sheets that answered any part of it. */
  answered: number
  /** By category in the variable's order; `answered` is the base of this one variable. */
  categories(variableId: string): { answered: number; counts: readonly number[] }
  /** Distinct numbers, ascending, each with how often it was given. */
  numbers(variableId: string): { answered: number; frequencies: readonly (readonly [value: number, count: number])[] }
}
