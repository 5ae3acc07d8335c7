import type { Outcomes } from '../../src/results/ballots'

/** The codes of the projects chosen in the first vote, sorted. */
export function winnersIn(outcomes: Outcomes = []): string[] {
  const outcome = outcomes[0]?.[1]
  if (typeof outcome !== 'object') return []
  return outcome.rows
    .filter(({ isChosen }) => isChosen)
    .map(({ code }) => code)
    .sort()
}
