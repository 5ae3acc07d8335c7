import { createHash } from 'node:crypto'
import { folded } from '../kernel/search'
import { lengthOf } from '../kernel/text'

/**
 * What is odd in the sheets of one day (docs/decisions/009-suspicion-without-names.md): minutes with very many, many
 * that say exactly the same, the same long words again and again. Questions for the committee, never a verdict. Pure.
 */

export interface Doubt {
  /** Stays the same however often the day is looked through. */
  mark: string
  kind: 'burst' | 'sameAnswers' | 'sameWords' | 'asked'
  at: Date
  minutes: number
  sheets: number
  passed: number
  unitId: number
  placeId: number
  responseId: number
  questionId: string
}

export interface LookedSheet {
  id: number
  receivedAt: Date
  unitId: number | null
  placeId: number | null
  answers: Readonly<Record<string, unknown>>
}

interface Same {
  sheets: number
  /** The hamlet of all of them; 0 for several or none. */
  unitId: number
  /** The first of them; not the sheet itself, of which a day has too many to be kept in memory. */
  firstId: number
  firstAt: Date
  questionId: string
}

/** One day of one consultation, as far as it was read. */
export interface DayLedger {
  day: string
  /** Sheets by minute and group, the minutes in order. */
  minutes: Map<string, Map<number, number>>
  hours: Map<number, number>
  answers: Map<string, Same>
  words: Map<string, Same>
}

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

// A family, a queue at the notice board, a class of pupils: none of that is a burst.
const BURST_SHEETS = 20
const TIMES_THE_USUAL = 10
/** Minutes of a day in which people answer. */
const ACTIVE_MINUTES = 600
const LONGEST_GAP = 5 * MINUTE
const SAME_SHEETS = 10
const SAME_SHARE = 1 / 3
const FEWEST_ANSWERS = 5
const SAME_WORDS = 5
const WORDS_LONG = 40
const MANY_ASKED = 10
// Beyond so many different ones a day, new ones are no longer told apart: memory stays bounded.
const MOST_KEPT = 100_000

export const blankDay = (day: string): DayLedger => ({
  day,
  minutes: new Map(),
  hours: new Map(),
  answers: new Map(),
  words: new Map(),
})

/** Where a sheet came from: its QR place, else its hamlet, else neither. */
export const groupOf = ({ unitId, placeId }: { unitId: number | null; placeId: number | null }): string =>
  placeId ? `place${placeId}` : unitId ? `unit${unitId}` : ''

/** Enters a sheet of the ledger's day. */
export function enter(ledger: DayLedger, sheet: LookedSheet): void {
  const moment = sheet.receivedAt.getTime()
  const minutes = ledger.minutes.get(groupOf(sheet)) ?? new Map<number, number>()
  ledger.minutes.set(groupOf(sheet), minutes)
  addTo(minutes, Math.floor(moment / MINUTE) * MINUTE)
  const hour = Math.floor(moment / HOUR) * HOUR
  addTo(ledger.hours, hour)
  if (Object.keys(sheet.answers).length >= FEWEST_ANSWERS)
    enterSame(ledger.answers, `${hour} ${digest(JSON.stringify(sheet.answers))}`, sheet, '')
  for (const [questionId, answer] of Object.entries(sheet.answers))
    for (const words of longWordsIn(answer)) enterSame(ledger.words, digest(folded(words)), sheet, questionId)
}

/**
 * What stands out by now. `usualOf` gives sheets in a usual minute of a group before that day. Hours under way are
 * not judged yet.
 */
export function doubtsOf(ledger: DayLedger, usualOf: (group: string) => number, now: Date): Doubt[] {
  return [...bursts(ledger, usualOf), ...sameAnswers(ledger, now), ...sameWords(ledger)]
}

/** The same for minutes in which many were asked for a proof, an hour a doubt. */
export function askedDoubts(counts: readonly { minute: Date; asked: number; passed: number }[]): Doubt[] {
  const hours = new Map<number, { asked: number; passed: number; minutes: number }>()
  for (const { minute, asked, passed } of counts) {
    if (asked < MANY_ASKED) continue
    const hour = Math.floor(minute.getTime() / HOUR) * HOUR
    const known = hours.get(hour) ?? { asked: 0, passed: 0, minutes: 0 }
    hours.set(hour, { asked: known.asked + asked, passed: known.passed + passed, minutes: known.minutes + 1 })
  }
  return [...hours].map(([hour, { asked, passed, minutes }]) => ({
    ...NOWHERE,
    mark: `asked:${new Date(hour).toISOString()}`,
    kind: 'asked',
    at: new Date(hour),
    minutes,
    sheets: asked,
    passed,
  }))
}

