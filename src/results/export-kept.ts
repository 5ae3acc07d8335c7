import { addDays } from '../kernel/moment'
import type { ExportedValues } from './export-order'

/** A file of answers as its owner sees it. */
export interface KeptExport {
  id: number
  consultationId: number
  query: string
  values: ExportedValues
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  done: number
  total: number
  rows: number
  bytes: number
  createdAt: Date
  endedAt: Date | null
}

/** How many files a person has at a time; asking for another gives up the oldest. */
export const MOST_OWN = 3
/** Answers do not lie about as files for long. */
const KEPT_DAYS = 1

export const keptUntil = (endedAt: Date): Date => addDays(endedAt, KEPT_DAYS)
export const endedBefore = (now: Date): Date => addDays(now, -KEPT_DAYS)

export const isUnderWay = ({ state }: Pick<KeptExport, 'state'>): boolean => state === 'waiting' || state === 'running'
