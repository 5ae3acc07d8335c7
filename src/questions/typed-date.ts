import { folded } from '../kernel/search'
import { dayCount, keptAs, type Precision } from './calendar'
import type { Read } from './judging'

const EARLIEST_YEAR = 1800
const LATEST_YEAR = 2200
const LONGEST = 60

const ISO = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/
// 5/3/1980, 05-03-1980, 5.3.1980, 5 3 1980; and as people say it: "ngày 5 tháng 3 năm 1980", "mùng 2/9/1945".
const GAP = '(?: ?[/.,-] ?| )'
const WRITTEN = new RegExp(
  String.raw`^(?:ngay )?(?:mung |mong )?(\d{1,2})(?:${GAP}|${GAP}?thang ?|${GAP}?t)(\d{1,2})(?:${GAP}|${GAP}?nam ?)(\d{4}|\d{2})$`,
)
const MONTH = new RegExp(String.raw`^(?:thang ?|t)?(\d{1,2})(?:${GAP}|${GAP}?nam ?)(\d{4}|\d{2})$`)
const YEAR = /^(?:nam )?(\d{4}|\d{2})$/
const EIGHT = /^(\d{2})(\d{2})(\d{4})$/
const SIX = /^(\d{2})(\d{4})$/

interface Parts {
  day: string
  month: string
  year: string
}

/**
 * Reads a date as people write it here, day first, or as a browser's calendar sends it. Whoever gives more than was asked
 * for is understood; a year of two figures is asked about, never guessed.
 */
export function readDate(typed: string, precision: Precision): Read<string> {
  if (typed.length > LONGEST) return { fault: FAULTS[precision] }
  const parts = partsOf(folded(typed.normalize('NFKC')), precision)
  if (!parts) return { fault: FAULTS[precision] }
  const { day, month, year } = parts
  if (year.length === 2) return { fault: 'shortYear' }
  if (Number(year) < EARLIEST_YEAR || Number(year) > LATEST_YEAR) return { fault: 'unlikelyYear' }
  if (precision === 'year') return { value: year }
  if (Number(month) > 12 && Number(month) <= 31 && Number(day) <= 12 && precision === 'day') return { fault: 'monthFirst' }
  if (Number(month) < 1 || Number(month) > 12) return { fault: 'noSuchMonth' }
  const kept = `${year}-${month.padStart(2, '0')}`
  if (precision === 'month') return { value: kept }
  const full = `${kept}-${day.padStart(2, '0')}`
  // February the 30th would become March the 1st or 2nd.
  return Number(day) >= 1 && keptAs(dayCount(`${kept}-01`) + Number(day) - 1, 'day') === full
    ? { value: full }
    : { fault: 'noSuchDay' }
}

const FAULTS = { day: 'notADay', month: 'notAMonth', year: 'notAYear' } as const

function partsOf(text: string, precision: Precision): Parts | undefined {
  const iso = ISO.exec(text)
  const written = WRITTEN.exec(text) ?? EIGHT.exec(text)
  if (written) return { day: written[1] ?? '', month: written[2] ?? '', year: written[3] ?? '' }
  if (iso?.[3]) return { day: iso[3], month: iso[2] ?? '', year: iso[1] ?? '' }
  if (precision === 'day') return undefined
  const month = MONTH.exec(text) ?? SIX.exec(text)
  if (month && !(precision === 'year' && text.length <= 2)) return { day: '1', month: month[1] ?? '', year: month[2] ?? '' }
  if (iso?.[2]) return { day: '1', month: iso[2], year: iso[1] ?? '' }
  const year = precision === 'year' ? YEAR.exec(text) : null
  return year ? { day: '1', month: '1', year: year[1] ?? '' } : undefined
}

const BOUND = /^(?:hom nay|today)(?: ?([+-]) ?(\d{1,5})(?: ?(?:ngay|days?))?)?$/

/** A bound as an author writes it: a date, or "hôm nay - 30". `today`, `today+7`, `2026-12-31`; '' for none; else as typed. */
export function readBound(typed: string): string {
  const text = folded(typed.replace(/[\u2212\u2013]/g, '-'))
  if (text === '') return ''
  const relative = BOUND.exec(text)
  if (relative) return Number(relative[2] ?? 0) === 0 ? 'today' : `today${relative[1]}${Number(relative[2])}`
  const read = readDate(typed, 'day')
  return 'value' in read ? read.value : typed
}
