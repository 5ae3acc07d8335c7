import { namesIn } from '../logic/settled'
import { nodeOf } from './flow'
import { targetOf } from './page-items'
import { roleOf } from './pages'
import type { AskedQuestion } from './question-type'
import { simpleCondition } from './questionnaire'

/** What decides whether an item is met. */
export interface Leaning {
  /** Ids of questions, directly or through others, and names of what a sheet brings with it, such as `hamlet`. */
  on: ReadonlySet<string>
  /** Nothing but the codes of one earlier question decides. */
  isSimple: boolean
}

/** For each item of every version: all that who meets it, or how many, could tell something of. */
export function leaningsOf(versions: readonly (readonly AskedQuestion[])[]): ReadonlyMap<string, Leaning> {
  const found = new Map<string, Leaning>()
  for (const items of versions)
    for (const [id, leaning] of leaningsIn(items)) {
      const known = found.get(id)
      found.set(id, known ? joined(known, leaning) : leaning)
    }
  return found
}

const joined = (one: Leaning, other: Leaning): Leaning => ({
  on: new Set([...one.on, ...other.on]),
  isSimple: one.isSimple && other.isSimple,
})

function leaningsIn(items: readonly AskedQuestion[]): Map<string, Leaning> {
  const through = new Map<string, ReadonlySet<string>>()
  const leanings = new Map<string, Leaning>()
  const turns: { on: ReadonlySet<string>; until: number }[] = []
  let section: ReadonlySet<string> = new Set()
  for (const [place, item] of items.entries()) {
    const own = withOthers(namesOf(item), through)
    if (roleOf(item) === 'section') section = own
    const passed = turns.filter(({ until }) => place < until).flatMap(({ on }) => [...on])
    const on = new Set([...own, ...section, ...passed])
    const isTurned = on.size > own.size
    leanings.set(item.id, { on, isSimple: !isTurned && (item.shownWhen === null || simpleCondition(item.shownWhen) !== null) })
    through.set(item.id, new Set([...on, ...calculatedFrom(item, items.slice(0, place))]))
    if (roleOf(item) === 'ending') turns.push({ on, until: items.length })
    if (roleOf(item) === 'jump') {
      const target = items.findIndex(({ id }) => id === targetOf(item))
      turns.push({ on, until: target < 0 ? items.length : target })
    }
  }
  return leanings
}

function namesOf({ shownWhen }: AskedQuestion): string[] {
  const node = shownWhen && nodeOf(shownWhen)
  return node ? namesIn(node).map((name) => name.split('.', 1)[0] ?? '') : []
}

const withOthers = (ids: readonly string[], through: ReadonlyMap<string, ReadonlySet<string>>): Set<string> =>
  new Set(ids.flatMap((id) => [id, ...(through.get(id) ?? [])]))

// Whatever its settings name may be in it.
function calculatedFrom(item: AskedQuestion, earlier: readonly AskedQuestion[]): string[] {
  if (roleOf(item) !== 'computes') return []
  const words = new Set(JSON.stringify(item.settings).match(/\w+/g))
  return earlier.map(({ id }) => id).filter((id) => words.has(id))
}
