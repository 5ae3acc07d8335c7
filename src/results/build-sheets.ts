import type { Reader } from '../../db/storage'
import { listSheetsBetween } from '../responses/reading-store'
import { blankSheets, bytesOf, type Sheets } from './columns'
import { encodersOf } from './encode'
import type { Plan } from './plan'
import { takeIn } from './take-in'

/** What a build needs; plain values, so that it can be sent to a worker. */
export interface BuildOrder {
  plan: Plan
  consultationId: number
  /** The last change to read; later ones are taken in afterwards. */
  upTo: number
}

export interface BuildProgress {
  /** Sheets read so far. */
  done: number
  bytes: number
}

const ROWS_A_PAGE = 1000
const PAGES_UNTOLD = 10

/** Reads every sheet of a consultation once into columns, a page at a time, so that others have their turn between. */
export async function buildSheets(
  reader: Reader,
  { plan, consultationId, upTo }: BuildOrder,
  tell: (progress: BuildProgress) => void,
): Promise<Sheets> {
  const sheets = blankSheets(plan)
  const encoders = encodersOf(plan, sheets.values)
  for (let page = 0; ; page++) {
    const rows = await listSheetsBetween(reader, consultationId, { after: sheets.sequence, upTo, limit: ROWS_A_PAGE })
    // A sheet that changes meanwhile moves beyond `upTo`, so none is met twice.
    takeIn(sheets, encoders, rows, false)
    if (page % PAGES_UNTOLD === 0) tell({ done: sheets.size, bytes: bytesOf(sheets) })
    if (rows.length < ROWS_A_PAGE) return { ...sheets, sequence: upTo }
    await new Promise(setImmediate)
  }
}
