import type { AskedQuestion, Counted, Variable } from '../questions/question-type'
import { typeOf } from '../questions/types'
import { ANSWERED, ANSWERED_BIT, ASKED, type Column, type Sheets } from './columns'
import type { PlannedQuestion } from './plan'
import type { Selection } from './select'

/** How often each mark occurs among the selected sheets. One pass, whatever the selection. */
export function histogram(
  marks: Uint8Array | Uint16Array | Uint32Array,
  { size, rows }: Selection,
  marksEnd: number,
): Uint32Array {
  // Two tables by turns: adding to the cell one has just added to would wait for the memory.
  const even = new Uint32Array(marksEnd)
  const odd = new Uint32Array(marksEnd)
  let each = 0
  if (rows === null) {
    for (; each + 1 < size; each += 2) {
      add(even, marks[each])
      add(odd, marks[each + 1])
    }
    if (each < size) add(even, marks[each])
  } else {
    for (; each + 1 < size; each += 2) {
      add(even, marks[rows[each] ?? 0])
      add(odd, marks[rows[each + 1] ?? 0])
    }
    if (each < size) add(even, marks[rows[each] ?? 0])
  }
  return even.map((count, mark) => count + (odd[mark] ?? 0))
}

function add(table: Uint32Array, mark = 0): void {
  table[mark] = (table[mark] ?? 0) + 1
}

/** How many sheets answered a multiple variable, and how often each bit is set. */
export function bitCounts(marks: Uint32Array, { size, rows }: Selection, bits: number): { answered: number; counts: number[] } {
  const counts = new Uint32Array(32)
  let answered = 0
  for (let each = 0; each < size; each++) {
    const mark = marks[rows === null ? each : (rows[each] ?? 0)] ?? 0
    answered += mark >>> 31
    for (let left = mark & ~ANSWERED_BIT; left !== 0; left &= left - 1) add(counts, 31 - Math.clz32(left & -left))
  }
  return { answered, counts: [...counts.subarray(0, bits)] }
}

/** What a question's type needs to tally any wording of it. */
export function countedOf(
  sheets: Sheets,
  planned: PlannedQuestion,
  place: number,
  selection: Selection,
): (wording: AskedQuestion) => Counted {
  const status = histogram(sheets.statuses[place] ?? new Uint8Array(0), selection, 3)
  const answered = status[ANSWERED] ?? 0
  const asked = answered + (status[ASKED] ?? 0)
  const found = new Map<string, VariableCount>()
  const find = (id: string) => {
    const at = planned.variables.findIndex((each) => each.id === id)
    const count = found.get(id) ?? countVariable(planned.variables[at], sheets.columns[place]?.[at], selection)
    found.set(id, count)
    return count
  }
  return (wording) => {
    const variables = new Map(
      typeOf(wording.type)
        .variables(wording)
        .map((each) => [each.id, each]),
    )
    return {
      asked,
      answered,
      categories: (id) => {
        const { answered: base, byCode } = find(id)
        const variable = variables.get(id)
        const categories = variable && variable.kind !== 'number' ? variable.categories : []
        return { answered: base, counts: categories.map(({ code }) => byCode.get(code) ?? 0) }
      },
      numbers: (id) => ({ answered: find(id).answered, frequencies: find(id).frequencies }),
    }
  }
}

interface VariableCount {
  answered: number
  byCode: ReadonlyMap<string, number>
  frequencies: readonly (readonly [value: number, count: number])[]
}

const NOTHING: VariableCount = { answered: 0, byCode: new Map(), frequencies: [] }

function countVariable(variable: Variable | undefined, column: Column | undefined, selection: Selection): VariableCount {
  if (!variable || !column) return NOTHING
  if (column.kind === 'number') {
    const counts = histogram(column.marks, selection, column.values.length + 1)
    const frequencies = column.values.map((value, place) => [value, counts[place + 1] ?? 0] as const)
    const given = frequencies.filter(([, count]) => count > 0).sort(([one], [other]) => one - other)
    return { ...NOTHING, answered: selection.size - (counts[0] ?? 0), frequencies: given }
  }
  if (variable.kind === 'number') return NOTHING
  const { answered, counts } =
    column.kind === 'multiple'
      ? bitCounts(column.marks, selection, variable.categories.length)
      : categoryCounts(column.marks, selection, variable.categories.length)
  return { ...NOTHING, answered, byCode: new Map(variable.categories.map(({ code }, place) => [code, counts[place] ?? 0])) }
}

function categoryCounts(marks: Uint8Array | Uint16Array, selection: Selection, categories: number) {
  const counts = histogram(marks, selection, categories + 1)
  return { answered: selection.size - (counts[0] ?? 0), counts: [...counts.subarray(1)] }
}
