import type { Reader } from '../../db/storage'
import { act } from '../audit/act'
import { findConsultation } from '../consultations/store'
import { type CountedSheet, listStandingSheetsAfter } from '../responses/reading-store'
import { BYTE_ORDER_MARK, csvLine } from './csv'
import type { Cell, Exporter } from './export-rows'

interface Export {
  consultationId: number
  format: 'csv' | 'xlsx'
  /** As in the address of the page; empty for everything. */
  filter: string
  rows: number
}

/** Taking the answers out of the house is an act: permitted and logged, though it changes nothing. */
export const exportAnswers = act('response.export', async ({ writer, permit }, { consultationId, ...details }: Export) => {
  const consultation = await findConsultation(writer, consultationId)
  permit(consultation.unitPath)
  return { result: undefined, subject: `consultation:${consultationId}`, details }
})

interface RowsOf {
  reader: Reader
  consultationId: number
  exporter: Exporter
  /** Ids of the sheets within the filter, ascending; undefined for all. */
  ids: Float64Array | undefined
}

// Small pages: while one is read nobody else has a turn.
const ROWS_A_PAGE = 500

/** The rows of an export a page at a time, by id, each sheet once. */
export async function* exportedPages({ reader, consultationId, exporter, ids }: RowsOf): AsyncGenerator<Cell[][]> {
  const wanted = among(ids)
  let number = 0
  for (let afterId = 0; ; ) {
    const sheets = await listStandingSheetsAfter(reader, consultationId, afterId, ROWS_A_PAGE)
    yield sheets.filter(wanted).map((sheet) => exporter.rowOf(sheet, ++number))
    if (sheets.length < ROWS_A_PAGE) return
    afterId = sheets.at(-1)?.id ?? 0
  }
}

// Both lists ascend, so one walk beside the other is enough.
function among(ids: Float64Array | undefined): (sheet: CountedSheet) => boolean {
  if (!ids) return () => true
  let place = 0
  return ({ id }) => {
    while (place < ids.length && (ids[place] ?? 0) < id) place++
    return ids[place] === id
  }
}

/** The whole export as CSV, made only as fast as it is read. */
export function csvStream(rows: RowsOf, head: readonly string[]): ReadableStream<Uint8Array> {
  const pages = exportedPages(rows)
  const encoder = new TextEncoder()
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(BYTE_ORDER_MARK + csvLine(head))),
    pull: async (controller) => {
      for (;;) {
        const { done, value } = await pages.next()
        if (done) return controller.close()
        if (value.length > 0) return controller.enqueue(encoder.encode(value.map(csvLine).join('')))
      }
    },
    cancel: async () => {
      await pages.return(undefined)
    },
  })
}
