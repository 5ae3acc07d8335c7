import type { AskedQuestion, Counted, Variable } from '../questions/question-type'
import { typeOf } from '../questions/types'
import { ANSWERED, ASKED, type Block, type Marks, type Sheets, statusAt } from './columns'
import type { Plan, PlannedQuestion } from './plan'
import type { Selection } from './select'

/** How often each mark occurs. Two tables by turns: adding to the cell one has just added to would wait for the memory. */
interface Histogram {
  even: Uint32Array
  odd: Uint32Array
}

/** What has been counted of a question so far: its statuses, and the marks of each variable. */
export interface QuestionCounts {
  statuses: Uint32Array
  /** For a multiple variable: how many answered, then how often each bit is set. */
  variables: Histogram[]
}

export const blankCounts = ({ questions }: Plan, sheets: Sheets, place: number): QuestionCounts => ({
  statuses: new Uint32Array(4),
  variables: (questions[place]?.variables ?? []).map((variable, at) => {
    const marksEnd = variable.kind === 'number' ? (sheets.values[place]?.[at]?.length ?? 0) : variable.categories.length
    return { even: new Uint32Array(marksEnd + 1), odd: new Uint32Array(marksEnd + 1) }
  }),
})

interface Counting {
  counts: QuestionCounts
  plan: Plan
  block: Block
  /** Of the question in the plan. */
  place: number
}

/** Adds what the selected sheets of one block say to one question. */
export function countQuestion({ counts, plan, block, place }: Counting, selection: Selection): void {
  if (selection.size === 0) return
  const status = block.statuses[place]
  if (status) countStatuses(counts.statuses, status, selection)
  for (const [at, histogram] of counts.variables.entries()) {
    const marks = block.columns[place]?.[at]
    if (!marks || marks.length === 0) continue
    if (plan.questions[place]?.variables[at]?.kind === 'multiple') countBits(histogram.even, marks, selection)
    else countMarks(histogram, marks, selection)
  }
}

function countMarks({ even, odd }: Histogram, marks: Marks, { size, rows }: Selection): void {
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
}

function add(table: Uint32Array, mark = 0): void {
  table[mark] = (table[mark] ?? 0) + 1
}

// The lowest bit says that the sheet answered.
function countBits(counts: Uint32Array, marks: Marks, { size, rows }: Selection): void {
  for (let each = 0; each < size; each++) {
    const mark = marks[rows === null ? each : (rows[each] ?? 0)] ?? 0
    for (let left = mark; left !== 0; left &= left - 1) add(counts, 31 - Math.clz32(left & -left))
  }
}

function countStatuses(counts: Uint32Array, status: Uint8Array, { size, rows }: Selection): void {
  if (rows !== null) {
    for (let each = 0; each < size; each++) {
      const row = rows[each] ?? 0
      add(counts, statusAt(status, row))
    }
    return
  }
  const fours = new Uint32Array(256)
  for (let four = 0; four < size; four += 4) add(fours, status[four >> 2])
  for (let four = 0; four < 256; four++) {
    for (let shift = 0; shift < 8; shift += 2) {
      const value = (four >> shift) & 3
      counts[value] = (counts[value] ?? 0) + (fours[four] ?? 0)
    }
  }
}

/** What a question's type needs to tally any wording of it. */
export function countedOf(
  counts: QuestionCounts,
  { variables: planned }: PlannedQuestion,
  values: readonly (readonly number[])[],
): (wording: AskedQuestion) => Counted {
  const answered = counts.statuses[ANSWERED] ?? 0
  const asked = answered + (counts.statuses[ASKED] ?? 0)
  const found = new Map(
    planned.map((variable, at) => [variable.id, variableCount(variable, counts, at, values[at] ?? [])] as const),
  )
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
        const { answered: base, byCode } = found.get(id) ?? NOTHING
        const variable = variables.get(id)
        const categories = variable && variable.kind !== 'number' ? variable.categories : []
        return { answered: base, counts: categories.map(({ code }) => byCode.get(code) ?? 0) }
      },
      numbers: (id) => found.get(id) ?? NOTHING,
    }
  }
}

interface VariableCount {
  answered: number
  byCode: ReadonlyMap<string, number>
  frequencies: readonly (readonly [value: number, count: number])[]
}

const NOTHING: VariableCount = { answered: 0, byCode: new Map(), frequencies: [] }

function variableCount(variable: Variable, { variables }: QuestionCounts, at: number, values: readonly number[]): VariableCount {
  const histogram = variables[at]
  if (!histogram) return NOTHING
  const { even, odd } = histogram
  const counts = even.map((count, mark) => count + (odd[mark] ?? 0))
  if (variable.kind === 'number') {
    const frequencies = values.map((value, place) => [value, counts[place + 1] ?? 0] as const)
    const given = frequencies.filter(([, count]) => count > 0).sort(([one], [other]) => one - other)
    return { ...NOTHING, answered: given.reduce((sum, [, count]) => sum + count, 0), frequencies: given }
  }
  const byCode = new Map(variable.categories.map(({ code }, place) => [code, counts[place + 1] ?? 0]))
  if (variable.kind === 'multiple') return { ...NOTHING, answered: counts[0] ?? 0, byCode }
  return { ...NOTHING, answered: [...byCode.values()].reduce((sum, count) => sum + count, 0), byCode }
}
