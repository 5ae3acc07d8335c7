import type { Operation } from './evaluate'

/** How firmly our operations between two values hold them together: `1 + 2 * 3` is read from the greatest down. */
export const POWERS: Readonly<Partial<Record<Operation, number>>> = {
  or: 1,
  and: 2,
  '=': 3,
  '!=': 3,
  in: 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
}
