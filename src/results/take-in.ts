import { dayNumberOf } from '../kernel/moment'
import type { CountedSheet } from '../responses/reading-store'
import { ANSWERED, ASKED, type Column, makeRoom, NOT_ASKED, type Sheets } from './columns'
import type { Encoder } from './encode'

export type Encoders = ReadonlyMap<number, readonly Encoder[]>

/**
 * Writes sheets, in order of their change, into the columns: a new one at the end, a changed one over what it was, a
 * deleted one out of the count. `known` is false while nothing can have been seen before.
 */
export function takeIn(sheets: Sheets, encoders: Encoders, rows: readonly CountedSheet[], known = true): void {
  const places = known ? placesOf(sheets, rows) : NONE
  makeRoom(sheets, sheets.size + rows.length)
  for (const row of rows) {
    const place = places.get(row.id)
    if (row.deletedAt === null) {
      if (place !== undefined) blank(sheets, place)
      write(sheets, encoders, row, place ?? append(sheets, row.id))
    } else if (place !== undefined && sheets.stands[place] === 1) {
      sheets.stands[place] = 0
      sheets.standing--
    }
    sheets.sequence = row.sequence
  }
}

const NONE: ReadonlyMap<number, number> = new Map()

// One pass over the ids for a whole page of changes costs less than an index of a million ids would.
function placesOf(sheets: Sheets, rows: readonly CountedSheet[]): ReadonlyMap<number, number> {
  const sought = new Set(rows.filter(({ id }) => id <= sheets.greatestId).map(({ id }) => id))
  const places = new Map<number, number>()
  for (let place = sheets.size - 1; place >= 0 && places.size < sought.size; place--) {
    const id = sheets.ids[place] ?? 0
    if (sought.has(id)) places.set(id, place)
  }
  return places
}

function append(sheets: Sheets, id: number): number {
  const place = sheets.size++
  sheets.ids[place] = id
  sheets.greatestId = Math.max(sheets.greatestId, id)
  sheets.stands[place] = 1
  sheets.standing++
  return place
}

function blank(sheets: Sheets, place: number): void {
  for (const status of sheets.statuses) status[place] = NOT_ASKED
  for (const column of sheets.columns.flat()) column.marks[place] = 0
}

function write(sheets: Sheets, encoders: Encoders, row: CountedSheet, place: number): void {
  sheets.days[place] = dayNumberOf(row.receivedAt)
  sheets.units[place] = placeIn(sheets.unitIds, row.unitId ?? 0)
  sheets.places[place] = placeIn(sheets.placeIds, row.placeId ?? 0)
  const chosen = new Map<string, readonly string[]>()
  for (const { question, place: at, leads, encode } of encoders.get(row.version) ?? []) {
    const { shownWhen } = question
    const shown = !shownWhen || (chosen.get(shownWhen.question)?.some((code) => shownWhen.anyOf.includes(code)) ?? false)
    const status = sheets.statuses[at]
    if (!shown || !status) continue
    const answer = row.answers[question.id]
    status[place] = ASKED
    if (answer === undefined || answer === null) continue
    status[place] = ANSWERED
    const encoded = encode(answer)
    if (leads) chosen.set(question.id, encoded.chosen)
    mark(sheets.columns[at] ?? [], encoded.marks, place)
  }
}

function mark(columns: readonly Column[], marks: readonly number[], place: number): void {
  for (let each = 0; each < columns.length; each++) {
    const column = columns[each]
    if (column) column.marks[place] = marks[each] ?? 0
  }
}

function placeIn(ids: number[], id: number): number {
  const place = ids.indexOf(id)
  return place >= 0 ? place : ids.push(id) - 1
}
