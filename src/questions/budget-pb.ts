import type { BallotMode } from '../budgeting/election'
import type { PbFile, PbProject } from '../budgeting/pb'
import { freshCode } from './budget-rows'
import { type BudgetProject, type BudgetSettings, MOST_PROJECTS } from './budget-settings'
import { LARGEST_NUMBER } from './typed-number'

const LABEL_LONGEST = 200
const USUAL_MOST = 5
const USUAL_POINTS = 10
const MOST_POINTS = 1000

/** A vote on the projects of a data set; its ballots are left where they are. */
export function budgetOfPb({ meta, budget, voteType, projects }: PbFile): BudgetSettings {
  const mode = modeOf(voteType, meta)
  const count = Math.min(projects.length, MOST_PROJECTS)
  const most = Math.min(wholeOf(meta, 'max_length') ?? USUAL_MOST, count)
  return {
    mode,
    rule: /equal/i.test(meta.get('rule') ?? '') ? 'equalSharesMoney' : 'mostVotes',
    money: Math.min(budget, LARGEST_NUMBER),
    most: mode === 'approval' || mode === 'ranked' ? most : null,
    points: mode === 'points' ? Math.min(wholeOf(meta, 'max_sum_points') ?? USUAL_POINTS, MOST_POINTS) : null,
    projects: projectsOf(projects),
  }
}

function modeOf(voteType: PbFile['voteType'], meta: PbFile['meta']): BallotMode {
  if (voteType === 'ordinal') return 'ranked'
  if (voteType === 'cumulative' || voteType === 'scoring') return 'points'
  return wholeOf(meta, 'max_sum_cost') === undefined ? 'approval' : 'knapsack'
}

function wholeOf(meta: PbFile['meta'], key: string): number | undefined {
  const typed = meta.get(key) ?? ''
  return /^[1-9]\d{0,12}$/.test(typed) ? Number(typed) : undefined
}

/** Ids that are codes of ours are kept; names that are the same are told apart by their ids. */
function projectsOf(given: readonly PbProject[]): BudgetProject[] {
  const made: BudgetProject[] = []
  for (const { id, cost, name, place } of given) {
    const fits = /^[0-9A-Za-z]{1,8}$/.test(id) && !(id in {}) && !made.some(({ code }) => code === id)
    const label = cut(name, LABEL_LONGEST)
    const isTaken = made.some((each) => each.label === label)
    made.push({
      code: fits ? id : freshCode(made),
      label: isTaken ? `${cut(name, LABEL_LONGEST - 40)} (${cut(id, 30)})` : label,
      cost,
      place: cut(place, LABEL_LONGEST),
      description: '',
      picture: null,
    })
  }
  return made
}

const cut = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest - 1).toWellFormed()}…` : text
