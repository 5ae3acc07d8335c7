import type { Tally } from '../questions/tally'
import { hideTally, type PublishedTally, withheldTally } from './hide-tally'
import { hiddenOfPartition, isSmall } from './small-groups'

/**
 * The parts of one question that was asked in wordings which are not added up, each hidden by itself, and so that what
 * is shown of some of them does not tell of the others: all parts together add up to a total everybody knows.
 */
export function hideParts(parts: readonly Tally[], sheets: number): PublishedTally[] {
  const shown = parts.map((part) => hideTally(part, sheets))
  if (parts.length < 2) return shown
  for (let at = toWithhold(parts, shown, sheets); at !== undefined; at = toWithhold(parts, shown, sheets))
    shown[at] = withheldTally
  // How many were asked the others is all that is missing to how many were asked this one.
  const isAskedTold = shown.every((part) => !part.withheld && part.asked !== null) && !isSmall(restOf(parts, sheets))
  return isAskedTold ? shown : shown.map((part) => ({ ...part, asked: null, unanswered: null }))
}

const restOf = (parts: readonly Tally[], sheets: number) => sheets - parts.reduce((sum, { asked }) => sum + asked, 0)

/** The smallest part that is shown, where the shown ones leave so few over that those could be told. One alone protects itself. */
function toWithhold(parts: readonly Tally[], shown: readonly PublishedTally[], sheets: number): number | undefined {
  const left = parts.map((tally, at) => ({ tally, at })).filter(({ at }) => !shown[at]?.withheld)
  if (left.length < 2) return undefined
  // Its base is hidden among all others, and the others are told.
  const unsafe = left.find(({ at }) => shown[at]?.ofAllSheets)
  if (unsafe) return unsafe.at
  const bases = left.map(({ tally }) => basesOf(tally))
  const names = new Set(bases.flatMap((each) => [...each.keys()]))
  const isTold = [...names].some((name) => isSmall(sheets - bases.reduce((sum, each) => sum + (each.get(name) ?? 0), 0)))
  if (!isTold) return undefined
  return left.reduce((least, each) => (each.tally.answered < least.tally.answered ? each : least)).at
}

/** How many sheets stand behind each table, and each row of one that has a base of its own. */
function basesOf({ answered, blocks }: Tally): Map<string, number> {
  const bases = new Map([['', answered]])
  for (const block of blocks) {
    if ('base' in block) bases.set(block.id, block.base)
    else for (const row of block.rows) bases.set(`${block.id} ${row.code}`, row.base ?? 0)
  }
  return bases
}

/** How many answered each wording of a part; null where it is hidden. */
export function hideWordings(answered: readonly number[], part: PublishedTally): (number | null)[] {
  if (part.withheld || part.answered === null) return answered.map(() => null)
  const hidden = hiddenOfPartition(answered)
  return answered.map((count, place) => (hidden === 'withheld' || hidden.has(place) ? null : count))
}
