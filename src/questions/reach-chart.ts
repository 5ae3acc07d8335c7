import type { Node, Value } from '../logic/evaluate'
import { nodeOf } from './flow'
import { codeAt } from './lot'
import { type Constant, type Possible, possibleBrought, possibleOf } from './possible-values'
import type { AskedQuestion, Role } from './question-type'
import { comparisonOf, type Given, namesOf, partsOf, type Truth } from './truth'
import { typeOf } from './types'

/** A questionnaire made ready for trying answers on it (reachability.ts). */
export interface Chart {
  items: readonly AskedQuestion[]
  places: ReadonlyMap<string, number>
  tests: ReadonlyMap<string, Node>
  /** What each name is compared with, anywhere. */
  constants: ReadonlyMap<string, ReadonlySet<Constant>>
  possible: Map<string, Possible | undefined>
  /** Places of the items that turn the walk: sections, jumps, endings. */
  turns: readonly number[]
}

/** What each name was answered with. */
export type World = ReadonlyMap<string, Value>

const NEVER: Node = ['is', false]

export const roleOf = ({ type }: AskedQuestion): Role => typeOf(type).role ?? 'asks'
export const idOfName = (name: string): string => name.split('.', 1)[0] ?? ''

/** `more`: what else is asked about the answers, such as the conditions of quotas. */
export function chartOf(items: readonly AskedQuestion[], more: readonly Node[] = []): Chart {
  const tests = new Map(items.flatMap(({ id, shownWhen }) => (shownWhen ? [[id, nodeOf(shownWhen) ?? NEVER] as const] : [])))
  const checks = items.flatMap(({ checks: own = [] }) => own.map(({ formula }) => nodeOf({ formula }) ?? NEVER))
  const constants = new Map<string, Set<Constant>>()
  for (const node of [...tests.values(), ...checks, ...more]) gather(node, constants)
  return {
    items,
    places: new Map(items.map(({ id }, place) => [id, place])),
    tests,
    constants,
    possible: new Map(),
    turns: items.flatMap((item, place) => (['section', 'jump', 'ending'].includes(roleOf(item)) ? [place] : [])),
  }
}

function gather(node: Node, constants: Map<string, Set<Constant>>): void {
  const compared = comparisonOf(node)
  if (compared && !compared.counted) {
    const known = constants.get(compared.name) ?? new Set()
    constants.set(compared.name, known)
    for (const value of compared.constants) known.add(value)
  }
  for (const part of partsOf(node)) gather(part, constants)
}

function possibleIn(chart: Chart, name: string): Possible | undefined {
  if (chart.possible.has(name)) return chart.possible.get(name)
  const item = chart.items[chart.places.get(idOfName(name)) ?? -1]
  const constants = [...(chart.constants.get(name) ?? [])]
  const codes = codesBrought(chart, name)
  const found = item ? possibleOf(item, name, constants) : possibleBrought(constants, codes?.length ? codes : undefined)
  chart.possible.set(name, found)
  return found
}

/** Of what a sheet brings with it, where there are only so many. */
function codesBrought({ items, places }: Chart, name: string): string[] | undefined {
  if (name === 'hamlet') return items[0]?.hamlets.map(({ code }) => code)
  const [first, id = ''] = name.split('.')
  const { wordings = [] } = (first === 'variant' && items[places.get(id) ?? -1]) || {}
  return wordings.length > 0 ? ['', ...wordings].map((_, place) => codeAt(place)) : undefined
}

/** What can be read in a world; of a question that was perhaps not met, also nothing. */
export const givenIn = (chart: Chart, world: World, met: ReadonlyMap<string, Truth>): Given => ({
  possible: (name) => possibleIn(chart, name),
  values: (name) => {
    if (!world.has(name)) return undefined
    const value = world.get(name) ?? null
    const id = idOfName(name)
    const state = chart.places.has(id) ? (met.get(id) ?? null) : true
    if (state === false) return [null]
    return state || value === null ? [value] : [value, null]
  },
})

/** Names in the order in which they matter to an item: of its own condition, of the turns before it, of what those hang on. */
export function relevantNames(chart: Chart, place: number, more: readonly Node[]): string[] {
  const names = new Set(more.flatMap((node) => [...namesOf(node)]))
  const seen = new Set<number>()
  const asked = [...names].flatMap((name) => chart.places.get(idOfName(name)) ?? []).filter((each) => each < place)
  const queue = [place, ...asked, ...chart.turns.filter((turn) => turn < place).toReversed()]
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (seen.has(next)) continue
    seen.add(next)
    const test = chart.tests.get(chart.items[next]?.id ?? '')
    for (const name of test ? namesOf(test) : []) {
      names.add(name)
      const on = chart.places.get(idOfName(name))
      if (on !== undefined && on < place) queue.push(on)
    }
  }
  return [...names]
}

const MOST_WORLDS = 2000

/** As many of the names as can all be tried one with another. */
export function triable(chart: Chart, names: readonly string[]): string[] {
  let worlds = 1
  return names.filter((name) => {
    const count = possibleIn(chart, name)?.values.length ?? 0
    if (count === 0 || worlds * count > MOST_WORLDS) return false
    worlds *= count
    return true
  })
}

/** Every world of these names, until `visit` has seen enough. */
export function eachWorld(chart: Chart, names: readonly string[], visit: (world: World) => boolean): void {
  const world = new Map<string, Value>()
  const choose = (place: number): boolean => {
    const name = names[place]
    if (name === undefined) return visit(world)
    for (const value of possibleIn(chart, name)?.values ?? []) {
      world.set(name, value)
      if (choose(place + 1)) return true
    }
    return false
  }
  choose(0)
}
