import type { Block, Distribution, Grid, Measures, Tally } from '../questions/tally'
import { united } from './plan'

/** The tally of the newest wording, with the rows that only older wordings had put after it. */
export function mergeTallies(newest: Tally, older: readonly Tally[]): Tally {
  let blocks = newest.blocks
  for (const each of older) blocks = mergeLists(blocks, each.blocks)
  return { ...newest, blocks }
}

function mergeLists(newer: readonly Block[], older: readonly Block[]): readonly Block[] {
  const merged = newer.map((block) => {
    const same = older.find(({ id, kind }) => id === block.id && kind === block.kind)
    return same ? mergeBlocks(block, same) : block
  })
  return [...merged, ...older.filter(({ id }) => !newer.some((block) => block.id === id))]
}

function mergeBlocks(newer: Block, older: Block): Block {
  if (newer.kind === 'distribution' && older.kind === 'distribution') return mergeDistributions(newer, older)
  if (newer.kind === 'grid' && older.kind === 'grid') return mergeGrids(newer, older)
  if (newer.kind === 'measures' && older.kind === 'measures') return mergeMeasures(newer, older)
  return newer
}

const mergeDistributions = (newer: Distribution, older: Distribution): Distribution => ({
  ...newer,
  rows: united(newer.rows, older.rows),
})

const mergeMeasures = (newer: Measures, older: Measures): Measures => ({ ...newer, rows: united(newer.rows, older.rows) })

function mergeGrids(newer: Grid, older: Grid): Grid {
  const columns = united(newer.columns, older.columns)
  const countIn = (grid: Grid, row: string, column: string) => {
    const place = grid.columns.findIndex(({ code }) => code === column)
    return grid.rows.find(({ code }) => code === row)?.counts[place]
  }
  const rows = united(newer.rows, older.rows).map((row) => ({
    ...row,
    counts: columns.map(({ code }) => countIn(newer, row.code, code) ?? countIn(older, row.code, code) ?? 0),
  }))
  return { ...newer, columns, rows }
}
