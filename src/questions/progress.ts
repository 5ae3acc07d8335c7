import type { Node, Value } from '../logic/evaluate'
import { namesIn } from '../logic/settled'
import { testOf, walkOf } from './flow'
import { itemsOn, type Known } from './page-items'
import { isMet, type Page, pagesOf, roleOf } from './pages'
import type { AskedQuestion } from './question-type'
import type { Questionnaire } from './questionnaire'
import { typeOf } from './types'

/** How far somebody is, from 1; how many pages it will be at least and at most, by the paths still possible. */
export interface Progress {
  page: number
  least: number
  most: number
}

/** `met` are the items met so far: what lies before the page is settled, the page itself and all after it are not. */
export function progressOf(questionnaire: Questionnaire, page: Page, known: Known & { met: ReadonlySet<string> }): Progress {
  const pages = pagesOf(questionnaire)
  const at = pages.indexOf(page)
  const before = pages.slice(0, at).filter((each) => isMet(each, known.met)).length
  const { least, most } = rangeOf(questionnaire, pages, at, known)
  return { page: before + 1, least: before + 1 + least, most: before + 1 + most }
}

type Range = Pick<Progress, 'least' | 'most'>

const ranges = new WeakMap<Questionnaire, Map<string, Range>>()
const MOST_KEPT = 500
const MOST_PATHS = 120

function rangeOf(questionnaire: Questionnaire, pages: readonly Page[], at: number, known: Known): Range {
  const { open, settled } = namesFrom(questionnaire, pages, at)
  const key = JSON.stringify([at, known.surroundings.today, settled.map(known.read)])
  const own = ranges.get(questionnaire) ?? new Map<string, Range>()
  ranges.set(questionnaire, own)
  const found = own.get(key)
  if (found) return found
  const made = (waysOf(open) <= MOST_PATHS ? byPaths : byItems)(questionnaire, pages.slice(at), known, { open, settled })
  if (own.size >= MOST_KEPT) own.clear()
  own.set(key, made)
  return made
}

type Ranging = (questionnaire: Questionnaire, pages: readonly Page[], known: Known, names: NamesFrom) => Range

/** Every path is walked. `pages` begin with the one somebody stands on. */
const byPaths: Ranging = (questionnaire, [, ...later], known, { open, settled }) => {
  const counts: number[] = []
  for (const path of pathsOf([...open])) {
    const { met, isCut } = metBy(questionnaire, known, settled, path)
    // Who is not asked at all walks no path to its end.
    if (!isCut) counts.push(later.filter((each) => isMet(each, met)).length)
  }
  return counts.length > 0 ? { least: Math.min(...counts), most: Math.max(...counts) } : { least: 0, most: 0 }
}

/** Where the paths are too many: each page by itself, whatever the others turn out to be. */
const byItems: Ranging = (questionnaire, pages, known) => {
  const asking = withoutEndings(questionnaire)
  const items = pages.flatMap((page) => page.items).filter((item) => roleOf(item) !== 'ending')
  const [first] = items
  const met = first ? itemsOn(asking, { id: first.id, items }, known) : []
  const isSure = new Set(met.flatMap(({ item, when }) => (when === null ? [item.id] : [])))
  const mayBe = new Set(met.map(({ item }) => item.id))
  const later = pages.slice(1)
  return {
    least: later.filter((page) => isMet(page, isSure)).length,
    most: later.filter((page) => isMet(page, mayBe)).length,
  }
}

const without = new WeakMap<Questionnaire, Questionnaire>()

function withoutEndings(questionnaire: Questionnaire): Questionnaire {
  const { questions, ...rest } = questionnaire
  const made = without.get(questionnaire) ?? { ...rest, questions: questions.filter((item) => roleOf(item) !== 'ending') }
  without.set(questionnaire, made)
  return made
}

interface NamesFrom {
  /** What each name that is still open may stand for. */
  open: ReadonlyMap<string, readonly Value[]>
  settled: readonly string[]
}

const waysOf = (open: NamesFrom['open']): number =>
  [...open.values()].reduce((product, values) => Math.min(product * values.length, MOST_PATHS + 1), 1)

/** The names that conditions from here on ask for: those still open with what they may be, and those settled before. */
function namesFrom(questionnaire: Questionnaire, pages: readonly Page[], at: number): NamesFrom {
  const here = pages.slice(at).flatMap(({ items }) => items)
  const open = new Map<string, Value[]>()
  const settled = new Set<string>()
  for (const item of here) {
    const test = testOf(questionnaire, item)
    for (const name of test ? namesIn(test) : []) {
      const [id = ''] = name.split('.', 1)
      const asked = here.find((each) => each.id === id)
      if (!asked || !test) settled.add(name)
      else open.set(name, [...new Set([...(open.get(name) ?? []), ...valuesOf(asked, name, test)])])
    }
  }
  return { open, settled: [...settled] }
}

/** What a name may stand for, as far as one condition can tell it apart. */
function valuesOf(item: AskedQuestion, name: string, test: Node): Value[] {
  const variable = typeOf(item.type)
    .variables(item)
    .find(({ id }) => id === name)
  const codes = variable && variable.kind !== 'number' ? variable.categories.map(({ code }) => code) : []
  const none = item.required && name === item.id ? [] : [null]
  if (variable?.kind === 'category') return [...none, ...codes]
  if (variable?.kind === 'multiple') return [...none, ...codes.map((code) => [code]), codes]
  const told = constantsIn(test).flatMap((value): Value[] =>
    typeof value === 'number' ? [value - 1, value, value + 1] : [value],
  )
  return [...none, ...told, ...(variable ? [] : ['x'])]
}

function constantsIn(node: Node): Value[] {
  if (node[0] === 'is') return [node[1]]
  if (node[0] === 'of') return []
  const [, , ...parts] = node
  return parts.flatMap(constantsIn)
}

const pathsOf = (open: readonly (readonly [string, readonly Value[]])[]): ReadonlyMap<string, Value>[] =>
  open.reduce<ReadonlyMap<string, Value>[]>(
    (paths, [name, values]) => paths.flatMap((path) => values.map((value) => new Map([...path, [name, value]]))),
    [new Map()],
  )

function metBy(questionnaire: Questionnaire, known: Known, settled: readonly string[], path: ReadonlyMap<string, Value>) {
  const { read, surroundings } = known
  const value = (_item: AskedQuestion, _answer: unknown, name: string): Value =>
    path.has(name) ? (path.get(name) ?? null) : read(name)
  // What a sheet brings with it is nobody's answer.
  const ids = new Set(questionnaire.questions.map(({ id }) => id))
  const brought = settled.filter((name) => !ids.has(name.split('.', 1)[0] ?? '')).map((name) => [name, read(name)])
  const walk = walkOf(questionnaire, { day: surroundings.today, values: Object.fromEntries(brought) }, value)
  const met = new Set<string>()
  for (const item of questionnaire.questions) {
    if (!walk.isDue(item)) continue
    met.add(item.id)
    walk.answer(item, true)
  }
  return { met, isCut: walk.ending() !== null }
}
