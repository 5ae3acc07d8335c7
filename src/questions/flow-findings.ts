import { type Finding, removeCondition, removeItem, type Wanted } from './findings'
import { nodeOf } from './flow'
import type { AskedQuestion } from './question-type'
import { type Chart, chartOf, roleOf } from './reach-chart'
import { targetIn } from './reach-walk'
import { type Reachability, reachabilityOf } from './reachability'
import { typeOf } from './types'

/** What is wrong with the ways through a questionnaire. Conditions that cannot be read at all are found elsewhere (draft.ts). */
export function flowFindings(items: readonly AskedQuestion[], wanted: Wanted = 'all'): Finding[] {
  const chart = chartOf(items)
  const found = reachabilityOf(items)
  return [
    ...(items.length === 0 || found.canBeSent ? [] : [must('', '', 'cannotBeSent')]),
    ...items.flatMap((item, place) => [
      ...reachFindings(chart, found, place),
      ...jumpFindings(chart, place),
      ...checkFindings(found, item, wanted),
      ...sectionFindings(items, place),
    ]),
  ]
}

const must = (question: string, field: Finding['field'], fault: string, mends: Finding['mends'] = []): Finding => {
  return { question, field, fault, grade: 'must', mends }
}
const look = (question: string, field: Finding['field'], fault: string, mends: Finding['mends'] = []): Finding => {
  return { question, field, fault, grade: 'look', mends }
}

function reachFindings(chart: Chart, { reaches }: Reachability, place: number): Finding[] {
  const item = chart.items[place]
  const reach = item && reaches.get(item.id)
  if (!item || !reach) return []
  const { id } = item
  if (reach.isAlways && roleOf(item) !== 'ending') return [look(id, 'condition', 'conditionAlways', [removeCondition(id)])]
  if (reach.isMet) return []
  if (reach.isNever) {
    const isOnlyOnPart = roleOf(item) === 'section' || roleOf(item) === 'jump' || roleOf(item) === 'ending'
    return [must(id, 'condition', isOnlyOnPart ? 'turnNever' : 'conditionNever', [removeCondition(id), removeItem(id)])]
  }
  const behind = leftOutBy(chart, place)
  if (behind) return [must(id, '', behind.fault, behind.mends)]
  const fault = item.required && roleOf(item) === 'asks' ? 'requiredNeverMet' : 'neverMet'
  return [must(id, item.shownWhen ? 'condition' : '', fault, item.shownWhen ? [removeCondition(id)] : [removeItem(id)])]
}

/** An ending or a jump without a condition that leaves the item out for everybody. */
function leftOutBy(chart: Chart, place: number): { fault: string; mends: Finding['mends'] } | undefined {
  for (const turn of chart.turns.filter((each) => each < place)) {
    const item = chart.items[turn]
    if (!item || chart.tests.has(item.id)) continue
    if (roleOf(item) === 'ending') {
      const mend = { name: 'moveToEnd', edit: { kind: 'move', question: item.id, to: chart.items.length - 1 } } as const
      return { fault: 'behindEnding', mends: [mend, removeItem(item.id)] }
    }
    if (roleOf(item) === 'jump' && targetIn(chart, turn) > place) return { fault: 'jumpedOver', mends: [removeItem(item.id)] }
  }
  return undefined
}

function jumpFindings(chart: Chart, place: number): Finding[] {
  const item = chart.items[place]
  const type = item && typeOf(item.type)
  if (!item || !type?.target) return []
  const target = type.target(item)
  const to = chart.places.get(target)
  if (target === item.id) return [must(item.id, 'settings', 'jumpToItself', [removeItem(item.id)])]
  if (target !== '' && to === undefined) return [must(item.id, 'settings', 'jumpNowhere', [removeItem(item.id)])]
  if (to !== undefined && to < place) return [must(item.id, 'settings', 'jumpBack', [removeItem(item.id)])]
  return to === place + 1 ? [look(item.id, 'settings', 'jumpToNext', [removeItem(item.id)])] : []
}

function checkFindings({ canHold, mustHold, reaches }: Reachability, item: AskedQuestion, wanted: Wanted): Finding[] {
  if (!reaches.get(item.id)?.isMet) return []
  const removed = { name: 'removeChecks', edit: { kind: 'change', question: item.id, changes: { checks: [] } } } as const
  const nodes = (item.checks ?? []).flatMap((check) => {
    const node = nodeOf(check)
    return node ? [node] : []
  })
  if (nodes.some((node) => !canHold(item, node))) return [must(item.id, 'checks', 'checkNever', [removed])]
  const unfit = optionCodes(item).filter((code) => nodes.some((node) => !canHold(item, node, code)))
  return [
    ...unfit.map(
      (code): Finding => ({ ...must(item.id, 'checks', `optionBarred ${code}`, [removed]), detail: labelOf(item, code) }),
    ),
    ...(wanted === 'all' && nodes.some((node) => mustHold(item, node))
      ? [look(item.id, 'checks', 'checkAlways', [removed])]
      : []),
  ]
}

const ownCategories = (item: AskedQuestion) => {
  const own = typeOf(item.type)
    .variables(item)
    .find(({ id }) => id === item.id)
  return own?.kind === 'category' ? own.categories : []
}
const optionCodes = (item: AskedQuestion): string[] => ownCategories(item).map(({ code }) => code)
const labelOf = (item: AskedQuestion, code: string): string =>
  ownCategories(item).find((each) => each.code === code)?.label ?? code

/** A page on which nothing is asked and nothing is told. */
function sectionFindings(items: readonly AskedQuestion[], place: number): Finding[] {
  const item = items[place]
  if (!item || roleOf(item) !== 'section') return []
  const rest = items.slice(place + 1)
  const next = rest.findIndex((each) => roleOf(each) === 'section')
  const own = (next < 0 ? rest : rest.slice(0, next)).map(roleOf)
  if (own.length === 0) return [look(item.id, '', 'sectionEmpty', [removeItem(item.id)])]
  return own.some((role) => role === 'asks' || role === 'tells' || role === 'ending')
    ? []
    : [look(item.id, '', 'pageEmpty', [removeItem(item.id)])]
}
