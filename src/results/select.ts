import { ANSWERED_BIT, type Sheets } from './columns'
import type { Plan } from './plan'
import type { Filter } from './results'

/** The places of the sheets that count; null stands for every place from 0 to `size`. */
export interface Selection {
  size: number
  rows: Uint32Array | null
}

type Bytes = Uint8Array | Uint16Array

/** The standing sheets that match. Unknown hamlets, places and answers match nothing; an unknown variable too. */
export function select(sheets: Sheets, plan: Plan, filter: Filter): Selection {
  const tests: ((rows: Uint32Array, size: number) => number)[] = []
  if (sheets.standing < sheets.size) tests.push(keeping(sheets.stands, (value) => value === 1, 2))
  if (filter.hamlets.length > 0)
    tests.push(keeping(sheets.units, (value) => filter.hamlets.includes(sheets.unitIds[value] ?? -1), sheets.unitIds.length))
  if (filter.places.length > 0)
    tests.push(keeping(sheets.places, (value) => filter.places.includes(sheets.placeIds[value] ?? -1), sheets.placeIds.length))
  if (filter.from !== null || filter.to !== null) tests.push(keepingDays(sheets.days, filter.from, filter.to))
  for (const [variable, codes] of byVariable(filter)) tests.push(keepingAnswers(sheets, plan, variable, codes))
  if (tests.length === 0) return { size: sheets.size, rows: null }
  const every = new Uint32Array(sheets.size)
  for (let place = 0; place < every.length; place++) every[place] = place
  let size = every.length
  for (const test of tests) size = test(every, size)
  return { size, rows: every.subarray(0, size) }
}

function byVariable({ answers }: Filter): Map<string, string[]> {
  const codes = new Map<string, string[]>()
  for (const { variable, code } of answers) codes.set(variable, [...(codes.get(variable) ?? []), code])
  return codes
}

// No branch: a place is always written, and the next one overwrites it unless it was kept.
function keeping(marks: Bytes, wanted: (mark: number) => boolean, marksEnd: number) {
  const table = Uint8Array.from({ length: marksEnd }, (_, mark) => (wanted(mark) ? 1 : 0))
  return (rows: Uint32Array, size: number) => {
    let kept = 0
    for (let each = 0; each < size; each++) {
      const row = rows[each] ?? 0
      rows[kept] = row
      kept += table[marks[row] ?? 0] ?? 0
    }
    return kept
  }
}

function keepingDays(days: Uint16Array, from: string | null, to: string | null) {
  const first = from === null ? 0 : numberOf(from)
  const last = to === null ? 0xffff : numberOf(to)
  return keeping(days, (day) => first <= day && day <= last, 0x10000)
}

const numberOf = (day: string) => Math.floor(Date.parse(day) / (24 * 60 * 60 * 1000))

function keepingAnswers(sheets: Sheets, plan: Plan, variableId: string, codes: readonly string[]) {
  const found = findColumn(sheets, plan, variableId)
  if (!found || found.column.kind === 'number' || found.variable.kind === 'number') return () => 0
  const wanted = found.variable.categories.flatMap(({ code }, place) => (codes.includes(code) ? [place] : []))
  if (found.column.kind === 'category')
    return keeping(found.column.marks, (mark) => wanted.includes(mark - 1), found.variable.categories.length + 1)
  const bits = wanted.reduce((mark, place) => mark | (1 << place), 0) & ~ANSWERED_BIT
  const { marks } = found.column
  return (rows: Uint32Array, size: number) => {
    let kept = 0
    for (let each = 0; each < size; each++) {
      const row = rows[each] ?? 0
      rows[kept] = row
      kept += ((marks[row] ?? 0) & bits) === 0 ? 0 : 1
    }
    return kept
  }
}

/** A variable of any question by its id. */
export function findColumn(sheets: Sheets, plan: Plan, variableId: string) {
  for (const [place, { variables }] of plan.questions.entries()) {
    const at = variables.findIndex((each) => each.id === variableId)
    const variable = variables[at]
    const column = sheets.columns[place]?.[at]
    if (variable && column) return { variable, column }
  }
  return undefined
}
