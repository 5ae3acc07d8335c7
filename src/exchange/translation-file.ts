import { CsvError, parse } from 'csv-parse/sync'
import type { TextRow } from '../consultations/language-reading'
import { messages } from '../i18n/messages'
import { BYTE_ORDER_MARK, csvLine } from '../kernel/csv'
import { LOCALES, type Locale } from '../kernel/locale'
import { folded } from '../kernel/search'
import { tableText } from '../units/table-text'
import { readWorkbook } from './workbook'

/** A table for translators: the name of each text, where it stands, its source, its translation, its state. */

const TRANSLATION_FILE_LARGEST = 2 * 1024 * 1024
const MOST_ROWS = 20_000

export interface FileRow {
  name: string
  /** The source the translator read; undefined where the file has no such column. */
  source: string | undefined
  text: string
}

export type FileFault = 'noFile' | 'tooLarge' | 'notTable' | 'noColumns' | 'tooManyRows'
export type ReadFile = { ok: true; rows: FileRow[] } | { ok: false; fault: FileFault }

export function translationTable(rows: readonly TextRow[], locale: Locale): string[][] {
  const { columns, states } = messages[locale].languages
  const head = [columns.name, columns.place, columns.source, columns.text, columns.state]
  return [head, ...rows.map((row) => [row.name, row.place, row.source, row.text, states[row.state]])]
}

export const translationCsv = (table: readonly (readonly string[])[]): string =>
  BYTE_ORDER_MARK + table.map((line) => csvLine(line)).join('')

/** Reads a table from either kind of file, by its content. */
export async function readTranslationFile(content: Buffer): Promise<ReadFile> {
  if (content.length === 0) return { ok: false, fault: 'noFile' }
  if (content.length > TRANSLATION_FILE_LARGEST) return { ok: false, fault: 'tooLarge' }
  const isWorkbook = content.toString('latin1', 0, 2) === 'PK'
  const lines = isWorkbook ? await sheetLines(content) : csvLines(content)
  if (!lines) return { ok: false, fault: 'notTable' }
  const start = lines.findIndex((cells) => cells.some((cell) => cell.trim() !== ''))
  const at = columnsIn(lines[start] ?? [])
  if (at.name < 0 || at.text < 0) return { ok: false, fault: 'noColumns' }
  if (lines.length > MOST_ROWS) return { ok: false, fault: 'tooManyRows' }
  const plain = isWorkbook ? (cell: string) => cell : withoutGuard
  const rows = lines.slice(start + 1).map((cells) => ({
    name: (cells[at.name] ?? '').trim(),
    source: at.source < 0 ? undefined : plain(cells[at.source] ?? ''),
    text: plain(cells[at.text] ?? ''),
  }))
  return { ok: true, rows: rows.filter(({ name, text }) => name !== '' || text.trim() !== '') }
}

async function sheetLines(content: Buffer): Promise<readonly (readonly string[])[] | undefined> {
  const read = await readWorkbook(content)
  return read.ok ? [...read.sheets.values()][0] : undefined
}

function csvLines(content: Buffer): string[][] | undefined {
  const text = tableText(content)?.replace(/^\ufeff/, '')
  if (text === undefined) return undefined
  const [first = ''] = text.split(/\r?\n/, 1)
  const delimiter = ['\t', ';', ','].find((each) => first.replace(/"[^"]*"/g, '').includes(each)) ?? ','
  try {
    const records: string[][] = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      // One more than there may be tells as much as a million.
      to: MOST_ROWS + 1,
    })
    return records
  } catch (error) {
    if (error instanceof CsvError) return undefined
    throw error
  }
}

/** The apostrophe that keeps a spreadsheet from running a text (kernel/csv.ts). */
const withoutGuard = (cell: string): string => (/^'[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell)

function columnsIn(head: readonly string[]): { name: number; source: number; text: number } {
  const said = head.map((cell) => folded(cell.trim()))
  const find = (column: 'name' | 'source' | 'text') => {
    const headings = new Set(LOCALES.map((locale) => folded(messages[locale].languages.columns[column])))
    return said.findIndex((cell) => headings.has(cell))
  }
  return { name: find('name'), source: find('source'), text: find('text') }
}
