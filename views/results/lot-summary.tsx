import { number } from '../../src/i18n/locale'
import { isOfOlder } from '../../src/results/brought-variables'
import type { Filter, Lot } from '../../src/results/results'
import { DataTable } from '../components/pieces'
import { usePage } from '../page-context'

/** That a question was worded by lot, how many sheets got which wording, and the way to compare their results. */
export const LotSummary = ({ lot, href }: { lot: Lot; href: string }) => {
  const { words } = usePage()
  return (
    <div class="lot">
      <p>{words.lots.lead(String(waysIn(lot.wordings)))}</p>
      <LotTable {...lot} />
      <p class="no-print">
        <a class="button button-plain" href={href}>
          {words.lots.compare}
        </a>
      </p>
      <p class="meta">{words.lots.together}</p>
    </div>
  )
}

/** The filter without the question's own wordings, which are to be compared. */
export const withoutLot = (filter: Filter, question: string): Filter => {
  return { ...filter, answers: filter.answers.filter(({ variable }) => variable !== `variant.${question}`) }
}

/** Of the newest version of the question that is worded by lot. */
export const waysIn = (wordings: readonly { code: string }[]): number => wordings.filter((each) => !isOfOlder(each)).length

/** How many sheets were asked in which wording, and how many of them answered. */
export const LotTable = ({ wordings, undrawn }: Lot) => {
  const { words, locale } = usePage()
  const { columns } = words.lots
  return (
    <>
      <DataTable
        caption={words.lots.caption}
        columns={[{ label: columns.way }, { label: columns.asked, numeric: true }, { label: columns.answered, numeric: true }]}
        rows={wordings.map(({ label, asked, answered }) => [label, number(asked, locale), number(answered, locale)])}
      />
      {undrawn > 0 && <p class="meta">{words.lots.undrawn(number(undrawn, locale))}</p>}
    </>
  )
}
