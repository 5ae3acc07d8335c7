import { dayNumberOf } from '../kernel/moment'
import { metIn } from '../questions/flow'
import { valueBrought } from '../questions/sheet-context'
import type { CountedSheet } from '../responses/reading-store'
import { ANSWERED, ASKED, type Block, NOT_ASKED, openBlock, put, putId, putStatus, type Sheets, statusAt } from './columns'
import type { BroughtEncoder, Encoders } from './encode'

interface Place {
  block: Block
  place: number
}

/**
 * Writes sheets, in order of their change, into the columns: a new one at the end, a changed one over what it was, a
 * deleted one out of the count. `known` is false while nothing can have been seen before.
 */
export function takeIn(sheets: Sheets, encoders: Encoders, rows: readonly CountedSheet[], known = true): void {
  const places = known ? placesOf(sheets, rows) : NONE
  for (const row of rows) {
    const found = places.get(row.id)
    if (row.deletedAt === null) {
      if (found) blank(found)
      write(sheets, encoders, row, found ?? append(sheets, row.id))
    } else if (found && !found.block.gone[found.place]) {
      found.block.gone = put(found.block.gone, found.block.room, found.place, 1)
      sheets.standing--
    }
    sheets.sequence = row.sequence
  }
}

const NONE: ReadonlyMap<number, Place> = new Map()

// One pass over the ids of the blocks in question costs less than an index of a million ids would.
function placesOf({ blocks, greatestId }: Sheets, rows: readonly CountedSheet[]): ReadonlyMap<number, Place> {
  const sought = new Set(rows.filter(({ id }) => id <= greatestId).map(({ id }) => id))
  const places = new Map<number, Place>()
  for (const block of blocks.toReversed()) {
    if (places.size === sought.size) break
    const here = new Set([...sought].filter((id) => block.leastId <= id && id <= block.greatestId && !places.has(id)))
    if (here.size === 0) continue
    for (let place = 0; place < block.size; place++) {
      const id = block.ids[place] ?? 0
      if (here.has(id)) places.set(id, { block, place })
    }
  }
  return places
}

function append(sheets: Sheets, id: number): Place {
  const block = openBlock(sheets)
  const place = block.size++
  putId(block, place, id)
  sheets.size++
  sheets.standing++
  sheets.greatestId = Math.max(sheets.greatestId, id)
  return { block, place }
}

function blank({ block, place }: Place): void {
  for (const status of block.statuses) putStatus(status, place, NOT_ASKED)
  for (const marks of block.brought) if (marks.length > 0) marks[place] = 0
  for (const columns of block.columns) for (const marks of columns) if (marks.length > 0) marks[place] = 0
}

function write(sheets: Sheets, encoders: Encoders, row: CountedSheet, { block, place }: Place): void {
  block.days[place] = dayNumberOf(row.receivedAt)
  block.units = put(block.units, block.room, place, placeIn(sheets.unitIds, row.unitId ?? 0))
  block.places = put(block.places, block.room, place, placeIn(sheets.placeIds, row.placeId ?? 0))
  const encoding = encoders.get(row.version)
  block.versions = put(block.versions, block.room, place, encoding?.place ?? 0)
  const chosen = new Map<string, readonly string[]>()
  const met = encoding?.isSimple === false ? metIn(encoding.questionnaire, row.answers) : undefined
  for (const { question, place: at, leads, encode } of encoding?.encoders ?? []) {
    const { shownWhen } = question
    const shown = met
      ? met.has(question.id)
      : !shownWhen || ('question' in shownWhen && chosen.get(shownWhen.question)?.some((code) => shownWhen.anyOf.includes(code)))
    const status = block.statuses[at]
    if (!shown || !status) continue
    const answer = row.answers[question.id]
    if (answer === undefined || answer === null) {
      putStatus(status, place, ASKED)
      continue
    }
    putStatus(status, place, ANSWERED)
    const encoded = encode(answer)
    if (leads) chosen.set(question.id, encoded.chosen)
    putMarks(block, at, place, encoded.marks)
  }
  for (const [at, each] of (encoding?.brought ?? []).entries()) {
    const mark = hasMet(each, met, block, place) ? markBrought(each, row) : 0
    block.brought[at] = put(block.brought[at] ?? new Uint8Array(0), block.room, place, mark)
  }
}

// Who was not asked a question met none of its wordings, whatever the lot had said.
function hasMet({ question, place: at }: BroughtEncoder, met: ReadonlySet<string> | undefined, block: Block, place: number) {
  if (question === null) return true
  const status = block.statuses[at]
  return met ? met.has(question) : status !== undefined && statusAt(status, place) !== NOT_ASKED
}

function markBrought({ name, marks, usual }: BroughtEncoder, { answers }: CountedSheet): number {
  const given = valueBrought(answers, name)
  return (typeof given === 'string' ? marks.get(given) : undefined) ?? usual
}

function putMarks(block: Block, at: number, place: number, marks: readonly number[]): void {
  const columns = block.columns[at] ?? []
  for (let each = 0; each < columns.length; each++) {
    const column = columns[each]
    if (column) columns[each] = put(column, block.room, place, marks[each] ?? 0)
  }
}

function placeIn(ids: number[], id: number): number {
  const place = ids.indexOf(id)
  return place >= 0 ? place : ids.push(id) - 1
}
