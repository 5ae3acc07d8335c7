import type { Reader } from '../../db/storage'
import { listSheetsBetween } from '../responses/reading-store'
import { blankSheets, type Sheets } from './columns'
import { encodersOf } from './encode'
import type { Plan } from './plan'
import { takeIn } from './take-in'

/** What a build needs; plain values, so that it can be sent to a worker. */
export interface BuildOrder {
  plan: Plan
  consultationId: number
  /** The last change to read; later ones are taken in afterwards. */
  upTo: number
  /** How many sheets are expected. */
  room: number
}

const ROWS_A_PAGE = 1000

/** Reads every sheet of a consultation once into columns, a page at a time, so that others have their turn between. */
export async function buildSheets(
  reader: Reader,
  { plan, consultationId, upTo, room }: BuildOrder,
  tell: (done: number) => void,
): Promise<Sheets> {
  const sheets = blankSheets(plan, room)
  const encoders = encodersOf(plan, sheets.columns)
  for (;;) {
    const rows = await listSheetsBetween(reader, consultationId, { after: sheets.sequence, upTo, limit: ROWS_A_PAGE })
    // A sheet that changes meanwhile moves beyond `upTo`, so none is met twice.
    takeIn(sheets, encoders, rows, false)
    tell(sheets.size)
    if (rows.length < ROWS_A_PAGE) return { ...sheets, sequence: upTo }
    await new Promise(setImmediate)
  }
}
