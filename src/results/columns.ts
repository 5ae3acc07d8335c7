import type { Variable } from '../questions/question-type'
import type { Plan } from './plan'

/** One mark a sheet, as narrow as the marks seen so far allow; 0 always means "not answered". Empty while all are 0. */
export type Marks = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>

export const NOT_ASKED = 0
export const ASKED = 1
export const ANSWERED = 2
/** The lowest bit of a multiple mark: the sheet answered, even if it ticked nothing. The categories follow. */
export const ANSWERED_BIT = 1

/** Sheets in a block: a place in it fits 16 bits, and counting one takes so short that others have their turn between. */
export const BLOCK_ROOM = 65_536

/** A part of the sheets of one consultation as plain typed arrays, a place a sheet. */
export interface Block {
  size: number
  room: number
  leastId: number
  greatestId: number
  ids: Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>
  /** Days since 1970, in Viet Nam. */
  days: Uint16Array<ArrayBuffer>
  /** 1 where the sheet was deleted. */
  gone: Marks
  /** Places in `unitIds` and `placeIds` of the sheets. */
  units: Marks
  places: Marks
  /** Places in the plan's questionnaires: which version was answered. */
  versions: Marks
  /** By variable of what sheets bring with them, as in the plan. */
  brought: Marks[]
  /** By question, four sheets a byte: not asked, asked, answered. */
  statuses: Uint8Array<ArrayBuffer>[]
  /** By question, then by variable, as in the plan. */
  columns: Marks[][]
}

/** The sheets of one consultation in blocks, in the order in which they were first seen. */
export interface Sheets {
  /** The last change that is in here. */
  sequence: number
  size: number
  greatestId: number
  /** How many of them stand; the others were deleted. */
  standing: number
  /** What the marks of hamlets and places stand for; the first stands for none. */
  unitIds: number[]
  placeIds: number[]
  /** By question, then by variable: the distinct numbers given, in the order of their marks. */
  values: number[][][]
  /** How many variables there are of what sheets bring with them. */
  brought: number
  blocks: Block[]
}

const NONE: Marks = new Uint8Array(0)
const FIRST_ROOM = 64
// What a number costs in the list of distinct ones and in the index beside it.
const BYTES_A_VALUE = 64

export const blankSheets = (plan: Plan): Sheets => ({
  sequence: 0,
  size: 0,
  greatestId: 0,
  standing: 0,
  unitIds: [0],
  placeIds: [0],
  values: plan.questions.map(({ variables }) => variables.map(() => [])),
  brought: plan.brought.length,
  blocks: [],
})

/** The block that has room for one more sheet. */
export function openBlock(sheets: Sheets): Block {
  const last = sheets.blocks.at(-1)
  if (last && last.size < last.room) return last
  if (last && last.room < BLOCK_ROOM) return lengthen(last)
  const room = sheets.blocks.length === 0 ? FIRST_ROOM : BLOCK_ROOM
  const block: Block = {
    size: 0,
    room,
    leastId: Number.POSITIVE_INFINITY,
    greatestId: 0,
    ids: new Uint32Array(room),
    days: new Uint16Array(room),
    gone: NONE,
    units: NONE,
    places: NONE,
    versions: NONE,
    brought: Array.from({ length: sheets.brought }, () => NONE),
    statuses: sheets.values.map(() => new Uint8Array(room / 4)),
    columns: sheets.values.map((variables) => variables.map(() => NONE)),
  }
  sheets.blocks.push(block)
  return block
}

function lengthen(block: Block): Block {
  const room = Math.min(BLOCK_ROOM, block.room * 2)
  const longer = (marks: Marks): Marks => (marks.length === 0 ? marks : filled(blankMarks(marks.BYTES_PER_ELEMENT, room), marks))
  const { ids } = block
  block.ids = ids instanceof Float64Array ? filled(new Float64Array(room), ids) : filled(new Uint32Array(room), ids)
  block.days = filled(new Uint16Array(room), block.days)
  block.gone = longer(block.gone)
  block.units = longer(block.units)
  block.places = longer(block.places)
  block.versions = longer(block.versions)
  block.brought = block.brought.map(longer)
  block.statuses = block.statuses.map((status) => filled(new Uint8Array(room / 4), status))
  block.columns = block.columns.map((marks) => marks.map(longer))
  block.room = room
  return block
}

