import { type Ballot, type BallotGroup, type Election, type Outcome, type Step, votesOf } from './election'
import { buyWithRaises, type Raising } from './equal-shares'
import { buyMostVotes } from './most-votes'
import { type Rational, readable } from './rational'

/**
 * Who wins, by the rule that was settled beforehand, and every step of it. Equal shares are completed by raising the
 * shares (equal-shares.ts) and then, with the money still left, by the most votes. Only ballots with a project on
 * them share the money.
 */
export function winnersOf(election: Election, given: readonly BallotGroup[], raisingOf?: (share: Rational) => Raising): Outcome {
  const groups = given.filter(({ ballot }) => ballot.some(([, points]) => points > 0))
  const counted = votesOf(election, groups)
  const shared = election.rule === 'mostVotes' ? undefined : buyWithRaises(election, groups, raisingOf)
  const votes = counted.map((each) => each.votes)
  const completed = buyMostVotes(election, votes, shared?.chosen)
  const chosen = new Set(completed.chosen)
  const steps: Step[] = [...(shared?.steps ?? []), ...completed.steps]
  return {
    mode: election.mode,
    rule: election.rule,
    money: election.money,
    ballots: groups.reduce((sum, { count }) => sum + count, 0),
    spent: completed.spent,
    rows: election.projects.map(({ code, name, cost }, place) => ({
      code,
      name,
      cost,
      votes: counted[place]?.votes ?? 0,
      supporters: counted[place]?.supporters ?? 0,
      isChosen: chosen.has(place),
    })),
    share: shared ? { first: readable(shared.first), last: readable(shared.last), raises: shared.raises } : null,
    steps,
  }
}

/** Puts equal ballots together, so that a million of them take the room of those that differ. */
export interface BallotBox {
  put(ballot: Ballot): void
  groups(): BallotGroup[]
  /** Ballots that differ. */
  size(): number
}

export function ballotBox(): BallotBox {
  const counts = new Map<string, number>()
  return {
    put: (ballot) => {
      const key = keyOf(ballot)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    },
    // In an order of their own, so that the order in which ballots came changes nothing.
    groups: () =>
      [...counts].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, count]) => ({ ballot: ballotOf(key), count })),
    size: () => counts.size,
  }
}

// Two letters a project: a map of a million such words takes a tenth of what as many lists would.
const keyOf = (ballot: Ballot): string => ballot.map(([place, points]) => String.fromCharCode(place, points)).join('')

function ballotOf(key: string): Ballot {
  const ballot: (readonly [number, number])[] = []
  for (let at = 0; at < key.length; at += 2) ballot.push([key.charCodeAt(at), key.charCodeAt(at + 1)])
  return ballot
}
