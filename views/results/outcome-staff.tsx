import type { Outcome } from '../../src/budgeting/election'
import { number } from '../../src/i18n/locale'
import { usePage } from '../page-context'
import { OutcomeSection } from './outcome'

/** What is shown of the winners of one question: found, being found, or more than can be reckoned. */
export type OutcomeShown = Outcome | 'beyond' | 'finding'

interface Props {
  outcome: OutcomeShown
  title: string
  /** Where the ballots can be had; none for whom may not export. */
  ballotsHref: string | undefined
  isFiltered: boolean
  mostBallots: number
}

/** The winners below the figures of a vote on projects, for the committee. */
export const StaffOutcome = ({ outcome, title, ballotsHref, isFiltered, mostBallots }: Props) => {
  const { words, locale } = usePage()
  const said = words.budgeting.outcome
  return (
    <>
      {outcome === 'finding' && <p class="notice">{said.computing}</p>}
      {outcome === 'beyond' && <p class="notice">{said.beyond(number(mostBallots, locale))}</p>}
      {isFiltered && <p class="notice">{said.filtered}</p>}
      {typeof outcome === 'object' && <OutcomeSection outcome={outcome} title={title} />}
      {ballotsHref && (
        <form class="no-print" method="post" action={ballotsHref} data-stays="">
          <button class="button button-plain" type="submit">
            {said.download}
          </button>
          <p class="meta">{said.downloadHint}</p>
        </form>
      )}
    </>
  )
}