function filled<Kept extends { set(from: ArrayLike<number>): void }>(made: Kept, from: ArrayLike<number>): Kept {
  made.set(from)
  return made
}

const blankMarks = (width: number, room: number): Marks =>
  width === 1 ? new Uint8Array(room) : width === 2 ? new Uint16Array(room) : new Uint32Array(room)

const widthOf = (greatest: number) => (greatest <= 0xff ? 1 : greatest <= 0xffff ? 2 : 4)

/** The marks with one more written, or wider ones where it did not fit. */
export function put(marks: Marks, room: number, place: number, mark: number): Marks {
  if (marks.length > 0 && (mark <= 0xff || widthOf(mark) <= marks.BYTES_PER_ELEMENT)) {
    marks[place] = mark
    return marks
  }
  if (mark === 0) return marks
  const wide = filled(blankMarks(widthOf(mark), room), marks)
  wide[place] = mark
  return wide
}

export function putId(block: Block, place: number, id: number): void {
  if (id > 0xffffffff && block.ids instanceof Uint32Array) block.ids = filled(new Float64Array(block.room), block.ids)
  block.ids[place] = id
  block.leastId = Math.min(block.leastId, id)
  block.greatestId = Math.max(block.greatestId, id)
}

export function putStatus(status: Uint8Array, place: number, value: number): void {
  const shift = (place & 3) << 1
  status[place >> 2] = ((status[place >> 2] ?? 0) & ~(3 << shift)) | (value << shift)
}

export const statusAt = (status: Uint8Array, place: number): number => ((status[place >> 2] ?? 0) >> ((place & 3) << 1)) & 3

/** The memory the columns hold, in bytes. */
export function bytesOf({ blocks, values }: Sheets): number {
  const numbers = values.flat().reduce((sum, each) => sum + each.length, 0)
  return blocks.reduce((sum, block) => sum + bytesOfBlock(block), numbers * BYTES_A_VALUE)
}

const bytesOfBlock = (block: Block): number => arraysOf(block).reduce((sum, each) => sum + each.byteLength, 0)

const arraysOf = ({ ids, days, gone, units, places, versions, brought, statuses, columns }: Block) => [
  ids,
  days,
  gone,
  units,
  places,
  versions,
  ...brought,
  ...statuses,
  ...columns.flat(),
]

/** The buffers behind the columns, for handing them from one thread to another. */
export const buffersOf = ({ blocks }: Sheets): ArrayBuffer[] =>
  blocks.flatMap((block) => arraysOf(block).flatMap(({ buffer }) => (buffer.byteLength > 0 ? [buffer] : [])))

/** What the columns of so many sheets will need, in bytes, when each question is answered as most are. */
export const bytesNeeded = (sheets: number, aSheet: number): number => aSheet * roomFor(sheets)

/** For how many sheets there is room once so many are in. */
export function roomFor(sheets: number): number {
  if (sheets > BLOCK_ROOM) return Math.ceil(sheets / BLOCK_ROOM) * BLOCK_ROOM
  let room = FIRST_ROOM
  while (room < sheets) room *= 2
  return room
}

/** What one sheet needs, in bytes. */
export const bytesASheet = ({ questionnaires, questions, brought }: Plan): number =>
  8 +
  (questionnaires.length > 1 ? 1 : 0) +
  brought.length +
  questions.length / 4 +
  questions.flatMap(({ variables }) => variables).reduce((sum, each) => sum + bytesAMark(each), 0)

function bytesAMark(variable: Variable): number {
  if (variable.kind === 'number') return 2
  return widthOf(variable.kind === 'category' ? variable.categories.length : 2 ** (variable.categories.length + 1) - 1)
}
