import type { Option, Variable } from '../questions/question-type'
import { ANSWERED_BIT, type Block } from './columns'
import type { Plan } from './plan'
import type { ClosedVariable, CrossedVariable, CrossLine, CrossTable } from './results'
import { findVariable, marksAt, type Selection, type VariableAt } from './select'

/** A cross table in the making. */
export interface Crossing {
  /** Adds the selected sheets of one block. */
  add(block: Block, selection: Selection): void
  table(): Omit<CrossTable, 'isOfNewest'>
}

/** Two closed variables against each other; undefined when one of them is not there or not closed. */
export function crossingOf(plan: Plan, rowId: string, columnId: string): Crossing | undefined {
  const row = closed(plan, rowId)
  const column = closed(plan, columnId)
  if (!row || !column) return undefined
  const width = column.categories.length
  const pairs: Pairs = {
    base: 0,
    counts: new Uint32Array(row.categories.length * width),
    rowBases: new Uint32Array(row.categories.length),
    columnBases: new Uint32Array(width),
  }
  return {
    add: (block, selection) => countPairs(pairs, { row, column, block }, selection),
    table: () => {
      const columns = linesOf(column.categories, pairs.columnBases)
      const countAt = (down: number, across: readonly number[]) =>
        across.reduce((sum, at) => sum + (pairs.counts[down * width + at] ?? 0), 0)
      return {
        row: lineUp(rowId, row),
        column: lineUp(columnId, column),
        base: pairs.base,
        columns: columns.map(({ line }) => line),
        rows: linesOf(row.categories, pairs.rowBases).map(({ line, places }) => ({
          ...line,
          counts: columns.map((across) => places.reduce((sum, down) => sum + countAt(down, across.places), 0)),
        })),
      }
    },
  }
}

const lineUp = (id: string, { label, bits, at }: Closed): CrossedVariable => ({
  id,
  label,
  exclusive: !bits,
  isBrought: 'brought' in at,
})

/** As many as a page holds: of a long list the leading ones, and all others as one line, which says how many they are. */
const MOST_LINES = 31

function linesOf(categories: readonly Option[], bases: Uint32Array): { line: CrossLine; places: readonly number[] }[] {
  const all = categories.map((category, place) => ({ ...category, base: bases[place] ?? 0, joined: 0, place }))
  const inOrder = all.length > MOST_LINES ? all.toSorted((one, other) => other.base - one.base) : all
  const shown = all.length > MOST_LINES ? inOrder.slice(0, MOST_LINES - 1) : all
  const rest = inOrder.slice(shown.length)
  const base = rest.reduce((sum, each) => sum + each.base, 0)
  const joined = { line: { code: '', label: '', base, joined: rest.length }, places: rest.map(({ place }) => place) }
  return [...shown.map(({ place, ...line }) => ({ line, places: [place] })), ...(rest.length > 0 ? [joined] : [])]
}

interface Pairs {
  base: number
  counts: Uint32Array
  rowBases: Uint32Array
  columnBases: Uint32Array
}

function countPairs(
  pairs: Pairs,
  { row, column, block }: { row: Closed; column: Closed; block: Block },
  selection: Selection,
): void {
  const { counts, rowBases, columnBases } = pairs
  const { size, rows } = selection
  const width = column.categories.length
  const rowMarks = marksAt(block, row.at)
  const columnMarks = marksAt(block, column.at)
  if (rowMarks.length === 0 || columnMarks.length === 0) return
  for (let each = 0; each < size; each++) {
    const place = rows === null ? each : (rows[each] ?? 0)
    const rowMark = rowMarks[place] ?? 0
    const columnMark = columnMarks[place] ?? 0
    if (rowMark === 0 || columnMark === 0) continue
    pairs.base++
    if (!row.bits && !column.bits) {
      add(rowBases, rowMark - 1)
      add(columnBases, columnMark - 1)
      add(counts, (rowMark - 1) * width + columnMark - 1)
      continue
    }
    const across = placesIn(columnMark, column.bits)
    for (const at of across) add(columnBases, at)
    for (const down of placesIn(rowMark, row.bits)) {
      add(rowBases, down)
      for (const at of across) add(counts, down * width + at)
    }
  }
}

function add(table: Uint32Array, place: number): void {
  table[place] = (table[place] ?? 0) + 1
}

// The places of one mark; many marks repeat, so they are kept.
const kept = new Map<number, readonly number[]>()
const MOST_KEPT = 8000

function placesIn(mark: number, bits: boolean): readonly number[] {
  if (!bits) return [mark - 1]
  const known = kept.get(mark)
  if (known) return known
  const places: number[] = []
  for (let left = mark & ~ANSWERED_BIT; left !== 0; left &= left - 1) places.push(30 - Math.clz32(left & -left))
  if (kept.size < MOST_KEPT) kept.set(mark, places)
  return places
}

interface Closed {
  label: string
  categories: readonly Option[]
  at: VariableAt
  bits: boolean
}

function closed(plan: Plan, variableId: string): Closed | undefined {
  const found = findVariable(plan, variableId)
  if (!found || !isClosed(found.variable)) return undefined
  const { variable, at } = found
  return { label: variable.label, categories: variable.categories, at, bits: variable.kind === 'multiple' }
}

export const isClosed = (variable: Variable): variable is ClosedVariable => variable.kind !== 'number'
