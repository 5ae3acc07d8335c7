import type { Node, Surroundings, Value } from '../logic/evaluate'
import { allOf, isSettled, notOf, settled, TRUE, valueIn } from '../logic/settled'
import { testOf } from './flow'
import { type Page, roleOf } from './pages'
import type { AskedQuestion } from './question-type'
import type { Questionnaire } from './questionnaire'
import { typeOf } from './types'

/** What a walk found out before a page: enough to say what stands on it. */
export interface Known {
  read(name: string): Value
  surroundings: Surroundings
}

export interface PageItem {
  item: AskedQuestion
  /** What must hold, in the names of this page alone; null where earlier answers have settled it. */
  when: Node | null
}

/** What the names in an item's texts stand for while it is shown: undefined for answers that are still being given. */
export type NameOnPage = (name: string) => Value | undefined

/** The items of a page that one person may meet, by the same rules as the walk (flow.ts); what is settled against them is left out. */
export function itemsOn(questionnaire: Questionnaire, page: Page, known: Known): PageItem[] {
  const { questions } = questionnaire
  const first = questions.findIndex(({ id }) => id === page.id)
  const end = first + page.items.length
  const placeOf = placesOf(questionnaire)
  const skips: { until: number; when: Node }[] = []
  const ends: Node[] = []
  const met: PageItem[] = []
  const absent = new Set<string>()
  const workedOut = new Map<string, Node>()
  const room = roomOfPage()
  let pageShown: Node = TRUE
  for (const [place, item] of questions.slice(0, end).entries()) {
    const named = nameOn(known, placeOf, first, place, absent)
    const reached = allOf([...skips.filter(({ until }) => place < until).map(({ when }) => notOf(when)), ...ends.map(notOf)])
    const condition = testOf(questionnaire, item)
    const test = condition ? settled(condition, named, known.surroundings) : TRUE
    const own = isSettled(test) ? notOf(notOf(test)) : putIn(test, workedOut)
    const role = roleOf(item)
    if (role === 'section') pageShown = either(reached, own, pageShown)
    const due = allOf([reached, role === 'section' ? own : pageShown, own])
    const isDue = !isSettled(due) || valueIn(due) === true
    const tree = role === 'computes' && isDue ? typeOf(item.type).tree?.(item) : undefined
    if (tree) workedOut.set(item.id, either(due, putIn(settled(tree, named, known.surroundings), workedOut), NOTHING))
    if (!isDue) absent.add(item.id)
    else if (role === 'jump') skips.push({ until: placeOf.get(targetOf(item)) ?? questions.length, when: due })
    else if (role === 'ending') ends.push(due)
    if (isDue && place >= first) met.push({ item, when: isSettled(due) ? null : room.kept(due) })
  }
  return met
}

const MOST_OF_ITEM = 4000
const MOST_OF_PAGE = 40_000
/** Holds in every browser and is never settled: only the server knows (public/js/flow.js). */
const ONLY_THE_SERVER: Node = ['do', 'matches', ['is', '.'], ['is', '.']]

/**
 * What is worked out of what was worked out is put in at each of its places, so that twenty lines can stand for a
 * million: what would weigh too much counts as shown, and the server decides.
 */
function roomOfPage() {
  const sizes = new WeakMap<Node, number>()
  const sizeOf = (node: Node): number => {
    const known = sizes.get(node)
    if (known !== undefined) return known
    let size = 1
    if (node[0] === 'do') {
      const [, , ...parts] = node
      for (const part of parts) size += sizeOf(part)
    }
    sizes.set(node, size)
    return size
  }
  let left = MOST_OF_PAGE
  return {
    kept: (node: Node): Node => {
      const size = sizeOf(node)
      if (size > MOST_OF_ITEM || size > left) return ONLY_THE_SERVER
      left -= size
      return node
    },
  }
}

/** What a name stands for in an item's texts and checks, on the page it is shown on. */
export function namesAt(questionnaire: Questionnaire, page: Page, item: AskedQuestion, { read }: Known): NameOnPage {
  const placeOf = placesOf(questionnaire)
  return nameOn({ read }, placeOf, placeOf.get(page.id) ?? 0, placeOf.get(item.id) ?? 0, NONE)
}

/** Whether an item stands before the page. */
export const isBefore = (questionnaire: Questionnaire, page: Page, id: string): boolean => {
  const placeOf = placesOf(questionnaire)
  return (placeOf.get(id) ?? 0) < (placeOf.get(page.id) ?? 0)
}

export const targetOf = (item: AskedQuestion): string => typeOf(item.type).target?.(item) ?? ''

const NONE: ReadonlySet<string> = new Set()

// Each item looks back only; what was never met has no answer.
const nameOn =
  (
    { read }: Pick<Known, 'read'>,
    placeOf: ReadonlyMap<string, number>,
    first: number,
    own: number,
    absent: ReadonlySet<string>,
  ) =>
  (name: string): Value | undefined => {
    const [id = ''] = name.split('.', 1)
    const place = placeOf.get(id)
    if (place === undefined || place < first) return read(name)
    return place >= own || absent.has(id) ? null : undefined
  }

const kept = new WeakMap<Questionnaire, ReadonlyMap<string, number>>()

function placesOf(questionnaire: Questionnaire): ReadonlyMap<string, number> {
  const known = kept.get(questionnaire) ?? new Map(questionnaire.questions.map(({ id }, place) => [id, place]))
  kept.set(questionnaire, known)
  return known
}

/** An expression with others in place of their names. */
function putIn(node: Node, workedOut: ReadonlyMap<string, Node>): Node {
  if (node[0] === 'of') return workedOut.get(node[1]) ?? node
  if (node[0] === 'is' || workedOut.size === 0) return node
  const [, operation, ...parts] = node
  return ['do', operation, ...parts.map((part) => putIn(part, workedOut))]
}

const NOTHING: Node = ['is', null]

function either(condition: Node, then: Node, otherwise: Node): Node {
  if (isSettled(condition)) return valueIn(condition) === true ? then : otherwise
  if (isSettled(then) && isSettled(otherwise) && valueIn(then) === valueIn(otherwise)) return then
  return ['do', 'if', condition, then, otherwise]
}
