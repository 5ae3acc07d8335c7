import type { Plan } from './plan'

/** One byte or word a sheet for each variable; 0 always means "not answered". */
export type Column =
  | { kind: 'category'; marks: Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> }
  | { kind: 'multiple'; marks: Uint32Array<ArrayBuffer> }
  | { kind: 'number'; marks: Uint32Array<ArrayBuffer>; values: number[] }

/** The top bit of a multiple mark: the sheet answered, even if it ticked nothing. */
export const ANSWERED_BIT = 0x80000000
export const NOT_ASKED = 0
export const ASKED = 1
export const ANSWERED = 2

/** The sheets of one consultation as plain typed arrays, a place a sheet, in the order in which they were first seen. */
export interface Sheets {
  /** The last change that is in here. */
  sequence: number
  size: number
  greatestId: number
  /** How many of them stand; the others were deleted. */
  standing: number
  ids: Float64Array<ArrayBuffer>
  stands: Uint8Array<ArrayBuffer>
  /** Days since 1970, in Viet Nam. */
  days: Uint16Array<ArrayBuffer>
  /** Places in `unitIds` and `placeIds`, where 0 stands for none. */
  units: Uint16Array<ArrayBuffer>
  places: Uint16Array<ArrayBuffer>
  unitIds: number[]
  placeIds: number[]
  /** By question: not asked, asked, answered. */
  statuses: Uint8Array<ArrayBuffer>[]
  /** By question, then by variable, as in the plan. */
  columns: Column[][]
}

const MOST_BYTE_CATEGORIES = 254

export function blankSheets(plan: Plan, room: number): Sheets {
  return {
    sequence: 0,
    size: 0,
    greatestId: 0,
    standing: 0,
    ids: new Float64Array(room),
    stands: new Uint8Array(room),
    days: new Uint16Array(room),
    units: new Uint16Array(room),
    places: new Uint16Array(room),
    unitIds: [0],
    placeIds: [0],
    statuses: plan.questions.map(() => new Uint8Array(room)),
    columns: plan.questions.map(({ variables }) =>
      variables.map((variable): Column => {
        if (variable.kind === 'multiple') return { kind: 'multiple', marks: new Uint32Array(room) }
        if (variable.kind === 'number') return { kind: 'number', marks: new Uint32Array(room), values: [] }
        const small = variable.categories.length <= MOST_BYTE_CATEGORIES
        return { kind: 'category', marks: small ? new Uint8Array(room) : new Uint16Array(room) }
      }),
    ),
  }
}

/** Makes room for at least `size` sheets, by half as much again. */
export function makeRoom(sheets: Sheets, size: number): void {
  if (size <= sheets.ids.length) return
  const room = Math.max(size, Math.ceil(sheets.ids.length * 1.5), 1024)
  sheets.ids = filled(new Float64Array(room), sheets.ids)
  sheets.stands = filled(new Uint8Array(room), sheets.stands)
  sheets.days = filled(new Uint16Array(room), sheets.days)
  sheets.units = filled(new Uint16Array(room), sheets.units)
  sheets.places = filled(new Uint16Array(room), sheets.places)
  sheets.statuses = sheets.statuses.map((status) => filled(new Uint8Array(room), status))
  for (const column of sheets.columns.flat()) growColumn(column, room)
}

function growColumn(column: Column, room: number): void {
  const { marks } = column
  if (column.kind !== 'category') column.marks = filled(new Uint32Array(room), column.marks)
  else if (marks instanceof Uint8Array) column.marks = filled(new Uint8Array(room), marks)
  else if (marks instanceof Uint16Array) column.marks = filled(new Uint16Array(room), marks)
}

function filled<Kept extends { set(from: Kept): void }>(made: Kept, from: Kept): Kept {
  made.set(from)
  return made
}

/** The memory the columns hold, in bytes. */
export function bytesOf(sheets: Sheets): number {
  const fixed = sheets.ids.length * 15
  const statuses = sheets.statuses.reduce((sum, status) => sum + status.byteLength, 0)
  return sheets.columns.flat().reduce((sum, column) => sum + column.marks.byteLength, fixed + statuses)
}

/** The buffers behind the columns, for handing them from one thread to another. */
export const buffersOf = (sheets: Sheets): ArrayBuffer[] =>
  [sheets.ids, sheets.stands, sheets.days, sheets.units, sheets.places, ...sheets.statuses]
    .map(({ buffer }) => buffer)
    .concat(sheets.columns.flat().map(({ marks }) => marks.buffer))
