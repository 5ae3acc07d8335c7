import type { Outcome } from '../budgeting/election'
import { type PublishedOutcome, withoutFigures } from '../budgeting/published'
import type { Block } from '../questions/tally'
import type { PublishedTally } from './hide-tally'
import { isSmall } from './small-groups'

/**
 * Winners as the public may see them. Where a figure of the question is hidden, or a project was chosen by few or by
 * all but few, the votes and the steps would tell it: then only the projects chosen are published.
 */
export function hideOutcome(outcome: Outcome | 'beyond' | undefined, tally: PublishedTally): { outcome?: PublishedOutcome } {
  if (!outcome || outcome === 'beyond' || tally.withheld) return {}
  const { rows, ballots, steps } = outcome
  // Too few left it empty to say how many answered: the votes of a choice do not tell that, shares and points would.
  const answeredHidden = tally.ofAllSheets || tally.answered === null
  const isPlain = outcome.rule === 'mostVotes' && (outcome.mode === 'approval' || outcome.mode === 'knapsack')
  const tells =
    (answeredHidden && !isPlain) ||
    tally.blocks.some(hasHidden) ||
    rows.some(({ supporters }) => isSmall(supporters) || isSmall(ballots - supporters))
  if (tells) return { outcome: withoutFigures(outcome) }
  return {
    outcome: {
      ...outcome,
      ballots: answeredHidden ? null : ballots,
      steps: steps.map((step) => (step.kind === 'bought' && isSmall(step.short) ? { ...step, short: null } : step)),
    },
  }
}

function hasHidden(block: Block): boolean {
  if (block.kind === 'distribution') return block.rows.some(({ count }) => count === null)
  // Of a project nobody put in order there is no mean rank to hide.
  return block.kind === 'measures' && block.rows.some(({ base, values }) => base === null || (base > 0 && values.includes(null)))
}
