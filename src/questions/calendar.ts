import { pointNumber, pointOfNumber } from './map-squares'
import type { NumberForm } from './question-type'

/** Days, months, years and times of day: as kept (`2026-11-22`, `2026-11`, `2026`, `14:30`), as counted and as shown. */

export type Precision = 'day' | 'month' | 'year'

const DAY_MS = 24 * 60 * 60 * 1000

/** The day, or the first day of the month or year, as days since 1970. */
export const dayCount = (kept: string): number => Date.parse(`${kept}-01-01`.slice(0, 10)) / DAY_MS

const minutesOf = (kept: string): number => Number(kept.slice(0, 2)) * 60 + Number(kept.slice(3))

const two = (figure: number): string => String(figure).padStart(2, '0')

/** What is counted of a kept day, month, year or time. */
export function countedAs(kept: string, form: NumberForm): number {
  if (form === 'point') return pointNumber(Number(kept.split(' ')[0]), Number(kept.split(' ')[1]))
  return form === 'time' ? minutesOf(kept) : dayCount(kept)
}

/** Of what is kept. */
export const LENGTHS = { day: 10, month: 7, year: 4 } as const

/** What was kept, from what is counted. */
export function keptAs(counted: number, form: NumberForm): string {
  if (form === 'point') {
    const { x, y } = pointOfNumber(counted)
    return `${x} ${y}`
  }
  if (form === 'time') return `${two(Math.floor(counted / 60))}:${two(counted % 60)}`
  return new Date(counted * DAY_MS).toISOString().slice(0, LENGTHS[form])
}

/** 22/11/2026, 11/2026, 2026: day first in every language we have; anything else as it is. */
export const shownDay = (kept: string): string =>
  /^\d{4}(-\d{2}){0,2}$/.test(kept) ? kept.split('-').toReversed().join('/') : kept

/** `today`, `today+7` and `today-30` as a day; a day as it is. Undefined where today is not known. */
export function dayMeant(bound: string, today: string): string | undefined {
  const relative = /^today([+-]\d+)?$/.exec(bound)
  if (!relative) return bound
  return today ? keptAs(dayCount(today) + Number(relative[1] ?? 0), 'day') : undefined
}

/** The bound as an author or a resident reads it. */
export function shownBound(bound: string, words: { today: string }, precision: Precision = 'day'): string {
  const relative = /^today(?:([+-])(\d+))?$/.exec(bound)
  if (!relative) return shownDay(/^\d{4}-/.test(bound) ? bound.slice(0, LENGTHS[precision]) : bound)
  return relative[1] ? `${words.today} ${relative[1]} ${relative[2]}` : words.today
}

/** Both bounds in a sentence, as they are to be read; '' where there are none. */
export function limitsSaid(
  least: string | null,
  most: string | null,
  words: { between(least: string, most: string): string; from(least: string): string; upTo(most: string): string },
): string {
  if (least !== null && most !== null) return words.between(least, most)
  if (least !== null) return words.from(least)
  return most === null ? '' : words.upTo(most)
}

/** Days in rows that a chart can hold: by day, month, year or ten years, whichever is the finest with at most 31 of them. */
export function dayRows(frequencies: readonly (readonly [value: number, count: number])[]) {
  const days = frequencies.map(([value, count]) => [keptAs(value, 'day'), count] as const)
  const finest = days.every(([day]) => day.endsWith('-01-01')) ? 2 : days.every(([day]) => day.endsWith('-01')) ? 1 : 0
  for (const step of STEPS.slice(finest)) {
    const counts = new Map<string, number>()
    for (const [day, count] of days) counts.set(step.of(day), (counts.get(step.of(day)) ?? 0) + count)
    const codes = between([...counts.keys()], step.next)
    if (codes && (codes.length <= MOST_ROWS || step === STEPS.at(-1)))
      return codes.map((code) => ({ code, label: step.shown(code), count: counts.get(code) ?? 0 }))
  }
  return []
}

const MOST_ROWS = 31
const MOST_STEPS = 500

interface Step {
  of(day: string): string
  next(code: string): string
  shown(code: string): string
}

const STEPS: readonly Step[] = [
  { of: (day) => day, next: (code) => keptAs(dayCount(code) + 1, 'day'), shown: shownDay },
  {
    of: (day) => day.slice(0, 7),
    next: (code) => keptAs(dayCount(code) + 31, 'month'),
    shown: shownDay,
  },
  { of: (day) => day.slice(0, 4), next: (code) => String(Number(code) + 1), shown: (code) => code },
  {
    of: (day) => `${day.slice(0, 3)}0s`,
    next: (code) => `${Number(code.slice(0, 4)) + 10}s`,
    shown: (code) => `${code.slice(0, 4)}–${code.slice(0, 3)}9`,
  },
]

/** Every step from the first code to the last, also those nobody gave; undefined for too many. */
function between(codes: readonly string[], next: (code: string) => string): string[] | undefined {
  const [first] = codes
  const last = codes.at(-1) ?? ''
  if (first === undefined) return []
  const all = [first]
  for (let code = first; code < last; all.push(code)) {
    if (all.length > MOST_STEPS) return undefined
    code = next(code)
  }
  return all
}

/** The hours from the first to the last that was given. */
export function hourRows(frequencies: readonly (readonly [value: number, count: number])[], words: (hour: string) => string) {
  const hours = frequencies.map(([value, count]) => [Math.floor(value / 60), count] as const)
  const [first] = hours[0] ?? []
  const [last] = hours.at(-1) ?? []
  if (first === undefined || last === undefined) return []
  return Array.from({ length: last - first + 1 }, (_, place) => {
    const count = hours.reduce((sum, [hour, each]) => (hour === first + place ? sum + each : sum), 0)
    return { code: two(first + place), label: words(String(first + place)), count }
  })
}
