import { type Faults, type Fields, many, one, ticked } from '../kernel/fields'
import { momentOf } from '../kernel/moment'
import { clean, cleanLine, lengthOf, wordCount } from '../kernel/text'
import { closingFault, mayBePermanent } from './closing'
import type { Consultation } from './consultation'

/** What the author decides on the first page of a consultation. A draft may lack anything; `opening.ts` says what is missing. */
export type Basics = Pick<
  Consultation,
  | 'title'
  | 'asker'
  | 'category'
  | 'matter'
  | 'draftText'
  | 'legalClause'
  | 'otherLaw'
  | 'retentionMonths'
  | 'offersReply'
  | 'opensAt'
  | 'closesAt'
  | 'noClosing'
>

export const TITLE_LONGEST = 200
export const ASKER_LONGEST = 150
export const MATTER_MOST_WORDS = 120
// A limit beside that of words, for one endless word.
const MATTER_LONGEST = 2000
export const DRAFT_LONGEST = 60_000
export const OTHER_LAW_LONGEST = 300
export const RETENTION_LONGEST = 120

/** What a form may name. `leastDaysOf` is null for a clause that sets no period. */
export interface Known {
  categories: readonly string[]
  clauses: readonly string[]
  hamletIds: readonly number[]
  leastDaysOf(clause: string): number | null
}

export interface ReadBasics {
  basics: Basics
  hamletIds: readonly number[]
  faults: Faults
}

/** Reads the form; names it does not know are left aside, a field sent twice is a fault. With faults, nothing may be kept. */
export function readBasics(fields: Fields, known: Known, now: Date): ReadBasics {
  const { faults, fault, text, choice, moment } = reading(fields)
  const basics: Basics = {
    title: text('title', TITLE_LONGEST),
    asker: text('asker', ASKER_LONGEST),
    category: choice('category', known.categories),
    matter: text('matter', MATTER_LONGEST, clean),
    draftText: text('draftText', DRAFT_LONGEST, clean),
    legalClause: choice('legalClause', known.clauses),
    otherLaw: text('otherLaw', OTHER_LAW_LONGEST) || null,
    retentionMonths: retention(text('retentionMonths', 10)) ?? 0,
    offersReply: ticked(fields, 'offersReply'),
    opensAt: moment('opensAt'),
    closesAt: moment('closesAt'),
    noClosing: ticked(fields, 'noClosing'),
  }
  const leastDays = known.leastDaysOf(basics.legalClause)
  if (wordCount(basics.matter) > MATTER_MOST_WORDS) fault('matter', 'tooManyWords')
  if (basics.retentionMonths === 0) fault('retentionMonths', 'retentionRange')
  if (basics.noClosing && !mayBePermanent(leastDays)) fault('noClosing', 'mayNotBePermanent')
  const dates = closingFault(basics, leastDays, now)
  if (dates) fault('closesAt', dates)
  const hamlets = readHamlets(fields, known.hamletIds)
  if (hamlets.fault) fault(...hamlets.fault)
  return { basics: basics.noClosing ? { ...basics, closesAt: null } : basics, hamletIds: hamlets.ids, faults }
}

/** Reads single fields and keeps the first fault of each. */
function reading(fields: Fields) {
  const faults: Faults = {}
  const fault = (name: string, code: string) => {
    faults[name] ??= code
  }
  const text = (name: string, longest: number, read = cleanLine): string => {
    if (many(fields, name).length > 1) fault(name, 'repeated')
    const value = read(one(fields, name))
    if (value === undefined) fault(name, 'badText')
    else if (lengthOf(value) > longest) fault(name, 'tooLong')
    return value ?? ''
  }
  const choice = (name: string, codes: readonly string[]): string => {
    const value = text(name, 40)
    if (value !== '' && !codes.includes(value)) fault(name, 'notAnOption')
    return value
  }
  const moment = (name: string): Date | null => {
    const value = text(name, 16)
    if (value === '') return null
    const read = momentOf(value)
    if (!read || read.getUTCFullYear() < 2000) fault(name, 'notADate')
    return read ?? null
  }
  return { faults, fault, text, choice, moment }
}

function retention(typed: string): number | undefined {
  const months = /^\d{1,3}$/.test(typed) ? Number(typed) : 0
  return months >= 1 && months <= RETENTION_LONGEST ? months : undefined
}

function readHamlets(
  fields: Fields,
  hamletIds: readonly number[],
): { ids: readonly number[]; fault?: [field: string, code: string] } {
  const whom = one(fields, 'whom')
  if (whom === 'all') return { ids: hamletIds }
  if (whom !== 'some') return { ids: [], fault: ['whom', 'notAnOption'] }
  const named = new Set(many(fields, 'hamlet'))
  const ids = hamletIds.filter((id) => named.has(String(id)))
  if (ids.length !== named.size) return { ids, fault: ['hamlet', 'notAnOption'] }
  return ids.length === 0 ? { ids, fault: ['hamlet', 'noHamlet'] } : { ids }
}
