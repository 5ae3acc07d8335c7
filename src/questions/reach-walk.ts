import { type Chart, givenIn, idOfName, roleOf, type World } from './reach-chart'
import { type Truth, truthOf } from './truth'
import { typeOf } from './types'

/** How the walk of flow.ts comes to an item in one world; null for what cannot be told. */
export interface Walked {
  /** Whether the item is met; at the end of the sheet, whether it can be sent. */
  isDue: Truth
  /** Whether the walk comes to the item at all, so that only its own condition decides. */
  isCome: Truth
  /** Whether its own condition holds. */
  own: Truth
  /** Which items on the way were met. */
  met: ReadonlyMap<string, Truth>
}

const CANNOT_BE: Walked = { isDue: false, isCome: false, own: false, met: new Map() }

/** The items on the way that matter when these names are known, in order, and the item itself. */
export function stopsTo({ items, places, turns }: Chart, upTo: number, names: readonly string[]): readonly number[] {
  const answered = names.flatMap((name) => places.get(idOfName(name)) ?? [])
  const before = [...new Set([...turns, ...answered])].filter((place) => place < upTo)
  return [...before.toSorted((one, other) => one - other), ...(upTo < items.length ? [upTo] : [])]
}

export function walkTo(chart: Chart, stops: readonly number[], upTo: number, world: World): Walked {
  const met = new Map<string, Truth>()
  const given = givenIn(chart, world, met)
  const skips: { to: number; surely: Truth }[] = []
  let page: Truth = true
  let ended: Truth = false
  for (const place of stops) {
    const item = chart.items[place]
    if (!item) continue
    const role = roleOf(item)
    const test = chart.tests.get(item.id)
    const own = test ? truthOf(test, given) : true
    const passed = not(either(ended, ...skips.filter(({ to }) => place < to).map(({ surely }) => surely)))
    const isCome = role === 'section' ? passed : both(passed, page)
    const isDue = both(isCome, own)
    if (place === upTo) return { isDue, isCome, own, met }
    // A section that is jumped over leaves the page as it was.
    if (role === 'section') page = passed === null && page !== own ? null : passed === false ? page : own
    if (role === 'jump') skips.push({ to: targetIn(chart, place), surely: isDue })
    if (role === 'ending') ended = either(ended, isDue)
    met.set(item.id, isDue)
    const isLeftOpen = world.has(item.id) && world.get(item.id) === null
    // What must be answered was met and left open: such a sheet is refused.
    if (item.required && role === 'asks' && isDue === true && isLeftOpen) return CANNOT_BE
  }
  return { isDue: not(ended), isCome: true, own: true, met }
}

/** Where a jump leads; the end of the sheet for what is not there. */
export function targetIn({ items, places }: Chart, place: number): number {
  const item = items[place]
  return (item && places.get(typeOf(item.type).target?.(item) ?? '')) ?? items.length
}

const not = (truth: Truth): Truth => (truth === null ? null : !truth)
const both = (...truths: readonly Truth[]): Truth => (truths.includes(false) ? false : truths.includes(null) ? null : true)
const either = (...truths: readonly Truth[]): Truth => (truths.includes(true) ? true : truths.includes(null) ? null : false)
