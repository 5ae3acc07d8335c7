import type { Variable } from '../questions/question-type'
import type { Block, Marks, Sheets } from './columns'
import type { Plan } from './plan'
import type { Filter } from './results'

/** The places of the sheets of a block that count; null stands for every place from 0 to `size`. Good until the next `select`. */
export interface Selection {
  size: number
  rows: Uint16Array | null
}

/** Finds the standing sheets of a block that match. */
export type Selector = (block: Block) => Selection

type Test = (block: Block, size: number) => number

// One for all: a block is counted before the next one is looked at.
const rows = new Uint16Array(65_536)

/** Unknown hamlets, places and answers match nothing; an unknown variable too. */
export function selectorOf(sheets: Sheets, plan: Plan, filter: Filter): Selector {
  const tests: Test[] = []
  const { unitIds, placeIds } = sheets
  if (filter.hamlets.length > 0) {
    const wanted = tableOf(unitIds.length, (mark) => filter.hamlets.includes(unitIds[mark] ?? -1))
    tests.push((block, size) => keep(block.units, wanted, size))
  }
  if (filter.places.length > 0) {
    const wanted = tableOf(placeIds.length, (mark) => filter.places.includes(placeIds[mark] ?? -1))
    tests.push((block, size) => keep(block.places, wanted, size))
  }
  if (filter.from !== null || filter.to !== null) {
    const wanted = daysBetween(filter.from, filter.to)
    tests.push((block, size) => keep(block.days, wanted, size))
  }
  for (const [variable, codes] of byVariable(filter)) tests.push(answersTest(plan, variable, codes))
  return (block) => {
    const all = block.gone.length > 0 ? [standing, ...tests] : tests
    if (all.length === 0) return { size: block.size, rows: null }
    for (let place = 0; place < block.size; place++) rows[place] = place
    let { size } = block
    for (const test of all) size = test(block, size)
    return { size, rows }
  }
}

const STANDS = Uint8Array.of(1, 0)
const standing: Test = (block, size) => keep(block.gone, STANDS, size)

function byVariable({ answers }: Filter): Map<string, string[]> {
  const codes = new Map<string, string[]>()
  for (const { variable, code } of answers) codes.set(variable, [...(codes.get(variable) ?? []), code])
  return codes
}

const tableOf = (marksEnd: number, wanted: (mark: number) => boolean) =>
  Uint8Array.from({ length: marksEnd }, (_, mark) => (wanted(mark) ? 1 : 0))

function daysBetween(from: string | null, to: string | null): Uint8Array {
  const first = from === null ? 0 : numberOf(from)
  const last = to === null ? 0xffff : numberOf(to)
  return tableOf(0x10000, (day) => first <= day && day <= last)
}

const numberOf = (day: string) => Math.floor(Date.parse(day) / (24 * 60 * 60 * 1000))

// No branch: a place is always written, and the next one overwrites it unless it was kept.
function keep(marks: Marks, wanted: Uint8Array, size: number): number {
  if (marks.length === 0) return wanted[0] ? size : 0
  let kept = 0
  for (let each = 0; each < size; each++) {
    const row = rows[each] ?? 0
    rows[kept] = row
    kept += wanted[marks[row] ?? 0] ?? 0
  }
  return kept
}

function answersTest(plan: Plan, variableId: string, codes: readonly string[]): Test {
  const found = findVariable(plan, variableId)
  if (!found || found.variable.kind === 'number') return () => 0
  const { variable, at } = found
  const wanted = variable.categories.flatMap(({ code }, place) => (codes.includes(code) ? [place] : []))
  if (variable.kind === 'category') {
    const table = tableOf(variable.categories.length + 1, (mark) => wanted.includes(mark - 1))
    return (block, size) => keep(marksAt(block, at), table, size)
  }
  const bits = wanted.reduce((mark, place) => mark | (2 << place), 0)
  return (block, size) => keepBits(marksAt(block, at), bits, size)
}

function keepBits(marks: Marks, bits: number, size: number): number {
  if (marks.length === 0) return 0
  let kept = 0
  for (let each = 0; each < size; each++) {
    const row = rows[each] ?? 0
    rows[kept] = row
    kept += ((marks[row] ?? 0) & bits) === 0 ? 0 : 1
  }
  return kept
}

/** Where a variable's marks are: the place of its question in the plan and its own within it, or among what sheets bring with them. */
export type VariableAt = { question: number; variable: number } | { brought: number }

const EMPTY: Marks = new Uint8Array(0)
export const marksAt = ({ columns, brought }: Block, at: VariableAt): Marks =>
  ('brought' in at ? brought[at.brought] : columns[at.question]?.[at.variable]) ?? EMPTY

/** A variable of any question, or of what sheets bring with them, by its id. */
export function findVariable(
  { questions, brought }: Plan,
  variableId: string,
): { variable: Variable; at: VariableAt } | undefined {
  const place = brought.findIndex(({ variable }) => variable.id === variableId)
  const own = brought[place]
  if (own) return { variable: own.variable, at: { brought: place } }
  for (const [question, { variables }] of questions.entries()) {
    const place = variables.findIndex((each) => each.id === variableId)
    const variable = variables[place]
    if (variable) return { variable, at: { question, variable: place } }
  }
  return undefined
}