/** Sheets a minute of active time, over the days before one of them. */
export function usualBefore(
  day: string,
  firstDay: string,
  counts: readonly { day: string; unitId: number; placeId: number; total: number }[],
): (group: string) => number {
  const days = Math.round((Date.parse(day) - Date.parse(firstDay)) / (24 * HOUR))
  const totals = new Map<string, number>()
  for (const count of counts) if (count.day < day) addTo(totals, groupOf(count), count.total)
  return (group) => (days > 0 ? (totals.get(group) ?? 0) / (days * ACTIVE_MINUTES) : 0)
}

const NOWHERE = { passed: 0, unitId: 0, placeId: 0, responseId: 0, questionId: '' }

function bursts(ledger: DayLedger, usualOf: (group: string) => number): Doubt[] {
  return [...ledger.minutes].flatMap(([group, minutes]) => {
    const least = Math.max(BURST_SHEETS, TIMES_THE_USUAL * usualOf(group))
    const full = [...minutes].filter(([, sheets]) => sheets >= least).sort(([one], [other]) => one - other)
    const runs: { from: number; to: number; sheets: number }[] = []
    for (const [minute, sheets] of full) {
      const last = runs.at(-1)
      if (last && minute - last.to <= LONGEST_GAP) Object.assign(last, { to: minute, sheets: last.sheets + sheets })
      else runs.push({ from: minute, to: minute, sheets })
    }
    const id = Number(/\d+$/.exec(group)?.[0] ?? 0)
    const where = group.startsWith('place') ? { placeId: id } : { unitId: id }
    return runs.map(({ from, to, sheets }) => ({
      ...NOWHERE,
      ...where,
      mark: `burst:${new Date(from).toISOString()}:${group}`,
      kind: 'burst' as const,
      at: new Date(from),
      minutes: (to - from) / MINUTE + 1,
      sheets,
    }))
  })
}

function sameAnswers({ answers, hours }: DayLedger, now: Date): Doubt[] {
  return [...answers].flatMap(([name, { sheets, unitId }]) => {
    const hour = Number(name.split(' ')[0])
    const over = hour + HOUR <= now.getTime()
    if (!over || sheets < SAME_SHEETS || sheets < (hours.get(hour) ?? 0) * SAME_SHARE) return []
    const at = new Date(hour)
    const mark = `answers:${at.toISOString()}:${name.split(' ')[1]}`
    return [{ ...NOWHERE, unitId, mark, kind: 'sameAnswers' as const, at, minutes: 60, sheets }]
  })
}

function sameWords({ day, words }: DayLedger): Doubt[] {
  return [...words]
    .filter(([, { sheets }]) => sheets >= SAME_WORDS)
    .map(([name, { sheets, unitId, firstId, firstAt, questionId }]) => ({
      ...NOWHERE,
      unitId,
      responseId: firstId,
      questionId,
      mark: `words:${day}:${name}`,
      kind: 'sameWords',
      at: firstAt,
      minutes: 0,
      sheets,
    }))
}

function enterSame(kept: Map<string, Same>, name: string, sheet: LookedSheet, questionId: string): void {
  const known = kept.get(name)
  const unitId = sheet.unitId ?? 0
  if (known) {
    known.sheets++
    if (known.unitId !== unitId) known.unitId = 0
  } else if (kept.size < MOST_KEPT)
    kept.set(name, { sheets: 1, unitId, firstId: sheet.id, firstAt: sheet.receivedAt, questionId })
}

function addTo<Name>(counts: Map<Name, number>, name: Name, more = 1): void {
  counts.set(name, (counts.get(name) ?? 0) + more)
}

/** The texts in an answer, whatever its type, that nobody writes twice by chance. */
function longWordsIn(answer: unknown): string[] {
  if (typeof answer === 'string') return lengthOf(answer) >= WORDS_LONG ? [answer] : []
  return answer !== null && typeof answer === 'object' ? Object.values(answer).flatMap(longWordsIn) : []
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16)
