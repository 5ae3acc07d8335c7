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

const PLACEHOLDER = /\{\{[^{}]*\}\}|\$\{[^{}]*\}/g

/** What was answered before is not known on paper: a blank to be filled in stands in its place. */
export const withBlanks = (text: string): string => text.replace(PLACEHOLDER, '……………')
