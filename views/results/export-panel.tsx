import { number } from '../../src/i18n/locale'
import type { KeptExport } from '../../src/results/export-kept'
import { queryOf } from '../../src/results/filter-address'
import type { Filter } from '../../src/results/results'
import { Choices } from '../components/form'
import { usePage } from '../page-context'
import { ExportList } from './export-list'

export interface Exporting {
  /** The words of a refused export. */
  fault: string | undefined
  /** Sheets within the filter, and whether they are too many for a download that cannot be gone on with. */
  counted: number
  isLarge: boolean
  own: readonly KeptExport[]
}

/** The answers as files; each download is an act and so a post, after which the page stays for the next one. */
export const ExportPanel = ({ action, filter, fault, counted, isLarge, own }: Exporting & { action: string; filter: Filter }) => {
  const { words, locale } = usePage()
  const query = queryOf(filter)
  return (
    <section class="panel" aria-labelledby="export">
      <h2 id="export">{words.results.exportTitle}</h2>
      <p>
        <a href={`${action}/replies`}>{words.results.repliesTitle}</a>
      </p>
      <p>{words.results.exportHint}</p>
      {isLarge && <p>{words.results.exportPrepareHint(number(counted, locale))}</p>}
      {fault && (
        <p class="field-fault" role="alert">
          {fault}
        </p>
      )}
      <form method="post" action={`${action}/${isLarge ? 'exports' : 'answers.csv'}${query}`} data-stays="">
        <Choices
          type="radio"
          name="values"
          label={words.results.exportValues}
          choices={[
            { value: 'labels', label: words.results.exportLabels },
            { value: 'codes', label: words.results.exportCodes },
          ]}
          chosen={['labels']}
        />
        <p class="row">
          <button class="button button-plain" type="submit">
            {isLarge ? words.results.exportPrepare : words.results.exportCsv}
          </button>
          <button class="button button-plain" type="submit" formaction={`${action}/answers.xlsx${query}`}>
            {words.results.exportXlsx}
          </button>
          <a class="button button-quiet" href={`${action}/dictionary.csv`}>
            {words.results.exportDictionary}
          </a>
        </p>
      </form>
      <ExportList own={own} />
    </section>
  )
}
