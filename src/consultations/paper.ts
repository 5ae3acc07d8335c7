import type { AskedQuestion } from '../questions/question-type'
import { type QrCode, qrOf } from './qr'

/** How a sheet is laid out; all of it stands in the address, so that a way of printing can be passed on. */
export interface PaperWays {
  columns: 1 | 2
  largeType: boolean
  withDraft: boolean
}

/** Reads the query of an address; whatever is odd is as usual. */
export function paperWays(query: (name: string) => string | undefined): PaperWays {
  const columns = query('columns') === '2' ? 2 : 1
  return { columns, largeType: query('type') === 'large', withDraft: query('draft') === '1' }
}

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
