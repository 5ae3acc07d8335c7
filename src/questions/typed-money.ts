import type { Fields } from '../kernel/fields'
import type { Read } from './judging'
import { typedLine } from './settings'
import { LARGEST_NUMBER } from './typed-number'

const UNITS: Readonly<Record<string, number>> = {
  ...{ tỷ: 1e9, tỉ: 1e9, triệu: 1e6, tr: 1e6, nghìn: 1e3, ngàn: 1e3 },
  ...{ đồng: 1, đ: 1, vnđ: 1, vnd: 1 },
}
const PART = /(\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?) ?(tỷ|tỉ|triệu|tr|nghìn|ngàn|đồng|đ|vnđ|vnd)?(?![\p{L}\d.,]) ?/uy
const CURRENCY = /(?<=tỷ|tỉ|triệu|tr|nghìn|ngàn) ?(?:đồng|đ|vnđ|vnd)$/u

/** Nobody writes so small a sum of a commune without saying what it counts. */
const LEAST_BARE = 1000

/**
 * Reads a sum of đồng as it is written in Viet Nam: `90.000.000`, `90 triệu`, `90 tr`, `1,2 tỷ`, `1 tỷ 200 triệu`. What
 * could be read in two ways is a fault: `1,200 triệu`, or a bare `90`, which may mean millions.
 */
export function readMoney(typed: string): Read<number> {
  const text = typed.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim().replace(CURRENCY, '')
  let [at, sum, unit] = [0, 0, Number.POSITIVE_INFINITY]
  while (at < text.length) {
    PART.lastIndex = at
    const [all = '', figure = '', name] = PART.exec(text) ?? []
    const own = name === undefined ? 1 : (UNITS[name] ?? 0)
    const value = all && readFigure(figure, own)
    // `1 tỷ 200`, and what is no less than what stands before it, are no sums.
    if (typeof value !== 'number' || own >= unit || (at > 0 && (name === undefined || value >= unit))) return UNCLEAR
    if (name === undefined && value < LEAST_BARE) return UNCLEAR
    sum += value
    unit = own
    at += all.length
  }
  return text === '' || sum > LARGEST_NUMBER || !Number.isInteger(sum) ? UNCLEAR : { value: sum }
}

const UNCLEAR = { fault: 'moneyUnclear' } as const

/** In đồng; undefined where it could also be another figure. */
function readFigure(figure: string, unit: number): number | undefined {
  const [whole = '', decimals = ''] = figure.split(',')
  const isGrouped = /^\d{1,3}(?:[. ]\d{3})+$/.test(whole)
  if (!isGrouped && whole.includes('.') && decimals) return undefined
  // A comma before three digits may be one between thousands, unless the sum would be beyond all sums.
  if (decimals.length === 3 && !isGrouped && !whole.startsWith('0') && Number(whole + decimals) * unit <= LARGEST_NUMBER)
    return undefined
  const plain = isGrouped ? whole.replace(/[. ]/g, '') : whole
  return Math.round(Number(decimals ? `${plain}.${decimals}` : plain) * unit * 1000) / 1000
}

/** A sum as typed, null when empty; what cannot be read stays text, for the schema to refuse and the form to show again. */
export function typedMoney(sent: Fields, name: string): number | string | null {
  const typed = typedLine(sent, name)
  if (typed === '') return null
  const read = readMoney(typed)
  return 'fault' in read ? typed : read.value
}
