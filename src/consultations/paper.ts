import { codeAt, inWording } from '../questions/lot'
import type { AskedQuestion } from '../questions/question-type'
import { type QrCode, qrOf } from './qr'

/** How a sheet is laid out; all of it stands in the address, so that a way of printing can be passed on. */
export interface PaperWays {
  columns: 1 | 2
  largeType: boolean
  withDraft: boolean
  /** The letter of the wording, or all of them, a sheet each. */
  wording: string
}

export const EACH_WORDING = 'each'

/** Reads the query of an address; whatever is odd is as usual. */
export function paperWays(query: (name: string) => string | undefined): PaperWays {
  const columns = query('columns') === '2' ? 2 : 1
  const wanted = query('wording') ?? ''
  const wording = wanted === EACH_WORDING || /^[b-h]$/.test(wanted) ? wanted : 'a'
  return { columns, largeType: query('type') === 'large', withDraft: query('draft') === '1', wording }
}

/** The letters of the sheets there are: as many as the question with the most wordings has; none where each has one. */
export const lettersOf = (questions: readonly AskedQuestion[]): string[] => {
  const most = Math.max(0, ...questions.map(({ wordings = [] }) => wordings.length))
  return most === 0 ? [] : Array.from({ length: most + 1 }, (_, place) => codeAt(place))
}

/** Nobody draws lots on paper: a sheet for each wording that is wanted. One with fewer of them begins again at its first. */
export function sheetsOf(questions: readonly AskedQuestion[], wanted: string): (readonly AskedQuestion[])[] {
  const letters = lettersOf(questions)
  if (letters.length === 0) return [questions]
  const printed = wanted === EACH_WORDING ? letters : letters.includes(wanted) ? [wanted] : ['a']
  return printed.map((letter) =>
    questions.map((item) => {
      const own = (item.wordings ?? []).length + 1
      return inWording(item, codeAt(letters.indexOf(letter) % own))
    }),
  )
}

/** The letter of its wording, which stands by the number of an item that has several. */
export const letterOn = ({ wordings = [], variant = 'a' }: AskedQuestion): string => (wordings.length > 0 ? variant : '')

/** What is the same for every sheet of a consultation. */
export interface PaperHead {
  title: string
  asker: string
  /** In which that is; absent for Vietnamese. */
  askerLanguage?: string | undefined
  matter: string
  closesAt: Date | null
  version: number
  address: string
  qr: QrCode
}

export const paperAddress = (origin: string, slug: string): { address: string; qr: QrCode } => {
  const address = `${origin}/c/${slug}`
  return { address, qr: qrOf(address) }
}

const PIPE = /\{\{[^{}]*\}\}/g
const DOTS = '………………'

/** The item with a blank to be filled in wherever an earlier answer would stand: on paper nobody knows it. */
export const withBlanks = (item: AskedQuestion): AskedQuestion =>
  JSON.stringify([item.label, item.hint, item.settings]).includes('{{')
    ? { ...item, label: blanked(item.label), hint: blanked(item.hint), settings: blankedIn(item.settings) }
    : item

const blanked = (text: string): string => text.replace(PIPE, DOTS)

function blankedIn(value: unknown): unknown {
  if (typeof value === 'string') return blanked(value)
  if (Array.isArray(value)) return value.map(blankedIn)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, blankedIn(each)]))
}
