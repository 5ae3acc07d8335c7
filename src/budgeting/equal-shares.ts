import { type BallotGroup, beforeAmongEquals, type Election, type Step } from './election'
import { compared, divisor, plus, type Rational, rational, readable } from './rational'

export interface Shared {
  /** Places in the list of projects, in the order bought. */
  chosen: readonly number[]
  spent: number
  steps: Step[]
}

/** Who stands behind each project: the places of their groups, and what one point of theirs is worth. */
interface Backing {
  groups: readonly { place: number; points: bigint; count: bigint }[]
  /** Nobody could pay less for a unit of worth than this: what people have only falls. */
  least: Rational
}

/** Balances of all groups over one lower part: whole numbers are compared, and no fraction is ever cut short. */
interface Purses {
  balances: bigint[]
  under: bigint
}

const MOST_OTHERS = 4

/**
 * The method of equal shares for one share a person. Again and again the project is bought whose supporters get the
 * most for their money when its cost is shared between them by the points they gave it; who has too little left
 * gives all of it. Ends when no project can be paid by its supporters.
 */
function buyByEqualShares(election: Election, groups: readonly BallotGroup[], share: Rational, wantsSteps = true): Shared {
  const { projects } = election
  const backings = backingsOf(election, groups)
  const purses: Purses = { balances: groups.map(() => share.over), under: share.under }
  const amongEquals = beforeAmongEquals(projects)
  const open = new Set([...backings.keys()].filter((place) => (backings[place]?.groups.length ?? 0) > 0))
  const chosen: number[] = []
  const steps: Step[] = []
  for (;;) {
    const offers = offersOf(election, backings, purses, { open, wantsAll: wantsSteps })
    const [best, ...others] = offers.sort((one, other) => compared(one.price, other.price) || amongEquals(one.place, other.place))
    const backing = best && backings[best.place]
    const project = best && projects[best.place]
    if (!best || !backing || !project) break
    open.delete(best.place)
    chosen.push(best.place)
    const worth = worthOf(election, best.place)
    const short = pay(purses, backing, rational(best.price.over * worth, best.price.under))
    if (!wantsSteps) continue
    const perPoint = (offer: Offer) => readable(rational(offer.price.over * worthOf(election, offer.place), offer.price.under))
    steps.push({
      kind: 'bought',
      code: project.code,
      supporters: Number(backing.groups.reduce((sum, { count }) => sum + count, 0n)),
      perPoint: perPoint(best),
      short: Number(short),
      left: readable(rational(heldBy(purses, groups), purses.under)),
      others: others
        .slice(0, MOST_OTHERS)
        .map((offer) => ({ code: projects[offer.place]?.code ?? '', perPoint: perPoint(offer) })),
    })
  }
  return { chosen, spent: chosen.reduce((sum, place) => sum + (projects[place]?.cost ?? 0), 0), steps }
}

// Of one point: the money that goes where a person wanted it, or one project won.
const worthOf = ({ rule, projects }: Election, place: number): bigint =>
  rule === 'equalSharesMoney' ? BigInt(projects[place]?.cost ?? 1) : 1n

function backingsOf({ projects }: Election, groups: readonly BallotGroup[]): Backing[] {
  const backings = projects.map((): { place: number; points: bigint; count: bigint }[] => [])
  for (const [place, { ballot, count }] of groups.entries())
    for (const [project, points] of ballot)
      if (points > 0) backings[project]?.push({ place, points: BigInt(points), count: BigInt(count) })
  return backings.map((backing) => ({ groups: backing, least: { over: 0n, under: 1n } }))
}

/** What one unit of worth would cost the supporters of a project. */
interface Offer {
  place: number
  price: Rational
}

interface Wanted {
  open: Set<number>
  /** Every offer, not only those that can be the best. */
  wantsAll: boolean
}

