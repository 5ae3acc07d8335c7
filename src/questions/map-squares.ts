import type { Option } from './question-type'

/** A plan is laid out in squares named like those of a chess board, wide enough for a finger on a phone. */

const SQUARES_ACROSS = 6
const MOST_DOWN = 12

export interface Squares {
  across: number
  down: number
}

export const squaresOf = ({ width, height }: { width: number; height: number }): Squares => ({
  across: SQUARES_ACROSS,
  down: Math.min(MOST_DOWN, Math.max(2, Math.round((SQUARES_ACROSS * height) / width))),
})

/** `a1` in the upper left corner, row by row. */
export const squareCodes = ({ across, down }: Squares): string[] =>
  Array.from({ length: across * down }, (_, place) => codeAt(place % across, Math.floor(place / across)))

const codeAt = (column: number, row: number): string => `${'abcdefghijkl'.charAt(column)}${row + 1}`

export const nameOfSquare = (code: string): string => code.toUpperCase()

export const squareOptions = (squares: Squares, named: (name: string) => string): Option[] =>
  squareCodes(squares).map((code) => ({ code, label: named(nameOfSquare(code)) }))

/** The square that holds a point, given in per mille from the left and from the top. */
export function squareAt({ across, down }: Squares, x: number, y: number): string {
  const within = (at: number, count: number) => Math.min(count - 1, Math.floor((at * count) / 1000))
  return codeAt(within(x, across), within(y, down))
}

/** The middle of a square in per mille. */
export function middleOf({ across, down }: Squares, code: string): { x: number; y: number } {
  const column = 'abcdefghijkl'.indexOf(code.charAt(0))
  const row = Number(code.slice(1)) - 1
  return { x: ((column + 0.5) * 1000) / across, y: ((row + 0.5) * 1000) / down }
}

/** A point as one number, so that equal points are counted together. */
export const pointNumber = (x: number, y: number): number => y * 1001 + x
export const pointOfNumber = (point: number): { x: number; y: number } => ({ x: point % 1001, y: Math.floor(point / 1001) })
