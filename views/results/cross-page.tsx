import { number, percent } from '../../src/i18n/locale'
import { pairsOf, queryOf } from '../../src/results/filter-address'
import type { CrossLine, CrossTable, Filter } from '../../src/results/results'
import { Select } from '../components/form'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { ChartPlace, FIGURE_SCRIPTS, FIGURE_STYLES } from './figure'
import { FigureTable } from './figure-table'
import { AppliedFilters, type FilterChoices } from './filters'

export interface CrossPageProps {
  consultation: { id: number; title: string }
  filter: Filter
  choices: FilterChoices
  counted: number
  total: number
  row: string
  column: string
  table: CrossTable | undefined
  source: string
}

/** Two closed questions against each other: counts, shares by row and by column. */
export const CrossPage = ({ consultation, filter, choices, counted, total, row, column, table, source }: CrossPageProps) => {
  const { words } = usePage()
  const results = `/staff/consultations/${consultation.id}/results`
  const action = `${results}/cross`
  const options = choices.variables.map(({ id, label }) => ({ value: id, label }))
  return (
    <Layout title={words.results.crossTitle} kind="staff" wide scripts={FIGURE_SCRIPTS} styles={FIGURE_STYLES}>
      <p class="crumbs">
        <a href={results + queryOf(filter)}>{words.results.of(consultation.title)}</a>
      </p>
      <h1>{words.results.crossTitle}</h1>
      <AppliedFilters action={results} filter={filter} choices={choices} counted={counted} total={total} />
      <form class="panel" method="get" action={action}>
        {pairsOf(filter).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Select name="row" label={words.results.crossRow} choices={options} value={row} empty={words.common.chooseOne} />
        <Select name="column" label={words.results.crossColumn} choices={options} value={column} empty={words.common.chooseOne} />
        <button class="button" type="submit">
          {words.results.crossShow}
        </button>
      </form>
      {table ? (
        <CrossFigure table={table} source={source} />
      ) : (
        <p>{row && row === column ? words.results.crossSame : words.results.crossPick}</p>
      )}
    </Layout>
  )
}

const CrossFigure = ({ table, source }: { table: CrossTable; source: string }) => {
  const { words, locale } = usePage()
  const title = `${table.row.label} × ${table.column.label}`
  const nameOf = ({ label, joined }: Pick<CrossLine, 'label' | 'joined'>) =>
    joined > 0 ? words.results.crossRest(number(joined, locale)) : label
  const columnsHead = table.columns.map(nameOf)
  const crossBase = table.row.isBrought || table.column.isBrought ? words.lots.crossBase : words.results.crossBase
  return (
    <figure
      class="figure"
      id="figure-cross"
      data-chart={table.column.exclusive ? 'grid' : undefined}
      data-title={title}
      data-source={source}
    >
      <figcaption>
        <h2>{title}</h2>
        <p>
          {crossBase(number(table.base, locale))}{' '}
          {(!table.row.exclusive || !table.column.exclusive) && words.results.crossSeveral}{' '}
          {table.isOfNewest && words.seams.crossNewest}
        </p>
      </figcaption>
      {table.column.exclusive && <ChartPlace id="cross" title={title} />}
      <FigureTable
        caption={words.results.crossCounts}
        head={[table.row.label, ...columnsHead, words.results.answeredBase]}
        rows={table.rows.map(({ base, counts, ...line }) => ({
          label: nameOf(line),
          cells: [...counts.map((count) => ({ text: number(count, locale), value: count })), { text: number(base, locale) }],
        }))}
        foot={{
          label: words.results.answeredBase,
          cells: [...table.columns.map(({ base }) => ({ text: number(base, locale) })), { text: number(table.base, locale) }],
        }}
      />
      <FigureTable
        caption={words.results.crossRowShares}
        head={[table.row.label, ...columnsHead]}
        rows={table.rows.map(({ base, counts, ...line }) => ({
          label: nameOf(line),
          cells: counts.map((count) => ({ text: percent(count, base, locale) })),
        }))}
      />
      <FigureTable
        caption={words.results.crossColumnShares}
        head={[table.row.label, ...columnsHead]}
        rows={table.rows.map(({ counts, ...line }) => ({
          label: nameOf(line),
          cells: counts.map((count, place) => ({ text: percent(count, table.columns[place]?.base ?? 0, locale) })),
        }))}
      />
    </figure>
  )
}
