import type { PublishedResults } from '../../src/publication/hide-results'
import { UNANSWERED } from '../../src/publication/hide-tally'

/**
 * What a patient reader works out from a publication alone. A hidden count is at least 1, since zero is shown; every
 * table adds up to a total that is known, those that did not answer included. The tables hang on the total of sheets
 * like branches on a trunk, so narrowing the bounds until nothing moves finds exactly the possible range.
 */
export interface Unknown {
  where: string
  least: number
  most: number
}

interface Equation {
  total: number
  cells: Unknown[]
}

export function attack({ participation, tallies }: PublishedResults): Unknown[] {
  const sheets = participation.total
  if (sheets === null) return []
  const equations: Equation[] = []
  const add = (where: string, total: number, counts: readonly (number | null)[], rest = 0) => {
    // A reader knows that so few left it empty that it is not said.
    const unknown = { where: `${where} rest`, least: 0, most: rest }
    const cells = counts.map((count, place) => ({ where: `${where} ${place}`, least: count ?? 1, most: count ?? sheets }))
    equations.push({ total, cells: rest ? [...cells, unknown] : cells })
  }
  const { byHamlet, byPlace, byChannel, byDay } = participation
  for (const [name, table] of Object.entries({ byHamlet, byPlace, byChannel, byDay }))
    if (table)
      add(
        name,
        sheets,
        table.map((row) => row.responses),
      )
  for (const [id, { blocks, ofAllSheets }] of tallies) {
    const rest = ofAllSheets ? 4 : 0
    for (const block of blocks) {
      if (block.kind === 'distribution' && block.exclusive) {
        const answers = block.rows.filter((row) => row.code !== UNANSWERED)
        add(
          id,
          block.base,
          answers.map((row) => row.count),
          answers.length < block.rows.length ? rest : 0,
        )
      }
      if (block.kind === 'numbers')
        add(
          id,
          block.base,
          block.bins.map((bin) => bin.count),
          rest,
        )
      if (block.kind === 'grid')
        for (const row of block.rows)
          if (row.base !== null) add(`${id} ${row.code}`, row.base, row.counts, row.base === sheets ? rest : 0)
    }
  }
  while (equations.some(narrow));
  return equations.flatMap(({ cells }) => cells)
}

/** Every figure of a publication that counts people and is shown, with the base it is part of. */
export function shownCounts({ participation, tallies }: PublishedResults): { count: number; base: number | null }[] {
  const shown: { count: number | null; base: number | null }[] = [{ count: participation.total, base: null }]
  const { byHamlet, byPlace, byChannel, byDay, total } = participation
  for (const table of [byHamlet, byPlace, byChannel, byDay])
    for (const row of table ?? []) shown.push({ count: row.responses, base: null })
  for (const { asked, answered, unanswered, blocks } of tallies.values()) {
    for (const count of [asked, answered]) shown.push({ count, base: total })
    shown.push({ count: unanswered, base: null })
    for (const block of blocks) {
      if (block.kind === 'distribution')
        for (const { count } of block.rows) shown.push({ count, base: block.exclusive ? null : block.base })
      if (block.kind === 'grid')
        for (const row of block.rows) for (const count of [row.base, ...row.counts]) shown.push({ count, base: null })
      if (block.kind === 'measures') for (const row of block.rows) shown.push({ count: row.base, base: null })
      if (block.kind === 'numbers') for (const { count } of block.bins) shown.push({ count, base: null })
      if ('base' in block) shown.push({ count: block.base, base: total })
    }
  }
  return shown.flatMap(({ count, base }) => (count === null ? [] : [{ count, base }]))
}

function narrow({ total, cells }: Equation): boolean {
  let moved = false
  for (const each of cells) {
    const others = cells.filter((other) => other !== each)
    const most = total - others.reduce((sum, other) => sum + other.least, 0)
    const least = total - others.reduce((sum, other) => sum + other.most, 0)
    if (most < each.most) {
      each.most = most
      moved = true
    }
    if (least > each.least) {
      each.least = least
      moved = true
    }
  }
  return moved
}