function offersOf(election: Election, backings: readonly Backing[], purses: Purses, { open, wantsAll }: Wanted): Offer[] {
  const order = [...open].sort((one, other) => compared(leastOf(backings, one), leastOf(backings, other)))
  const offers: Offer[] = []
  let best: Rational | undefined
  for (const place of order) {
    const backing = backings[place]
    if (!backing) continue
    if (!wantsAll && best && compared(backing.least, best) > 0) break
    const price = priceOf(election, backing, place, purses)
    if (!price) {
      open.delete(place)
      continue
    }
    backing.least = price
    offers.push({ place, price })
    if (!best || compared(price, best) < 0) best = price
  }
  return offers
}

const NOTHING: Rational = { over: 0n, under: 1n }
const leastOf = (backings: readonly Backing[], place: number): Rational => backings[place]?.least ?? NOTHING

/** Undefined where all supporters together cannot pay. */
function priceOf(election: Election, { groups }: Backing, place: number, { balances, under }: Purses): Rational | undefined {
  // All in parts of a đồng: `under` of them are one.
  let rest = BigInt(election.projects[place]?.cost ?? 0) * under
  if (groups.reduce((sum, each) => sum + (balances[each.place] ?? 0n) * each.count, 0n) < rest) return undefined
  let points = groups.reduce((sum, each) => sum + each.points * each.count, 0n)
  let paying = groups
  for (;;) {
    const able = paying.filter((each) => (balances[each.place] ?? 0n) * points >= rest * each.points)
    if (able.length === paying.length) return rational(rest, points * under * worthOf(election, place))
    const ableOf = new Set(able)
    for (const each of paying) {
      if (ableOf.has(each)) continue
      rest -= (balances[each.place] ?? 0n) * each.count
      points -= each.points * each.count
    }
    paying = able
  }
}

/** Everybody pays for the points given, or all that is left. Returns how many had less than that. */
function pay(purses: Purses, { groups }: Backing, perPoint: Rational): bigint {
  const factor = perPoint.under / divisor(purses.under, perPoint.under)
  if (factor !== 1n) {
    purses.under *= factor
    purses.balances = purses.balances.map((balance) => balance * factor)
  }
  const unit = perPoint.over * (purses.under / perPoint.under)
  let short = 0n
  for (const { place, points, count } of groups) {
    const left = (purses.balances[place] ?? 0n) - unit * points
    if (left < 0n) short += count
    purses.balances[place] = left < 0n ? 0n : left
  }
  return short
}

const heldBy = ({ balances }: Purses, groups: readonly BallotGroup[]): bigint =>
  groups.reduce((sum, { count }, place) => sum + (balances[place] ?? 0n) * BigInt(count), 0n)

export interface Raising {
  /** What is added to each person's share at a time. */
  by: Rational
  most: number
}

/** A hundredth of the share at a time, a hundred times at most. */
const usualRaising = (share: Rational): Raising => ({ by: rational(share.over, share.under * 100n), most: 100 })

export interface Completed extends Shared {
  first: Rational
  last: Rational
  raises: number
}

/**
 * Equal shares leave money over. So everybody's share is raised a little and all is reckoned anew, as long as what is
 * bought costs no more than there is ("Add1"); the last reckoning within the money stands. It ends early when
 * no project that anybody supports fits in what is left.
 */
export function buyWithRaises(
  election: Election,
  groups: readonly BallotGroup[],
  raisingOf: (share: Rational) => Raising = usualRaising,
): Completed {
  const people = groups.reduce((sum, { count }) => sum + count, 0)
  const first = rational(BigInt(election.money), BigInt(Math.max(1, people)))
  const { by, most } = raisingOf(first)
  const supported = new Set(groups.flatMap(({ ballot }) => ballot.map(([place]) => place)))
  let share = first
  let last = first
  let raises = 0
  let standing = buyByEqualShares(election, groups, share, false)
  for (let tried = 1; tried <= most && isRoomLeft(election, supported, standing); tried++) {
    share = plus(share, by)
    const next = buyByEqualShares(election, groups, share, false)
    if (next.spent > election.money) break
    standing = next
    last = share
    raises = tried
  }
  return { ...buyByEqualShares(election, groups, last), first, last, raises }
}

const isRoomLeft = ({ projects, money }: Election, supported: ReadonlySet<number>, { chosen, spent }: Shared): boolean =>
  [...supported].some((place) => !chosen.includes(place) && spent + (projects[place]?.cost ?? 0) <= money)
