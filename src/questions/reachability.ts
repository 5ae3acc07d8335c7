import type { Node, Value } from '../logic/evaluate'
import type { AskedQuestion } from './question-type'
import { type Chart, chartOf, eachWorld, givenIn, idOfName, relevantNames, triable, type World } from './reach-chart'
import { stopsTo, type Walked, walkTo } from './reach-walk'
import { namesOf, type Truth, truthOf } from './truth'

/**
 * What can be reached of a questionnaire by whatever answers. Answers that could make a difference are tried one with
 * another, through the same walk as a sheet's (flow.ts), within bounds; what is left out counts as "may be". So what is
 * said never to happen never does.
 */
export interface Reach {
  /** Whether anybody may meet it. */
  isMet: boolean
  /** Whether its condition surely holds for all who come to it; false where it has none. */
  isAlways: boolean
  /** Whether its condition, taken alone, surely holds for nobody. */
  isNever: boolean
}

export interface Reachability {
  /** By the item's id. */
  reaches: ReadonlyMap<string, Reach>
  /** Whether anybody may get to the end of the sheet and send it. */
  canBeSent: boolean
  /** Whether it may hold for somebody who gets to the end of the sheet. */
  canHoldAtEnd(node: Node): boolean
  /** Whether a check may hold for an answer to the item, or for one answer given. */
  canHold(item: AskedQuestion, check: Node, own?: Value): boolean
  /** Whether a check surely holds for every answer to the item. */
  mustHold(item: AskedQuestion, check: Node): boolean
}

/** `more`: what will be asked of `canHoldAtEnd`. */
export function reachabilityOf(items: readonly AskedQuestion[], more: readonly Node[] = []): Reachability {
  const chart = chartOf(items, more)
  let canBeSent = false
  walks(chart, items.length, [], ({ isDue }) => {
    canBeSent ||= isDue !== false
    return canBeSent
  })
  return {
    reaches: new Map(items.map(({ id }) => [id, reachOf(chart, chart.places.get(id) ?? 0)])),
    canBeSent,
    canHoldAtEnd: (node) => holdsAtEnd(chart, node),
    canHold: (item, check, own) => comesTo(chart, item, check, true, own),
    mustHold: (item, check) => !comesTo(chart, item, check, false),
  }
}

function holdsAtEnd(chart: Chart, node: Node): boolean {
  let may = false
  walks(chart, chart.items.length, [node], ({ isDue, met }, world) => {
    may = isDue !== false && truthOf(node, givenIn(chart, world, met)) !== false
    return may
  })
  return may
}

/** Whether a check may come to this for somebody who answers the item. */
function comesTo(chart: Chart, item: AskedQuestion, check: Node, wanted: boolean, own?: Value): boolean {
  let comes = false
  walks(chart, chart.places.get(item.id) ?? 0, [check], ({ isDue }, world) => {
    const answered = own === undefined ? world : new Map([...world, [item.id, own]])
    if (isDue === false || (answered.has(item.id) && answered.get(item.id) === null)) return false
    const truth = truthOf(check, givenIn(chart, answered, new Map([[item.id, true]])))
    comes = truth === null || truth === wanted
    return comes
  })
  return comes
}

function reachOf(chart: Chart, place: number): Reach {
  const test = chart.tests.get(chart.items[place]?.id ?? '')
  let isMet = false
  let isAlways = test !== undefined
  walks(chart, place, [], ({ isDue, isCome, own }) => {
    isMet ||= isDue !== false
    if (isCome !== false && own !== true) isAlways = false
    return isMet && !isAlways
  })
  return { isMet, isAlways: isAlways && isMet, isNever: test !== undefined && !mayEverHold(chart, test) }
}

/** Taken alone: as if every question it names had been met. */
function mayEverHold(chart: Chart, test: Node): boolean {
  const names = triable(chart, [...namesOf(test)])
  const met = new Map<string, Truth>(names.map((name) => [idOfName(name), true]))
  let may = false
  eachWorld(chart, names, (world) => {
    may = truthOf(test, givenIn(chart, world, met)) !== false
    return may
  })
  return may
}

function walks(chart: Chart, place: number, more: readonly Node[], visit: (walked: Walked, world: World) => boolean): void {
  const names = triable(chart, relevantNames(chart, place, more))
  const stops = stopsTo(chart, place, names)
  eachWorld(chart, names, (world) => visit(walkTo(chart, stops, place, world), world))
}
