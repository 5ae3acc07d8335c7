import type { Option, Variable } from '../questions/question-type'
import { ANSWERED_BIT, type Column, type Sheets } from './columns'
import type { Plan } from './plan'
import type { ClosedVariable, CrossTable } from './results'
import { findColumn, type Selection } from './select'

/** Two closed variables against each other; undefined when one of them is not there or not closed. */
export function cross(sheets: Sheets, plan: Plan, rowId: string, columnId: string, selection: Selection): CrossTable | undefined {
  const row = closed(sheets, plan, rowId)
  const column = closed(sheets, plan, columnId)
  if (!row || !column) return undefined
  const { base, counts, rowBases, columnBases } = countPairs(row, column, selection)
  const width = column.categories.length
  return {
    row: { id: rowId, label: row.label, exclusive: !row.bits },
    column: { id: columnId, label: column.label, exclusive: !column.bits },
    base,
    columns: column.categories.map((category, at) => ({ ...category, base: columnBases[at] ?? 0 })),
    rows: row.categories.map((category, down) => ({
      ...category,
      base: rowBases[down] ?? 0,
      counts: [...counts.subarray(down * width, (down + 1) * width)],
    })),
  }
}

function countPairs(row: Closed, column: Closed, { size, rows }: Selection) {
  const width = column.categories.length
  const counts = new Uint32Array(row.categories.length * width)
  const rowBases = new Uint32Array(row.categories.length)
  const columnBases = new Uint32Array(width)
  let base = 0
  for (let each = 0; each < size; each++) {
    const place = rows === null ? each : (rows[each] ?? 0)
    const rowMark = row.marks[place] ?? 0
    const columnMark = column.marks[place] ?? 0
    if (rowMark === 0 || columnMark === 0) continue
    base++
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
  return { base, counts, rowBases, columnBases }
}

function add(table: Uint32Array, place: number): void {
  table[place] = (table[place] ?? 0) + 1
}

// The places of one mark; many marks repeat, so they are kept.
const kept = new Map<number, readonly number[]>()
const MOST_KEPT = 50_000

function placesIn(mark: number, bits: boolean): readonly number[] {
  if (!bits) return [mark - 1]
  const known = kept.get(mark)
  if (known) return known
  const places: number[] = []
  for (let left = mark & ~ANSWERED_BIT; left !== 0; left &= left - 1) places.push(31 - Math.clz32(left & -left))
  if (kept.size < MOST_KEPT) kept.set(mark, places)
  return places
}

interface Closed {
  label: string
  categories: readonly Option[]
  marks: Column['marks']
  bits: boolean
}

function closed(sheets: Sheets, plan: Plan, variableId: string): Closed | undefined {
  const found = findColumn(sheets, plan, variableId)
  if (!found || !isClosed(found.variable)) return undefined
  const { variable, column } = found
  return { label: variable.label, categories: variable.categories, marks: column.marks, bits: column.kind === 'multiple' }
}

export const isClosed = (variable: Variable): variable is ClosedVariable => variable.kind !== 'number'
