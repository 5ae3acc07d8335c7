import { messages } from '../i18n/messages'
import { type Fields, one } from '../kernel/fields'
import type { Locale } from '../kernel/locale'
import { type Cell, cellPart, cellsOf, type Table } from './cells'
import { type Limits, readWithin } from './limits'
import type { AskedQuestion, Counted, Option } from './question-type'
import { meanOf, sumOf } from './statistics'
import type { Measures } from './tally'
import { shownFigure } from './wording'

/** The totals beside a table of numbers. public/js/tables.js reckons them while somebody types. */

export const SUMS = ['none', 'rows', 'columns', 'both'] as const

export interface SummedTable extends Table, Limits {
  unit: string
  sums: (typeof SUMS)[number]
}

export const showsRows = ({ sums }: Pick<SummedTable, 'sums'>): boolean => sums === 'rows' || sums === 'both'
export const showsColumns = ({ sums }: Pick<SummedTable, 'sums'>): boolean => sums === 'columns' || sums === 'both'

/** Exact for numbers of at most two decimals; null where no cell has a number. */
export function sumIn(table: Table, answer: Readonly<Record<string, number>>, among: (cell: Cell) => boolean): number | null {
  const numbers = cellsOf(table).flatMap((cell) => (among(cell) ? (answer[cell.part] ?? []) : []))
  return numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + Math.round(each * 100), 0) / 100
}

interface SumProps {
  settings: SummedTable
  sent: Fields
  locale: Locale
}

/** What was typed so far, as far as it is numbers. */
function typedIn({ settings, sent }: SumProps): Record<string, number> {
  const numbers: Record<string, number> = {}
  for (const { part } of cellsOf(settings)) {
    const read = readWithin(one(sent, part), settings)
    if ('value' in read) numbers[part] = read.value
  }
  return numbers
}

const shownSum = (sum: number | null, locale: Locale): string => (sum === null ? '–' : shownFigure(sum, locale))

export const RowSum = ({ row, ...props }: SumProps & { row: Option }) => (
  <p class="sums">
    {messages[props.locale].tables.sum}:{' '}
    <output data-sum-row={row.code}>
      {shownSum(
        sumIn(props.settings, typedIn(props), (cell) => cell.row === row),
        props.locale,
      )}
    </output>
  </p>
)

export const ColumnSums = (props: SumProps) => {
  const typed = typedIn(props)
  return (
    <ul class="sums">
      {props.settings.columns.map((column) => (
        <li>
          {messages[props.locale].tables.sumOf(column.label)}:{' '}
          <output data-sum-column={column.code}>
            {shownSum(
              sumIn(props.settings, typed, (cell) => cell.column === column),
              props.locale,
            )}
          </output>
        </li>
      ))}
    </ul>
  )
}

/** The rows of one column beside each other, since they mean the same. */
export function columnMeasures({ id, settings }: AskedQuestion<SummedTable>, column: Option, counted: Counted): Measures {
  return {
    ...{ kind: 'measures', id: `${id}.${column.code}`, label: column.label, lead: 'sum', unit: settings.unit },
    measures: ['sum', 'mean'],
    rows: settings.rows.map((row) => {
      const { answered, frequencies } = counted.numbers(`${id}.${cellPart(column, row)}`)
      return { code: row.code, label: row.label, base: answered, values: [sumOf(frequencies), meanOf(frequencies)] }
    }),
  }
}
