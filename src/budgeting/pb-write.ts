import type { Ballot, BallotGroup, Election } from './election'
import { votesOf } from './election'
import { cellOf } from './pb-cells'

export interface PbAbout {
  description: string
  country: string
  unit: string
  instance: string
  /** DD.MM.YYYY; empty where it is not known. */
  begin: string
  end: string
  language: string
}

const VOTES_A_PIECE = 2000

/**
 * The file in pieces. Ballots are in an order drawn anew each time and numbered in it, so that nothing tells whose
 * they are or when they came; `draw` gives whole numbers from 0 to below its argument.
 */
export function* writePb(
  election: Election,
  groups: readonly BallotGroup[],
  about: PbAbout,
  draw: (below: number) => number,
): Generator<string> {
  const order = shuffled(groups, draw)
  yield `${metaOf(election, about, order.length)}${projectsOf(election, groups)}`
  const isPoints = election.mode === 'points'
  yield `VOTES\nvoter_id;vote${isPoints ? ';points' : ''}\n`
  const written = groups.map(({ ballot }) => voteOf(election, ballot))
  for (let from = 0; from < order.length; from += VOTES_A_PIECE) {
    const piece = order.subarray(from, from + VOTES_A_PIECE)
    let text = ''
    for (const [at, group] of piece.entries()) text += `${from + at + 1};${written[group] ?? ''}\n`
    yield text
  }
}

const RULE_NAMES = { mostVotes: 'greedy', equalSharesMoney: 'equalshares', equalSharesProjects: 'equalshares' } as const
const VOTE_TYPES = { approval: 'approval', knapsack: 'approval', ranked: 'ordinal', points: 'cumulative' } as const

function metaOf({ mode, rule, money, projects, most = null, points = null }: Election, about: PbAbout, votes: number): string {
  const rows: (readonly [string, string | number])[] = [
    ['description', about.description],
    ['country', about.country],
    ['unit', about.unit],
    ['instance', about.instance],
    ['num_projects', projects.length],
    ['num_votes', votes],
    ['budget', money],
    ['vote_type', VOTE_TYPES[mode]],
    ['rule', RULE_NAMES[rule]],
    ['currency', 'VND'],
    ['language', about.language],
    ['min_length', 1],
    ...(about.begin ? [['date_begin', about.begin] as const] : []),
    ...(about.end ? [['date_end', about.end] as const] : []),
    ...(mode === 'knapsack' ? [['max_sum_cost', money] as const] : []),
    ...((mode === 'approval' || mode === 'ranked') && most !== null ? [['max_length', most] as const] : []),
    ...(mode === 'ranked' ? [['scoring_fn', 'Borda'] as const] : []),
    ...(mode === 'points' && points !== null ? [['max_sum_points', points] as const] : []),
  ]
  return `META\nkey;value\n${rows.map(([key, value]) => `${key};${cellOf(value)}\n`).join('')}`
}

function projectsOf(election: Election, groups: readonly BallotGroup[]): string {
  const counted = votesOf(election, groups)
  const rows = election.projects.map(({ code, cost, name, place: where = '' }, place) => {
    const { votes = 0, supporters = 0 } = counted[place] ?? {}
    return [code, cost, supporters, votes, name, where].map(cellOf).join(';')
  })
  return `PROJECTS\nproject_id;cost;votes;score;name;place\n${rows.map((row) => `${row}\n`).join('')}`
}

function voteOf({ mode, projects }: Election, ballot: Ballot): string {
  // Of ranked ballots the points say the order.
  const ordered = mode === 'ranked' ? [...ballot].sort(([, one], [, other]) => other - one) : ballot
  const ids = ordered.map(([place]) => projects[place]?.code ?? '').join(',')
  return mode === 'points' ? `${ids};${ordered.map(([, points]) => points).join(',')}` : ids
}

/** Places of groups, each as often as its ballot was given, in an order drawn (Fisher and Yates). */
function shuffled(groups: readonly BallotGroup[], draw: (below: number) => number): Uint32Array {
  const order = new Uint32Array(groups.reduce((sum, { count }) => sum + count, 0))
  let end = 0
  for (const [place, { count }] of groups.entries()) {
    order.fill(place, end, end + count)
    end += count
  }
  for (let last = order.length - 1; last > 0; last--) {
    const other = draw(last + 1)
    const kept = order[last] ?? 0
    order[last] = order[other] ?? 0
    order[other] = kept
  }
  return order
}
