import { beforeAmongEquals, type Election, type Step } from './election'

interface Bought {
  /** Places in the list of projects. */
  chosen: readonly number[]
  spent: number
  steps: Step[]
}

/**
 * From the most votes down, each project that the money left still pays for; one too dear is passed over and cheaper
 * ones after it have their turn. What nobody voted for is never chosen. `before` is what was chosen already.
 */
export function buyMostVotes({ projects, money }: Election, votes: readonly number[], before: readonly number[] = []): Bought {
  const amongEquals = beforeAmongEquals(projects)
  const order = [...projects.keys()]
    .filter((place) => (votes[place] ?? 0) > 0 && !before.includes(place))
    .sort((one, other) => (votes[other] ?? 0) - (votes[one] ?? 0) || amongEquals(one, other))
  const chosen = [...before]
  const steps: Step[] = []
  let spent = before.reduce((sum, place) => sum + (projects[place]?.cost ?? 0), 0)
  for (const place of order) {
    const project = projects[place]
    if (!project) continue
    const fits = spent + project.cost <= money
    if (fits) {
      spent += project.cost
      chosen.push(place)
    }
    steps.push({ kind: fits ? 'taken' : 'tooDear', code: project.code, votes: votes[place] ?? 0, left: money - spent })
  }
  return { chosen, spent, steps }
}
