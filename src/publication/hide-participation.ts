import type { Participation } from '../results/results'
import { hiddenOfPartition, isSmall } from './small-groups'

/** How many took part, as the public may see it; a null count is hidden, a null table would point at somebody in every row. */
export interface PublishedParticipation {
  total: number | null
  byHamlet: readonly HamletRow[] | null
  byPlace: readonly { label: string; responses: number | null }[] | null
  byChannel: readonly { channel: string; responses: number | null }[] | null
  byDay: readonly { day: string; responses: number | null }[] | null
}

/** `unitId` 0 with an empty name: sheets that named no hamlet. */
export interface HamletRow {
  unitId: number
  name: string
  households: number | null
  takenOn: string | null
  responses: number | null
}

/** Each table adds up to the total, which is public, so each is a partition of its own. */
export function hideParticipation({ total, byHamlet, byPlace, byChannel, byDay }: Participation): PublishedParticipation {
  if (isSmall(total)) return { total: null, byHamlet: null, byPlace: null, byChannel: null, byDay: null }
  const nowhere = { unitId: 0, name: '', households: null, takenOn: null }
  return {
    total,
    byHamlet: hideRows(completed(byHamlet, total, nowhere), ({ unitId, name, households, takenOn }) => ({
      unitId,
      name,
      households,
      takenOn,
    })),
    byPlace: hideRows(completed(byPlace, total, { label: '' }), ({ label }) => ({ label })),
    byChannel: hideRows(byChannel, ({ channel }) => ({ channel })),
    byDay: hideRows(byDay, ({ day }) => ({ day })),
  }
}

// Sheets in no row would be the difference to the total.
function completed<Row extends { responses: number }, Head>(
  rows: readonly Row[],
  total: number,
  head: Head,
): readonly (Row | (Head & { responses: number }))[] {
  const missing = total - rows.reduce((sum, row) => sum + row.responses, 0)
  return missing > 0 ? [...rows, { ...head, responses: missing }] : rows
}

function hideRows<Row extends { responses: number }, Head>(
  rows: readonly Row[],
  headOf: (row: Row) => Head,
): readonly (Head & { responses: number | null })[] | null {
  const hidden = hiddenOfPartition(rows.map((row) => row.responses))
  if (hidden === 'withheld') return null
  return rows.map((row, place) => ({ ...headOf(row), responses: hidden.has(place) ? null : row.responses }))
}
