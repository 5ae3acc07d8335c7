import { type Faults, type Fields, many, one } from '../kernel/fields'
import { cleanLine } from '../kernel/text'
import { dayTyped, householdsOf } from './unit'

export interface HouseholdForm {
  takenOn: string
  totals: { unitId: number; households: number }[]
  faults: Faults
}

/** Totals under `households.ID`, one day for all; an empty box leaves its hamlet as it is. */
export function readHouseholds(fields: Fields, hamletIds: readonly number[], today: string): HouseholdForm {
  const faults: Faults = {}
  const totals: HouseholdForm['totals'] = []
  const takenOn = dayTyped(one(fields, 'takenOn').trim().slice(0, 20))
  if (!takenOn) faults['takenOn'] = one(fields, 'takenOn') ? 'notADate' : 'required'
  else if (takenOn > today) faults['takenOn'] = 'dateAhead'
  for (const unitId of hamletIds) {
    const name = `households.${unitId}`
    const typed = cleanLine(one(fields, name))
    if (typed === '') continue
    const households = typed === undefined ? undefined : householdsOf(typed)
    if (many(fields, name).length > 1) faults[name] = 'repeated'
    else if (households === undefined) faults[name] = 'notHouseholds'
    else totals.push({ unitId, households })
  }
  const [first] = hamletIds
  if (totals.length === 0 && first !== undefined && Object.keys(faults).length === 0) faults[`households.${first}`] = 'required'
  return { takenOn: takenOn ?? '', totals, faults }
}
