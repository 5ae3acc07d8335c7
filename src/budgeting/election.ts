/** What people choose between with a sum of money, and what became of it. Pure; money is in whole đồng. */

export const BALLOT_MODES = ['approval', 'knapsack', 'ranked', 'points'] as const
/**
 * How ballots are given. approval: up to k projects; knapsack: as many as the money pays for; ranked: the first k in
 * order; points: a number of points shared out.
 */
export type BallotMode = (typeof BALLOT_MODES)[number]

export const RULES = ['mostVotes', 'equalSharesMoney', 'equalSharesProjects'] as const
/**
 * How winners are found. mostVotes: from the most votes down, each that the money left pays for. equalShares…: the
 * method of equal shares (Peters, Pierczyński and Skowron, 2021), by the money spent on what a person chose (cost
 * utilities) or by the projects won (cardinality utilities); points and Borda points multiply either.
 */
export type Rule = (typeof RULES)[number]

export interface Project {
  code: string
  name: string
  cost: number
  place?: string
}

export interface Election {
  mode: BallotMode
  rule: Rule
  money: number
  projects: readonly Project[]
  /** How many projects a ballot may name, and how many points it shares out; null for no limit. */
  most?: number | null
  points?: number | null
}

/** Points by the place of a project in the list, ascending; what has none is not in it. A choice is one point. */
export type Ballot = readonly (readonly [place: number, points: number])[]

/** Everybody who gave the same ballot. */
export interface BallotGroup {
  ballot: Ballot
  count: number
}

/** One thing that was done while the winners were found, in order. Sums of money may have parts of a đồng. */
export type Step =
  /** By the most votes: the money left paid for it or not. */
  | { kind: 'taken' | 'tooDear'; code: string; votes: number; left: number }
  /** By equal shares: its supporters paid for it together. */
  | {
      kind: 'bought'
      code: string
      supporters: number
      /** What a person paid for each point given to it. */
      perPoint: number
      /** Supporters who gave all they had left, which was less. */
      short: number
      /** Of the money shared out, still with the people. */
      left: number
      /** Others that could have been bought, by what each point would have cost; the nearest first. */
      others: readonly { code: string; perPoint: number }[]
    }

export interface OutcomeRow {
  code: string
  name: string
  cost: number
  votes: number
  supporters: number
  isChosen: boolean
}

export interface Outcome {
  mode: BallotMode
  rule: Rule
  money: number
  /** Ballots with at least one project on them. */
  ballots: number
  spent: number
  rows: readonly OutcomeRow[]
  /** Of equal shares: what each person could spend at first, and in the reckoning that stood. */
  share: { first: number; last: number; raises: number } | null
  steps: readonly Step[]
}

/** Of equals the cheaper comes first, then the earlier in the list. */
export const beforeAmongEquals = (projects: readonly Project[]) => (one: number, other: number) =>
  (projects[one]?.cost ?? 0) - (projects[other]?.cost ?? 0) || one - other

/** All points given to each project, and how many gave some. */
export function votesOf({ projects }: Election, groups: readonly BallotGroup[]): { votes: number; supporters: number }[] {
  const counted = projects.map(() => ({ votes: 0, supporters: 0 }))
  for (const { ballot, count } of groups) {
    for (const [place, points] of ballot) {
      const own = counted[place]
      if (!own) continue
      own.votes += points * count
      own.supporters += count
    }
  }
  return counted
}
