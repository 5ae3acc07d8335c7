import { tokensOf } from './expression-names'
import type { AskedQuestion } from './question-type'
import type { Questionnaire } from './questionnaire'
import { typeOf } from './types'

/** What a questionnaire asks a sheet to bring with it, beside its hidden fields. */
export interface ContextUse {
  day: boolean
  place: boolean
  hamlet: boolean
  language: boolean
  /** Something in it is drawn by lot: an order of options or a wording. */
  draw: boolean
}

const kept = new WeakMap<Questionnaire, ContextUse>()

export function contextUse(questionnaire: Questionnaire): ContextUse {
  const known = kept.get(questionnaire)
  if (known) return known
  const { questions, settings } = questionnaire
  const quotas = settings.quotas.map(({ formula }) => formula)
  const names = new Set([...quotas, ...questions.flatMap(expressionsIn)].flatMap(namesOf))
  const use = {
    day: questions.some(usesDay) || names.has('today'),
    place: names.has('place'),
    hamlet: names.has('hamlet'),
    language: names.has('language'),
    draw: questions.some(isDrawn),
  }
  kept.set(questionnaire, use)
  return use
}

export const isDrawn = ({ order, wordings = [] }: AskedQuestion): boolean => Boolean(order) || wordings.length > 0

const namesOf = (expression: string): string[] =>
  tokensOf(expression).flatMap(({ kind, text }) => (kind === 'name' ? [text.split('.', 1)[0] ?? ''] : []))

// By the letters of its expressions wherever they stand: too often rather than too seldom.
const usesDay = ({ type, label, hint, shownWhen, checks, settings }: AskedQuestion): boolean =>
  typeOf(type).dayFaults !== undefined || JSON.stringify([label, hint, shownWhen, checks, settings]).includes('today')

function expressionsIn(question: AskedQuestion): string[] {
  const { type, label, hint, shownWhen, checks = [], wordings = [], settings } = question
  const own = new Map(Object.entries(settings !== null && typeof settings === 'object' ? settings : {}))
  const formulas = (typeOf(type).formulas ?? []).map((name) => own.get(name))
  const worded = JSON.stringify([label, hint, wordings, settings])
  return [
    ...(shownWhen && 'formula' in shownWhen ? [shownWhen.formula] : []),
    ...checks.map(({ formula }) => formula),
    ...formulas.filter((each) => typeof each === 'string'),
    ...[...worded.matchAll(/\{\{([^{}]{1,500})\}\}/g)].map(([, expression = '']) => expression),
  ]
}
