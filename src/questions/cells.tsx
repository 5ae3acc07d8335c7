import type { Child } from 'hono/jsx'
import { PaperFrame, PaperTable } from '../../views/components/paper'
import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import { optionsSchema } from './options'
import { OptionsEditor } from './options-editor'
import type { AskedQuestion, Option, PartFaults } from './question-type'
import { faultText } from './wording'

/** What the types share that ask for something in each cell of a table of rows and columns. */

export interface Table {
  rows: readonly Option[]
  columns: readonly Option[]
}

export interface Cell {
  row: Option
  column: Option
  /** `column.row`, so that the cells of one column, which mean the same, stand together. */
  part: string
  label: string
}

const MOST_ROWS = 20
const MOST_COLUMNS = 8
/** Each is a column of its own in the figures and in exports. */
const MOST_CELLS = 80

export const rowsSchema = optionsSchema(1, MOST_ROWS)
export const columnsSchema = optionsSchema(1, MOST_COLUMNS)
export const tooManyCells = { path: ['columns'], error: `tooManyCells ${MOST_CELLS}` }
export const hasRoom = ({ rows, columns }: Table): boolean => rows.length * columns.length <= MOST_CELLS

export const cellPart = (column: Pick<Option, 'code'>, row: Pick<Option, 'code'>): string => `${column.code}.${row.code}`

const kept = new WeakMap<Table, readonly Cell[]>()

/** Row by row, as they are filled in. Kept, since each answer is judged by them. */
export function cellsOf(table: Table): readonly Cell[] {
  const known = kept.get(table)
  if (known) return known
  const cells = table.rows.flatMap((row) =>
    table.columns.map((column) => ({ row, column, part: cellPart(column, row), label: `${row.label} – ${column.label}` })),
  )
  kept.set(table, cells)
  return cells
}

interface EditorProps {
  type: { name: string }
  settings: Table
  prefix: string
  faults: PartFaults
  locale: Locale
}

export const TableEditor = ({ type, settings, prefix, faults, locale }: EditorProps) => {
  const editor = (name: 'rows' | 'columns', legend: string, most: number) => (
    <OptionsEditor
      name={name}
      prefix={prefix}
      legend={legend}
      options={settings[name]}
      most={most}
      fault={faultText(type, faults, name, locale)}
      locale={locale}
    />
  )
  return (
    <>
      {editor('rows', messages[locale].questions.settings.rows, MOST_ROWS)}
      {editor('columns', messages[locale].tables.columns, MOST_COLUMNS)}
    </>
  )
}

interface PaperProps {
  question: AskedQuestion<Table>
  number: string
  how: string
  columns: readonly Child[]
  rows: readonly Child[]
}

/** A table with room to write in each cell. */
export const TablePaper = ({ question: { label, hint }, number, how, columns, rows }: PaperProps) => (
  <PaperFrame number={number} label={label} how={how} hint={hint}>
    <PaperTable caption={label} columns={columns} rows={rows} cell="write" />
  </PaperFrame>
)

/** The label of a row or column on paper, with its note. */
export const noted = ({ label, note }: Option): Child =>
  note ? (
    <>
      {label}
      <span class="paper-note">{note}</span>
    </>
  ) : (
    label
  )
