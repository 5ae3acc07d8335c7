import { createHash } from 'node:crypto'
import type { Locale } from '../kernel/locale'
import type { Questionnaire } from '../questions/questionnaire'
import type { Reading } from './reading'
import type { Filter } from './results'

export type ExportedValues = 'labels' | 'codes'

/** Everything but the sheets that the file depends on; plain values, so that it can be sent to a thread. */
export interface ExportWording {
  questionnaires: readonly Questionnaire[]
  hamlets: readonly { unitId: number; name: string }[]
  places: readonly { id: number; label: string }[]
  filter: Filter
  /** Cells of closed questions hold the words of the options, or their codes. */
  values: ExportedValues
  locale: Locale
}

/** How far a file has come, and how far it goes: to the sheet with the last id before it was asked for. */
export interface ExportPlace {
  /** Bytes that are written, the last sheet in them, and how many sheets were read and rows written for them. */
  start: number
  lastId: number
  done: number
  rows: number
  untilId: number
}

export interface ExportOrder extends ExportWording, ExportPlace {
  consultationId: number
}

export const wordingOf = (reading: Reading, values: ExportedValues, locale: Locale): ExportWording => ({
  questionnaires: reading.plan.questionnaires,
  hamlets: reading.hamlets.map(({ unitId, name }) => ({ unitId, name })),
  places: reading.places.map(({ id, label }) => ({ id, label })),
  filter: reading.filter,
  values,
  locale,
})

/** Two halves of a file belong together only when they were made from the same. */
export const digestOf = (wording: ExportWording): string =>
  createHash('sha256').update(JSON.stringify(wording)).digest('base64url')

export const fromTheStart = (untilId: number): ExportPlace => ({ start: 0, lastId: 0, done: 0, rows: 0, untilId })
