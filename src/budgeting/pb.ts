/** The `.pb` files of participatory budgeting data sets (Pabulib, https://pabulib.org/format). */

export interface PbProject {
  id: string
  cost: number
  name: string
  place: string
}

export interface PbVote {
  voter: string
  /** Ids of projects; in order of preference where the votes are ordinal. */
  projects: readonly string[]
  /** One for each of them; null where the vote has none. */
  points: readonly number[] | null
}

export const PB_VOTE_TYPES = ['approval', 'ordinal', 'cumulative', 'scoring', 'choose-1'] as const
export type PbVoteType = (typeof PB_VOTE_TYPES)[number]

export interface PbFile {
  meta: ReadonlyMap<string, string>
  budget: number
  voteType: PbVoteType
  projects: readonly PbProject[]
  votes: readonly PbVote[]
}

/** `line` counts from 1; 0 for the whole file. `values` stand in the places of the fault's words. */
export interface PbFault {
  line: number
  fault: string
  values: readonly (string | number)[]
}

export interface PbLimits {
  bytes: number
  projects: number
  votes: number
}

export const PB_SECTIONS = ['META', 'PROJECTS', 'VOTES'] as const
export type PbSection = (typeof PB_SECTIONS)[number]
