import type { Content } from './sheets'

/** What residents sent and what they were told, kept on their side: the truth that the database is held against. */

export type Said = Content | 'deleted'

export interface OwnSheet {
  consultation: number
  key: string
  place: { id: number; unitId: number | null } | null
  /** Of the receipt; empty before there was one. */
  code: string
  /** What was last acknowledged; undefined for nothing yet. */
  acknowledged: Said | undefined
  /** Sent after that and never acknowledged: each may stand or not, but nothing between. */
  unanswered: Said[]
}

export interface Ledger {
  /** By `consultation key`. */
  sheets: Map<string, OwnSheet>
  /** Sent or touched since the last check. */
  touched: Set<OwnSheet>
  /** Acts of the staff by what names them: true when acknowledged. */
  places: Map<string, boolean>
  extensions: Map<string, boolean>
}

export const newLedger = (): Ledger => ({ sheets: new Map(), touched: new Set(), places: new Map(), extensions: new Map() })

export const nameOf = ({ consultation, key }: { consultation: number; key: string }): string => `${consultation} ${key}`

export function send(ledger: Ledger, sheet: OwnSheet, said: Said): void {
  ledger.sheets.set(nameOf(sheet), sheet)
  ledger.touched.add(sheet)
  sheet.unanswered.push(said)
}

export function acknowledge(sheet: OwnSheet, said: Said): void {
  sheet.acknowledged = said
  sheet.unanswered = []
}
