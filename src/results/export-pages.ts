import type { Reader } from '../../db/storage'
import { messages } from '../i18n/messages'
import { listSheetIds, listStandingSheets } from '../responses/reading-store'
import { matcherOf } from './export-filter'
import type { ExportOrder, ExportWording } from './export-order'
import { type Cell, type Exporter, exporterOf } from './export-rows'

export interface ExportedPage {
  rows: Cell[][]
  /** The last sheet of the page, and how many were read for it. */
  lastId: number
  read: number
}

// Small pages: while one is read nobody else in the same thread has a turn.
const ROWS_A_PAGE = 125

/**
 * The rows of an export a page at a time, by id: each sheet once and as it was when its page was read. Sheets deleted
 * before that are left out, sheets that came after the export was asked for too.
 */
export async function* exportedPages(reader: Reader, order: ExportOrder): AsyncGenerator<ExportedPage> {
  const { consultationId, lastId, untilId, questionnaires, filter } = order
  const exporter = exporterFor(order)
  const matches = matcherOf(filter, questionnaires)
  const versions = new Set(questionnaires.map(({ version }) => version))
  const ids = await listSheetIds(reader, consultationId, { after: lastId, upTo: untilId })
  let number = order.rows
  for (let start = 0; start < ids.length; start += ROWS_A_PAGE) {
    const page = ids.subarray(start, start + ROWS_A_PAGE)
    const sheets = await listStandingSheets(reader, consultationId, page)
    // Its columns are not in the heading: only beginning again gives a file that is whole.
    if (sheets.some(({ version }) => !versions.has(version))) throw new Error('The questions changed while they were exported.')
    const rows = sheets.filter(matches).map((sheet) => exporter.rowOf(sheet, ++number))
    yield { rows, lastId: page.at(-1) ?? lastId, read: sheets.length }
    await new Promise(setImmediate)
  }
}

export const exporterFor = ({ questionnaires, hamlets, places, values, locale }: ExportWording): Exporter =>
  exporterOf({ questionnaires, hamlets, places, values, locale, words: messages[locale] })

/** The headings of the columns. */
export function headOf(wording: ExportWording): string[] {
  const { columns } = exporterFor(wording)
  return columns.map((column) => (wording.values === 'codes' ? column.id : column.label))
}
