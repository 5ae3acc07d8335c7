import { below, type Fields } from '../kernel/fields'
import { readable } from '../kernel/ids'

/** What the editors of projects and of lines of a budget share: rows with several controls each. */

const SPARE_ROWS = 2

/** The numbers of the rows that were sent, ascending. */
export const sentPlaces = (sent: Fields, name: string): number[] =>
  [...new Set([...below(sent, `${name}.`).keys()].map((key) => Number.parseInt(key, 10)))]
    .filter(Number.isSafeInteger)
    .sort((one, other) => one - other)

/** The rows and two empty ones, each with a code it keeps for good, so that saving twice makes one row, not two. */
export function withSpareCodes<Row extends { code: string }>(rows: readonly Row[], most: number): (Row | { code: string })[] {
  const all: (Row | { code: string })[] = [...rows]
  for (let spare = 0; spare < SPARE_ROWS && all.length < most; spare++) all.push({ code: freshCode(all) })
  return all
}

/** A code no row bears; four of 21 signs, so that one taken away long ago does not come back. */
export function freshCode(rows: readonly { code: string }[]): string {
  const code = readable(4).toLowerCase()
  return rows.some((each) => each.code === code) ? freshCode(rows) : code
}
