import type { Locale } from '../../kernel/locale'
import { tagOf } from '../languages'
import type { Workbook } from '../workbook'

/** A row of a sheet by the names of its columns, and its number as the spreadsheet shows it. */
export interface Row {
  number: number
  cells: ReadonlyMap<string, string>
}

/** The rows under the header; those without any text are left out. */
export function rowsOf(sheets: Workbook['sheets'], sheet: string): Row[] {
  const [header = [], ...rows] = sheets.get(sheet) ?? []
  const names = header.map(columnName)
  return rows.flatMap((row, place) => {
    const cells = new Map<string, string>()
    for (const [column, name] of names.entries()) {
      const text = (row[column] ?? '').trim()
      if (name && text && !cells.has(name)) cells.set(name, text)
    }
    return cells.size > 0 ? [{ number: place + 2, cells }] : []
  })
}

/** `Label::Tiếng Việt (vi)` as `label::Tiếng Việt (vi)`, `constraint-message` as `constraint_message`. */
function columnName(title: string): string {
  const [head = '', ...rest] = title.trim().split(/::?/)
  const name = head.trim().toLowerCase().replace(/[ -]+/g, '_')
  return [ALIASES[name] ?? name, ...rest.map((part) => part.trim())].join('::')
}

const ALIASES: Readonly<Record<string, string>> = {
  relevance: 'relevant',
  constraint_msg: 'constraint_message',
  caption: 'label',
  value: 'name',
  command: 'type',
  skippable: 'required',
  readonly: 'read_only',
  count: 'repeat_count',
  image: 'media::image',
  audio: 'media::audio',
  video: 'media::video',
}

/** The languages of the columns that hold words, in the order of the file; '' where a column names none. */
export function languagesOf(rows: readonly Row[]): string[] {
  const languages = new Set<string>()
  for (const { cells } of rows)
    for (const name of cells.keys()) if (/^(label|hint)(::|$)/.test(name)) languages.add(name.split('::')[1] ?? '')
  return [...languages]
}

/** The language to read in: that of the reader, else the file's usual one, else its first. */
export const languageFor = (languages: readonly string[], usual: string, locale: Locale): string =>
  languages.find((each) => tagOf(each).split('-')[0] === locale) ??
  languages.find((each) => each === '' || each === usual) ??
  languages[0] ??
  ''

/** A column in one language; its plain form, or any other, where that one says nothing. */
export function said({ cells }: Row, column: string, language: string): string {
  const own = cells.get(language ? `${column}::${language}` : column) ?? cells.get(column)
  if (own !== undefined) return own
  for (const [name, text] of cells) if (name.startsWith(`${column}::`)) return text
  return ''
}
