import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import { type BudgetAnswer, codesIn, placesOf, pointsIn } from './budget-judging'
import type { BudgetSettings } from './budget-settings'
import { distributionOf, orderOf, sharesOf, tallyOf } from './counting'
import { MOST_OPTIONS } from './options'
import type { AskedQuestion, Counted, Variable, VariableValue } from './question-type'
import type { Block, Tally } from './tally'

type Asked = AskedQuestion<BudgetSettings>

const CHOSEN = '1'

/** One variable of all choices as long as its marks have room for them; above that, and for orders and points, one a project. */
export function budgetVariables({ id, label, settings }: Asked, locale: Locale = 'vi'): readonly Variable[] {
  const { mode, projects } = settings
  const categories = projects.map(({ code, label: name }) => ({ code, label: name }))
  if (isOneVariable(settings)) return [{ kind: 'multiple', id, label, categories }]
  return categories.map((project): Variable => {
    const head = { id: `${id}.${project.code}`, label: `${label} – ${project.label}` }
    if (mode === 'points') return { kind: 'number', ...head, unit: '' }
    const codes = mode === 'ranked' ? placesOf(settings) : [CHOSEN]
    const named = (code: string) => (mode === 'ranked' ? code : messages[locale].budgeting.variable.chosen)
    return {
      kind: 'category',
      ...head,
      categories: codes.map((code) => ({ code, label: named(code) })),
      ordered: mode === 'ranked',
    }
  })
}

export function budgetValues({ id, settings }: Asked, answer: BudgetAnswer): Readonly<Record<string, VariableValue>> {
  const { mode, projects } = settings
  // Nothing given is a number too: the mean is of all who shared out points.
  if (mode === 'points') return Object.fromEntries(projects.map(({ code }) => [`${id}.${code}`, pointsIn(answer)[code] ?? 0]))
  if (isOneVariable(settings)) return { [id]: codesIn(answer) }
  return Object.fromEntries(
    codesIn(answer).map((code, place) => [`${id}.${code}`, mode === 'ranked' ? String(place + 1) : CHOSEN]),
  )
}

const isOneVariable = ({ mode, projects }: BudgetSettings): boolean =>
  (mode === 'approval' || mode === 'knapsack') && projects.length <= MOST_OPTIONS

export function budgetTally(question: Asked, counted: Counted): Tally {
  const { mode, projects, most } = question.settings
  if (mode === 'points') return tallyOf(counted, [sharesOf(question.id, projects, counted)])
  if (mode === 'ranked') return tallyOf(counted, [orderOf(question.id, projects, most ?? 0, counted)])
  return tallyOf(counted, [choicesBlock(question, counted)])
}

function choicesBlock(question: Asked, counted: Counted): Block {
  const { id, settings } = question
  const [all] = budgetVariables(question)
  if (isOneVariable(settings) && all?.kind === 'multiple') return distributionOf(all, counted)
  const rows = settings.projects.map(({ code, label }) => {
    return { code, label, count: counted.categories(`${id}.${code}`).counts[0] ?? 0 }
  })
  return { kind: 'distribution', id, label: '', exclusive: false, ordered: false, base: counted.answered, rows }
}
