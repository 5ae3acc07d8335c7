import { type Read, refuse } from './outcome'
import { unzip } from './unzip'
import { hasLongPiece } from './xml-pieces'
import { zipOf } from './zip'

/** The sheets of a workbook as rows of texts. Dates and numbers are written as a person would type them. */
export interface Workbook {
  sheets: ReadonlyMap<string, readonly (readonly string[])[]>
  /** Cells that were worked out by a formula, such as `Sheet1!B5`: their last value was taken. */
  formulas: readonly string[]
}

const MOST_ROWS = 20_000
const MOST_COLUMNS = 300
const MOST_CELLS = 600_000
const MOST_TEXT = 12 * 1024 * 1024
/** A cell holds 32,767 letters at most, each of them written with up to six. */
const LONGEST_PIECE = 200_000
const OLD_WORKBOOK = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/
const READ =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/

/** Reads an .xlsx file. Whatever is not plain cells never reaches the library: macros, other files, declarations of XML. */
export async function readWorkbook(bytes: Buffer): Promise<Read<Workbook>> {
  if (bytes.subarray(0, 4).equals(OLD_WORKBOOK)) return refuse('oldWorkbook')
  if (bytes.toString('latin1', 0, 2) !== 'PK') return refuse('notWorkbook')
  const zip = unzip(bytes)
  if (!zip.ok) return zip
  const names = [...zip.parts.keys()]
  if (names.some((name) => /vbaProject\.bin$|\.xlm$|macrosheets\//i.test(name))) return refuse('macros')
  if (!zip.parts.has('xl/workbook.xml')) return refuse('notWorkbook')
  const parts = [...zip.parts].filter(([name]) => READ.test(name))
  if (parts.reduce((sum, [, content]) => sum + content.length, 0) > MOST_TEXT) return refuse('tooLarge')
  const formulas: string[] = []
  // The same sheet may be named several times, and is read as often.
  const named = [...(zip.parts.get('xl/workbook.xml')?.toString('utf8') ?? '').matchAll(/[<:]sheet\b/g)].length
  const times = Math.max(1, named - parts.filter(([name]) => SHEET.test(name)).length + 1)
  let room = MOST_CELLS
  for (const [name, content] of parts) {
    const text = content.toString('utf8')
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) return refuse('declarations')
    if (hasLongPiece(text, LONGEST_PIECE)) return refuse('tooLarge')
    if (!SHEET.test(name)) continue
    const cells = cellsIn(text)
    if (cells === undefined) return refuse('broken')
    room -= cells * times
    if (room < 0) return refuse('tooLarge')
    for (const [, said = ''] of text.matchAll(/<c\b([^<>]*)>\s*<f[\s>/]/g))
      formulas.push(/(?<![\w:.-])r\s*=\s*["']([A-Z]{1,3}\d{1,7})/.exec(said)?.[1] ?? '')
  }
  const sheets = await sheetsOf(zipOf(parts))
  return sheets ? { ok: true, sheets, formulas } : refuse('broken')
}

/**
 * How many cells a sheet would fill, the empty ones between them too: a single one in the last corner would be
 * seventeen thousand million. Undefined where a place is not written as every program writes it.
 */
function cellsIn(text: string): number | undefined {
  let rows = 0
  let columns = 1
  for (const _ of text.matchAll(/<row\b/g)) rows++
  // Wherever it stands and however it is quoted: the library may read as a place what looks like none.
  for (const [, place = ''] of text.matchAll(/(?<![\w:.-])r\s*=\s*["']([^"']{0,20})/g)) {
    const [, letters = '', row = ''] = /^([A-Z]{0,3})(\d{1,7})$/.exec(place) ?? []
    if (row === '') return undefined
    rows = Math.max(rows, Number(row))
    columns = Math.max(columns, columnOf(letters))
  }
  return rows > MOST_ROWS || columns > MOST_COLUMNS ? Number.POSITIVE_INFINITY : rows * columns
}

const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

async function sheetsOf(bytes: Buffer): Promise<Workbook['sheets'] | undefined> {
  const { default: readSheets } = await import('read-excel-file/node')
  try {
    const sheets = await readSheets(bytes)
    return new Map(sheets.map(({ sheet, data }) => [sheet.trim().toLowerCase(), data.map((row) => row.map(textOf))]))
  } catch {
    // Whatever the library finds wrong with a file is wrong with the file.
    return undefined
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace(/T00:00:00\.000Z$/, '')
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  return String(value)
}
