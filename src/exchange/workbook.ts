import { type Read, refuse } from './outcome'
import { unzip } from './unzip'
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
  const formulas: string[] = []
  for (const [name, content] of parts) {
    const text = content.toString('utf8')
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) return refuse('declarations')
    if (!SHEET.test(name)) continue
    if (!hasRoom(text)) return refuse('tooLarge')
    for (const [, cell = ''] of text.matchAll(/<c\b[^>]{0,200}?\br="([A-Z]{1,3}\d{1,7})"[^>]{0,200}>\s{0,20}<f[\s>/]/g))
      formulas.push(cell)
  }
  const sheets = await sheetsOf(zipOf(parts))
  return sheets ? { ok: true, sheets, formulas } : refuse('broken')
}

// A single cell in the last corner would be seventeen thousand million empty ones.
function hasRoom(text: string): boolean {
  let rows = 0
  let columns = 0
  for (const [, letters = '', row = ''] of text.matchAll(/<(?:c|row)\b[^>]{0,200}?\br="([A-Z]*)(\d+)"/g)) {
    rows = Math.max(rows, Number(row))
    columns = Math.max(columns, letters.length > 3 ? Number.MAX_SAFE_INTEGER : columnOf(letters))
    if (rows > MOST_ROWS || columns > MOST_COLUMNS) return false
  }
  return rows * columns <= MOST_CELLS
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
