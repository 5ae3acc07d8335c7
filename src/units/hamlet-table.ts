import { CsvError, parse } from 'csv-parse/sync'
import { folded } from '../kernel/search'
import { cleanLine, lengthOf } from '../kernel/text'
import { dayTyped, HAMLET_KIND_LONGEST, hamletKindOf, hamletName, householdsOf, nameKey, UNIT_NAME_LONGEST } from './unit'

/** A table of hamlets, pasted from a spreadsheet or out of a CSV file, judged row by row. Pure. */

export const MOST_ROWS = 500
const TEXT_LONGEST = 100_000

export type Column = 'name' | 'kind' | 'households' | 'takenOn'

export interface RowFault {
  column: Column
  code: 'required' | 'tooLong' | 'badText' | 'notHouseholds' | 'notADay' | 'dateAhead' | 'repeated'
  value: string
  /** For a repeated name: the row that has it already. */
  otherRow?: number
}

export interface HamletRow {
  /** As a spreadsheet counts: 1 is the first line, also when it holds the headings. */
  row: number
  name: string
  kind: string
  households: number | null
  takenOn: string
  faults: readonly RowFault[]
}

export type ReadTable = { ok: true; rows: HamletRow[]; unused: string[] } | { ok: false; fault: TableFault }
export type TableFault = 'required' | 'tooLong' | 'tooManyRows' | 'unreadableTable' | 'badText' | 'noNameColumn'

/** `day` stands where a row has no day of its own; `today` is the last day a count may be of. */
export function readTable(text: string, { day, today }: { day: string; today: string }): ReadTable {
  if (!text.isWellFormed()) return { ok: false, fault: 'badText' }
  if (text.trim() === '') return { ok: false, fault: 'required' }
  if (text.length > TEXT_LONGEST) return { ok: false, fault: 'tooLong' }
  const lines = cellsOf(text)
  if (!lines) return { ok: false, fault: 'unreadableTable' }
  const filled = lines.map((cells, place) => ({ cells, row: place + 1 })).filter(({ cells }) => cells.some((each) => each !== ''))
  const [first, ...others] = filled
  if (!first) return { ok: false, fault: 'required' }
  const heading = headingOf(first.cells)
  if (heading && !heading.columns.includes('name')) return { ok: false, fault: 'noNameColumn' }
  const columns = heading?.columns ?? orderOf(first.cells)
  const body = heading ? others : filled
  if (body.length === 0) return { ok: false, fault: 'required' }
  if (body.length > MOST_ROWS) return { ok: false, fault: 'tooManyRows' }
  const rows = body.map(({ cells, row }) => judgeRow(row, columns, cells, { day, today }))
  return { ok: true, rows: withRepeated(rows), unused: heading?.unused ?? [] }
}

function cellsOf(text: string): string[][] | undefined {
  const even = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const firstLine = even.split('\n').find((line) => line.trim() !== '') ?? ''
  const delimiter = ['\t', ';', ','].find((each) => firstLine.replace(/"[^"]*"/g, '').includes(each)) ?? '\t'
  try {
    const records: string[][] = parse(even, { delimiter, relax_column_count: true, relax_quotes: true })
    return records.map((cells) => cells.map((cell) => cell.trim()))
  } catch (error) {
    if (error instanceof CsvError) return undefined
    throw error
  }
}

const HEADINGS: readonly (readonly [Column | 'ignored', RegExp])[] = [
  ['ignored', /^(stt|so thu tu|tt|no\.?|#)$/],
  ['takenOn', /^(ngay|thoi diem|date)/],
  ['households', /(^| )(so ho|tong so ho|tong ho|ho gia dinh|households?)( |$)|^ho$/],
  ['kind', /^(loai|loai hinh|kieu|cap|kind|type)( |$)/],
  ['name', /^(ten|thon|to dan pho|khu pho|ap|ban|buon|hamlet|name|don vi|dia ban)/],
]

function headingOf(cells: readonly string[]): { columns: (Column | undefined)[]; unused: string[] } | undefined {
  const found = cells.map((cell) => (/\d/.test(cell) ? undefined : HEADINGS.find(([, sign]) => sign.test(folded(cell)))?.[0]))
  // A first row such as "Thôn Đông, Thôn" is no heading: a heading says "Tên", or names two things.
  const said = new Set(found.filter((each) => each !== undefined))
  const isHeading =
    said.size >= 2 || (said.size === 1 && cells.every((cell) => /^(ten|name|so ho|stt)\b/.test(folded(cell)) || !cell))
  if (!isHeading) return undefined
  const columns = found.map((each, place) =>
    each === 'ignored' || each === undefined || found.indexOf(each) < place ? undefined : each,
  )
  const unused = cells.filter((cell, place) => cell !== '' && columns[place] === undefined && found[place] !== 'ignored')
  return { columns, unused }
}

/** Without headings: name, kind, households, day; or name, households, day where the second is a number. */
const orderOf = ([, second = '']: readonly string[]): Column[] =>
  householdsOf(second) === undefined ? ['name', 'kind', 'households', 'takenOn'] : ['name', 'households', 'takenOn']

function judgeRow(
  row: number,
  columns: readonly (Column | undefined)[],
  cells: readonly string[],
  { day, today }: { day: string; today: string },
): HamletRow {
  const faults: RowFault[] = []
  const text = (column: Column, longest: number): string => {
    const raw = cells[columns.indexOf(column)] ?? ''
    const value = columns.includes(column) ? cleanLine(raw) : ''
    if (value === undefined) faults.push({ column, code: 'badText', value: '' })
    else if (lengthOf(value) > longest) faults.push({ column, code: 'tooLong', value: `${value.slice(0, 30)}…` })
    return value === undefined || lengthOf(value) > longest ? '' : value
  }
  const bare = text('name', UNIT_NAME_LONGEST - HAMLET_KIND_LONGEST)
  const kind = text('kind', HAMLET_KIND_LONGEST).toLowerCase()
  const [typedHouseholds, typedDay] = [text('households', 20), text('takenOn', 20)]
  const name = bare === '' ? '' : hamletName(kind, bare)
  if (name === '' && faults.every((each) => each.column !== 'name')) faults.push({ column: 'name', code: 'required', value: '' })
  const households = typedHouseholds === '' ? null : householdsOf(typedHouseholds)
  if (households === undefined) faults.push({ column: 'households', code: 'notHouseholds', value: typedHouseholds })
  const takenOn = typedDay === '' ? day : dayTyped(typedDay)
  if (takenOn === undefined) faults.push({ column: 'takenOn', code: 'notADay', value: typedDay })
  else if (takenOn > today) faults.push({ column: 'takenOn', code: 'dateAhead', value: typedDay || day })
  return { row, name, kind: kind || hamletKindOf(name), households: households ?? null, takenOn: takenOn ?? day, faults }
}

function withRepeated(rows: readonly HamletRow[]): HamletRow[] {
  const first = new Map<string, number>()
  return rows.map((row) => {
    const key = nameKey(row.name)
    const otherRow = first.get(key)
    if (row.name === '') return row
    if (otherRow === undefined) {
      first.set(key, row.row)
      return row
    }
    return { ...row, faults: [...row.faults, { column: 'name', code: 'repeated', value: row.name, otherRow }] }
  })
}
