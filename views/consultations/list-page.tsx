import type { Consultation, Phase } from '../../src/consultations/consultation'
import { date, number } from '../../src/i18n/locale'
import { Select, TextField } from '../components/form'
import { DataTable, Empty, Pagination } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { PhaseBadge } from './frame'

export interface ListedRow extends Consultation {
  unitName: string
  phase: Phase
}

export interface ListPageProps {
  rows: readonly ListedRow[]
  total: number
  page: number
  pages: number
  search: string
  phase: Phase | null
  unit: string
  units: readonly { id: number; name: string }[]
  mayCreate: boolean
}

const PHASES: readonly Phase[] = ['draft', 'notYetOpen', 'open', 'closed', 'withdrawn']

export const ListPage = (props: ListPageProps) => {
  const { words } = usePage()
  const { list } = words.consultations
  return (
    <Layout kind="staff" title={list.title} wide>
      <h1>{list.title}</h1>
      {props.mayCreate && (
        <p>
          <a class="button" href="/staff/consultations/new">
            {list.fresh}
          </a>
        </p>
      )}
      <Narrowing {...props} />
      <Found {...props} />
    </Layout>
  )
}

const Narrowing = ({ search, phase, unit, units }: ListPageProps) => {
  const { words } = usePage()
  const { list, phases } = words.consultations
  return (
    <form
      class="panel field-row"
      method="get"
      action="/staff/consultations"
      hx-get="/staff/consultations"
      hx-trigger="change, input delay:400ms"
      hx-target="#found"
      hx-select="#found"
      hx-swap="outerHTML"
      hx-sync="this:replace"
    >
      <TextField type="search" name="search" label={list.search} hint={list.searchHint} value={search} maxlength={200} />
      <Select
        name="phase"
        label={list.phase}
        empty={list.anyPhase}
        value={phase ?? ''}
        choices={PHASES.map((value) => ({ value, label: phases[value] }))}
      />
      {units.length > 1 && (
        <Select
          name="unit"
          label={list.unit}
          empty={list.anyUnit}
          value={unit}
          choices={units.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      )}
      <button class="button button-plain" type="submit">
        {words.common.search}
      </button>
    </form>
  )
}

const Found = ({ rows, total, page, pages, search, phase, unit }: ListPageProps) => {
  const { words, locale } = usePage()
  const { list } = words.consultations
  const hrefOf = (to: number) =>
    `/staff/consultations?${new URLSearchParams({ search, phase: phase ?? '', unit, page: String(to) })}`
  return (
    <div id="found" aria-live="polite">
      {rows.length === 0 ? (
        <Empty title={list.none} />
      ) : (
        <DataTable
          caption={list.caption(number(total, locale))}
          columns={[
            { label: list.columns.title },
            { label: list.columns.phase },
            { label: list.columns.unit },
            { label: list.columns.closes },
          ]}
          rows={rows.map((row) => [
            <a href={`/staff/consultations/${row.id}`}>{row.title || words.consultations.untitled}</a>,
            <PhaseBadge phase={row.phase} />,
            row.unitName,
            row.closesAt ? date(row.closesAt, locale) : '–',
          ])}
        />
      )}
      <p>
        <a href="/staff/bank">{words.bank.link}</a>
      </p>
      <Pagination
        label={list.pages}
        page={page}
        pages={pages}
        hrefOf={hrefOf}
        previous={words.common.previous}
        next={words.common.next}
        where={words.common.pageOf(number(page, locale), number(pages, locale))}
      />
    </div>
  )
}
