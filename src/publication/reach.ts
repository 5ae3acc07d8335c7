import type { HamletRow, PublishedParticipation } from './hide-participation'

export interface Reach {
  /** Those with less than half the sheets per household of the whole, fewest first; hidden ones are left out. */
  hamlets: readonly HamletRow[]
  /** Sheets per household over all hamlets asked; null when no households are known. */
  share: number | null
  hidden: number
}

/** Where little was heard from, as far as published figures tell. */
export function notReached({ total, byHamlet }: PublishedParticipation): Reach {
  const asked = (byHamlet ?? []).filter((row) => row.households !== null && row.households > 0)
  const households = asked.reduce((sum, row) => sum + (row.households ?? 0), 0)
  if (total === null || households === 0) return { hamlets: [], share: null, hidden: 0 }
  const share = total / households
  const perHousehold = (row: HamletRow) => (row.responses ?? 0) / (row.households ?? 1)
  return {
    hamlets: asked
      .filter((row) => row.responses !== null && perHousehold(row) < share / 2)
      .sort((one, other) => perHousehold(one) - perHousehold(other)),
    share,
    hidden: asked.filter((row) => row.responses === null).length,
  }
}
