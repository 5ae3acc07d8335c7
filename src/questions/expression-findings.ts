import { parseExpression } from '../logic/expression'
import { expressionFaults } from './expression-faults'
import { scopeOf } from './expression-scope'
import type { Finding } from './findings'
import type { AskedQuestion } from './question-type'
import type { QuestionnaireSettings } from './questionnaire-settings'
import { typeOf } from './types'

/** Names that are not there or come later, kinds that do not go together, and circles, wherever an expression stands. */
export function expressionFindings(
  items: readonly AskedQuestion[],
  hiddenFields: QuestionnaireSettings['hiddenFields'] = [],
): Finding[] {
  const circles = itemsInCircles(items)
  return items.flatMap((item, place) => {
    const earlier = items.slice(0, place)
    const expressions = expressionsIn(item)
    // Most items have none, and a scope takes all that stands before.
    if (expressions.length === 0) return []
    const before = scopeOf(earlier, items, hiddenFields)
    const withOwn = expressions.some(({ field }) => field === 'checks')
      ? scopeOf([...earlier, item], items, hiddenFields)
      : before
    return expressions.flatMap(({ field, text }): Finding[] => {
      const [fault] = expressionFaults(text, field === 'checks' ? withOwn : before)
        .map((each) => each.fault)
        // Whether it can hold at all is judged with all the ways to it (flow-findings.ts).
        .filter((each) => each !== 'alwaysTrue' && each !== 'alwaysFalse')
      if (!fault) return []
      const mends: Finding['mends'] =
        field === 'condition'
          ? [{ name: 'removeCondition', edit: { kind: 'change', question: item.id, changes: { shownWhen: null } } }]
          : []
      const isCircle = fault.startsWith('notEarlier') && circles.has(item.id)
      return [{ question: item.id, field, fault: isCircle ? 'circle' : `expression ${fault}`, grade: 'must', mends }]
    })
  })
}

interface Expression {
  field: Finding['field']
  text: string
}

function expressionsIn(item: AskedQuestion): Expression[] {
  const { shownWhen, checks = [], wordings = [], label, hint, settings } = item
  const formulas = typeOf(item.type).formulas ?? []
  const own = formulas.flatMap((name) => textIn(settings, name)).filter((text) => text !== '')
  return [
    ...(shownWhen && 'formula' in shownWhen ? [{ field: 'condition' as const, text: shownWhen.formula }] : []),
    ...checks.map(({ formula }) => ({ field: 'checks' as const, text: formula })),
    ...own.map((text) => ({ field: 'settings' as const, text })),
    ...pipesIn(label).map((text) => ({ field: 'label' as const, text })),
    ...pipesIn(hint).map((text) => ({ field: 'hint' as const, text })),
    ...wordings.flatMap((each) => pipesIn(`${each.label} ${each.hint}`)).map((text) => ({ field: 'wordings' as const, text })),
    ...textsIn(settings)
      .flatMap(pipesIn)
      .map((text) => ({ field: 'settings' as const, text })),
  ]
}

const textIn = (settings: unknown, name: string): string[] =>
  settings !== null && typeof settings === 'object'
    ? Object.entries(settings).flatMap(([key, value]) => (key === name && typeof value === 'string' ? [value] : []))
    : []

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}

const pipesIn = (text: string): string[] => [...text.matchAll(/\{\{([^{}]{1,500})\}\}/g)].map(([, inner = '']) => inner.trim())

/** Items that hang on themselves, straight or through others. */
export function itemsInCircles(items: readonly AskedQuestion[]): ReadonlySet<string> {
  const ids = new Map(items.flatMap(({ id, name }) => [[id, id] as const, ...(name ? [[name, id] as const] : [])]))
  const leans = new Map(items.map((item) => [item.id, leansOn(item, ids)]))
  return new Set(items.map(({ id }) => id).filter((id) => comesBack(id, leans)))
}

function leansOn(item: AskedQuestion, ids: ReadonlyMap<string, string>): string[] {
  const simple = item.shownWhen && 'question' in item.shownWhen ? [item.shownWhen.question] : []
  const names = expressionsIn(item)
    .filter(({ field }) => field === 'condition' || field === 'settings')
    .flatMap(({ text }) => {
      const parsed = parseExpression(text)
      return parsed.ok ? parsed.names : []
    })
  return [...simple, ...names].flatMap((name) => ids.get(name.split('.', 1)[0] ?? '') ?? [])
}

function comesBack(from: string, leans: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>()
  const queue = [...(leans.get(from) ?? [])]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === from) return true
    if (seen.has(next)) continue
    seen.add(next)
    queue.push(...(leans.get(next) ?? []))
  }
  return false
}
