import type { BallotGroup, Election } from '../../src/budgeting/election'

/**
 * The method of equal shares once more, as slow and plain as it can be: every person has a purse, every way to split
 * people into those who pay in full and those who give all is tried in the order of their purses. Shares no code
 * with src/budgeting.
 */

interface Fraction {
  n: bigint
  d: bigint
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))
const fraction = (n: bigint, d: bigint): Fraction => {
  const g = gcd(n < 0n ? -n : n, d) || 1n
  return { n: n / g, d: d / g }
}
const add = (a: Fraction, b: Fraction) => fraction(a.n * b.d + b.n * a.d, a.d * b.d)
const sub = (a: Fraction, b: Fraction) => fraction(a.n * b.d - b.n * a.d, a.d * b.d)
const mul = (a: Fraction, b: Fraction) => fraction(a.n * b.n, a.d * b.d)
const div = (a: Fraction, b: Fraction) => fraction(a.n * b.d, a.d * b.n)
const less = (a: Fraction, b: Fraction) => a.n * b.d < b.n * a.d
const whole = (n: number) => fraction(BigInt(n), 1n)

type Person = Map<number, number>

export function slowWinners(election: Election, groups: readonly BallotGroup[], step?: number): string[] {
  const people: Person[] = groups
    .filter(({ ballot }) => ballot.length > 0)
    .flatMap(({ ballot, count }) => Array.from({ length: count }, () => new Map(ballot)))
  const votes = election.projects.map((_, place) => people.reduce((sum, person) => sum + (person.get(place) ?? 0), 0))
  const costOf = (places: readonly number[]) => places.reduce((sum, place) => sum + (election.projects[place]?.cost ?? 0), 0)
  let chosen: number[] = []
  if (election.rule !== 'mostVotes' && people.length > 0) {
    const first = div(whole(election.money), whole(people.length))
    const by = step === undefined ? div(first, whole(100)) : whole(step)
    let share = first
    chosen = run(election, people, share)
    for (let raise = 0; raise < (step === undefined ? 100 : 100_000); raise++) {
      const room = election.projects.some(
        ({ cost }, place) => (votes[place] ?? 0) > 0 && !chosen.includes(place) && costOf(chosen) + cost <= election.money,
      )
      if (!room) break
      share = add(share, by)
      const next = run(election, people, share)
      if (costOf(next) > election.money) break
      chosen = next
    }
  }
  for (;;) {
    let best: number | undefined
    for (const [place, { cost }] of election.projects.entries()) {
      if (chosen.includes(place) || (votes[place] ?? 0) === 0 || costOf(chosen) + cost > election.money) continue
      const bestCost = best === undefined ? 0 : (election.projects[best]?.cost ?? 0)
      const bestVotes = best === undefined ? -1 : (votes[best] ?? 0)
      if ((votes[place] ?? 0) > bestVotes || ((votes[place] ?? 0) === bestVotes && cost < bestCost)) best = place
    }
    if (best === undefined) break
    chosen.push(best)
  }
  return [...chosen].sort((one, other) => one - other).map((place) => election.projects[place]?.code ?? '')
}

function run({ projects, rule }: Election, people: readonly Person[], share: Fraction): number[] {
  const purses = people.map(() => share)
  const chosen: number[] = []
  for (;;) {
    let best: { place: number; rho: Fraction } | undefined
    for (const [place, { cost }] of projects.entries()) {
      if (chosen.includes(place)) continue
      const worth = (person: Person) => whole((person.get(place) ?? 0) * (rule === 'equalSharesMoney' ? cost : 1))
      const rho = smallestPrice(
        cost,
        people.flatMap((person, at) =>
          (person.get(place) ?? 0) > 0 ? [{ purse: purses[at] ?? whole(0), worth: worth(person) }] : [],
        ),
      )
      if (!rho) continue
      const bestCost = best ? (projects[best.place]?.cost ?? 0) : 0
      if (!best || less(rho, best.rho) || (!less(best.rho, rho) && cost < bestCost)) best = { place, rho }
    }
    if (!best) return chosen
    chosen.push(best.place)
    const cost = projects[best.place]?.cost ?? 0
    for (const [at, person] of people.entries()) {
      const points = person.get(best.place) ?? 0
      const due = mul(best.rho, whole(points * (rule === 'equalSharesMoney' ? cost : 1)))
      const purse = purses[at] ?? whole(0)
      purses[at] = less(purse, due) ? whole(0) : sub(purse, due)
    }
  }
}

/** In the order of what each can give for a unit, the first k give all; the rest share what is missing. */
function smallestPrice(cost: number, supporters: { purse: Fraction; worth: Fraction }[]): Fraction | undefined {
  const order = [...supporters].sort((one, other) => (less(div(one.purse, one.worth), div(other.purse, other.worth)) ? -1 : 1))
  let missing = whole(cost)
  for (let givingAll = 0; givingAll < order.length; givingAll++) {
    const rest = order.slice(givingAll).reduce((sum, { worth }) => add(sum, worth), whole(0))
    const rho = div(missing, rest)
    const next = order[givingAll]
    if (next && !less(next.purse, mul(rho, next.worth))) return rho
    if (next) missing = sub(missing, next.purse)
  }
  return undefined
}
