import type { Locale } from '../kernel/locale'
import { unfilled } from '../questions/piping'
import type { AskedQuestion, Option, Variable } from '../questions/question-type'
import { hasAnswers, type Questionnaire } from '../questions/questionnaire'
import { typeOf } from '../questions/types'
import { type BroughtVariable, broughtVariables } from './brought-variables'

/** What is counted of one question through all its wordings. */
export interface PlannedQuestion {
  /** The newest wording. */
  question: AskedQuestion
  /** Older wordings that offered something else, newest first. */
  earlier: readonly AskedQuestion[]
  /** Every variable any wording ever had, with every category. */
  variables: readonly Variable[]
}

export interface Plan {
  questionnaires: readonly Questionnaire[]
  questions: readonly PlannedQuestion[]
  brought: readonly BroughtVariable[]
}

/**
 * Puts the versions of a questionnaire (oldest first) together: newest wording and order first, then what was
 * taken out later, so that no answer once given is lost from the count.
 */
export function planOf(questionnaires: readonly Questionnaire[], locale: Locale = 'vi'): Plan {
  const wordings = new Map<string, AskedQuestion[]>()
  for (const { questions } of questionnaires.toReversed()) {
    for (const question of questions.filter(hasAnswers)) {
      const newer = wordings.get(question.id)
      if (!newer) wordings.set(question.id, [question])
      else if (newer[0]?.type === question.type && !newer.some((each) => countsAlike(each, question))) newer.push(question)
    }
  }
  return {
    questionnaires,
    questions: [...wordings.values()].flatMap((each) => planned(each, locale)),
    brought: broughtVariables(questionnaires, locale),
  }
}

/** Both offer the same. */
export const countsAlike = (one: AskedQuestion, other: AskedQuestion) =>
  JSON.stringify(one.settings) === JSON.stringify(other.settings)

function planned([question, ...earlier]: AskedQuestion[], locale: Locale): PlannedQuestion[] {
  if (!question) return []
  const variables = new Map<string, Variable>()
  for (const wording of [question, ...earlier]) {
    const type = typeOf(wording.type)
    for (const variable of [...type.variables(wording, locale), ...(type.counts?.(wording) ?? [])]) {
      const known = variables.get(variable.id)
      variables.set(variable.id, known ? withCategoriesOf(known, variable) : variable)
    }
  }
  // In figures nobody's answer stands in the words of another question.
  return [
    {
      question: { ...question, label: unfilled(question.label) },
      earlier,
      variables: [...variables.values()].map(unfilledLabel),
    },
  ]
}

const unfilledLabel = (variable: Variable): Variable => ({ ...variable, label: unfilled(variable.label) })

// A multiple mark has 31 bits; what was taken out longest ago gives way in the case nobody has met yet.
const MOST_BITS = 31

function withCategoriesOf(known: Variable, older: Variable): Variable {
  if (known.kind === 'number' || older.kind === 'number') return known
  const categories = united(known.categories, older.categories)
  return { ...known, categories: known.kind === 'multiple' ? categories.slice(0, MOST_BITS) : categories }
}

/** The options of the first list, then those only the second has, by code. */
export function united<Coded extends Pick<Option, 'code'>>(first: readonly Coded[], second: readonly Coded[]): Coded[] {
  const codes = new Set(first.map((each) => each.code))
  return [...first, ...second.filter((each) => !codes.has(each.code))]
}
