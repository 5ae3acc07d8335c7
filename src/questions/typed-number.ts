import type { Read } from './judging'

const PLAIN = /^-?\d{1,15}(?:[.,](\d+))?$/
const DOTTED = /^-?\d{1,3}(?:\.\d{3})+(?:,(\d+))?$/
const SPACED = /^-?\d{1,3}(?: \d{3})+(?:,(\d+))?$/

/** At most this many: with three a dot before them could also be one between thousands. */
export const MOST_DECIMALS = 2
export const LARGEST_NUMBER = 1e12

/**
 * Reads a number as written in Viet Nam: `25000`, `25.000`, `25 000`, `2,5`, also `2.5`. A dot before three digits parts
 * thousands. More decimals than asked for are a fault, so that `25,000` is never taken for 25.
 */
export function readNumber(typed: string, decimals: number): Read<number> {
  const text = typed
    .trim()
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .replace(/^[\u2212\u2013]/, '-')
  const thousands = DOTTED.exec(text) ?? SPACED.exec(text)
  const found = thousands ?? PLAIN.exec(text)
  if (!found) return { fault: 'notANumber' }
  if ((found[1]?.length ?? 0) > decimals) return { fault: decimals === 0 ? 'notWhole' : `tooPrecise ${decimals}` }
  const value = Number((thousands ? text.replace(/[. ]/g, '') : text).replace(',', '.'))
  if (Math.abs(value) > LARGEST_NUMBER) return { fault: 'notANumber' }
  return { value: value === 0 ? 0 : value }
}

/** As a person would type it, without dots between thousands. */
export const typedNumberOf = (value: number): string => String(value).replace('.', ',')
