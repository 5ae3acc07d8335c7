import { calendarDay, number } from '../../src/i18n/locale'
import type { HamletRow, RowFault, TableFault } from '../../src/units/hamlet-table'
import type { Change } from '../../src/units/import-plan'
import type { Unit } from '../../src/units/unit'
import { TextArea, TextField } from '../components/form'
import { DataTable, ErrorSummary, Notice } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'

export interface Preview {
  /** Each row with what would be done; undefined for a row with faults. */
  rows: readonly { row: HamletRow; change: Change | undefined }[]
  unused: readonly string[]
  /** What was looked at, so that nothing else is stored by mistake. */
  seen: string
}

interface ImportProps {
  commune: Unit
  text: string
  day: string
  today: string
  fault?: TableFault | 'notUtf8' | 'badDay' | undefined
  preview?: Preview | undefined
  changed?: boolean
}

export const ImportPage = ({ commune, text, day, today, fault, preview, changed = false }: ImportProps) => {
  const { words } = usePage()
  const said = words.units.table
  const field = fault === 'badDay' ? 'day' : 'table'
  const faultText = fault && said.faults[fault]
  const storable = preview?.rows.filter(({ change }) => change && change.kind !== 'same').length ?? 0
  const sound = preview?.rows.every(({ row }) => row.faults.length === 0) ?? false
  return (
    <Layout title={`${said.title}, ${commune.name}`} kind="staff" wide>
      <p class="meta">
        <a href={`/staff/units/${commune.id}`}>{commune.name}</a>
      </p>
      <h1>{said.title}</h1>
      <ErrorSummary title={words.common.errorSummary} faults={faultText ? [{ name: field, text: faultText }] : []} />
      {preview && <PreviewPart preview={preview} changed={changed} />}
      <form method="post" action={`/staff/units/${commune.id}/import`} enctype="multipart/form-data" class="stack">
        {preview && sound && storable > 0 && <StoreButton seen={preview.seen} rows={storable} />}
        <p>{said.lead}</p>
        <p>{said.columns}</p>
        <TextArea
          name="table"
          label={said.pasted}
          rows={10}
          value={text}
          fault={field === 'table' ? faultText : undefined}
          more={{ wrap: 'off', spellcheck: 'false' }}
        />
        <TextField name="file" label={said.file} hint={said.fileHint} type="file" accept=".csv,.tsv,.txt,text/csv" />
        <TextField
          name="day"
          label={said.day}
          type="date"
          width="medium"
          max={today}
          value={day}
          fault={field === 'day' ? faultText : undefined}
        />
        <button class={preview ? 'button button-plain' : 'button'} type="submit" name="step" value="preview">
          {said.preview}
        </button>
      </form>
    </Layout>
  )
}

const StoreButton = ({ seen, rows }: { seen: string; rows: number }) => {
  const { words, locale } = usePage()
  return (
    <>
      <input type="hidden" name="seen" value={seen} />
      <button class="button" type="submit" name="step" value="store">
        {words.units.table.store(number(rows, locale))}
      </button>
    </>
  )
}

const PreviewPart = ({ preview, changed }: { preview: Preview; changed: boolean }) => {
  const { words, locale } = usePage()
  const said = words.units.table
  const faulty = preview.rows.filter(({ row }) => row.faults.length > 0).length
  const count = (kind: Change['kind']) => number(preview.rows.filter(({ change }) => change?.kind === kind).length, locale)
  const nothing = faulty === 0 && preview.rows.every(({ change }) => change?.kind === 'same')
  return (
    <section id="preview">
      <h2>{said.previewTitle}</h2>
      {changed && (
        <Notice tone="warning">
          <p role="alert">{said.changed}</p>
        </Notice>
      )}
      {faulty > 0 && (
        <Notice tone="warning">
          <p role="alert">{said.withFaults(number(faulty, locale))}</p>
          <ul>
            {preview.rows
              .filter(({ row }) => row.faults.length > 0)
              .map(({ row }) => (
                <li>
                  {said.row} {number(row.row, locale)}: <RowFaults faults={row.faults} />
                </li>
              ))}
          </ul>
        </Notice>
      )}
      <p role="status">{nothing ? said.nothing : said.summary(count('add'), count('count'), count('same'))}</p>
      {preview.unused.length > 0 && <p>{said.unused(preview.unused.join(', '))}</p>}
      <PreviewTable rows={preview.rows} />
    </section>
  )
}

const PreviewTable = ({ rows }: Pick<Preview, 'rows'>) => {
  const { words, locale } = usePage()
  const said = words.units
  return (
    <DataTable
      caption={said.table.previewCaption}
      columns={[
        { label: said.table.row },
        { label: said.name },
        { label: said.kind },
        { label: said.households, numeric: true },
        { label: said.takenOn, numeric: true },
        { label: said.table.result },
      ]}
      rows={rows.map(({ row, change }) => [
        number(row.row, locale),
        row.name,
        row.kind,
        row.households === null ? '' : number(row.households, locale),
        row.households === null ? '' : calendarDay(row.takenOn, locale),
        <Outcome faults={row.faults} change={change} />,
      ])}
    />
  )
}

const Outcome = ({ faults, change }: { faults: readonly RowFault[]; change: Change | undefined }) => {
  const { words, locale } = usePage()
  const said = words.units.table
  if (faults.length > 0)
    return (
      <strong class="field-fault">
        <RowFaults faults={faults} />
      </strong>
    )
  if (change?.kind === 'add') return <>{said.willAdd}</>
  if (change?.kind === 'count')
    return <>{said.willCount(change.before === null ? words.units.notCounted : number(change.before, locale))}</>
  return <>{said.willKeep}</>
}

const RowFaults = ({ faults }: { faults: readonly RowFault[] }) => {
  const said = usePage().words.units.table.rowFaults
  return <>{faults.map(({ code, value, otherRow }) => said[code](value, String(otherRow ?? ''))).join('; ')}</>
}
