import type { DoubtScope, StoredDoubt } from '../responses/doubt-store'
import { queryOf } from './filter-address'
import type { Reading } from './reading'
import { everything } from './results'

/** A doubt as the committee meets it: where it came from in words, and the address of its figures. Pure. */

type Where = { kind: 'place' | 'hamlet'; name: string } | { kind: 'unknown' } | null

/** Those of the own hamlets and of QR codes there; null for who reads everything. */
export const doubtScopeOf = ({ scope, places }: Pick<Reading, 'scope' | 'places'>): DoubtScope =>
  scope === null ? null : { unitIds: scope, placeIds: places.map(({ id }) => id) }

export function whereOf(
  { unitId, placeId }: Pick<StoredDoubt, 'unitId' | 'placeId'>,
  { hamlets, places }: Pick<Reading, 'hamlets' | 'places'>,
): Where {
  if (placeId > 0) {
    const place = places.find(({ id }) => id === placeId)
    return place ? { kind: 'place', name: place.label } : { kind: 'unknown' }
  }
  if (unitId === 0) return null
  const hamlet = hamlets.find((each) => each.unitId === unitId)
  return hamlet ? { kind: 'hamlet', name: hamlet.name } : { kind: 'unknown' }
}

const SEARCHED = 80

/** The results of that day and place, or the sheets that hold the words. */
export function hrefOfDoubt(consultationId: number, doubt: StoredDoubt, day: string, words: string): string {
  const { kind, unitId, placeId, questionId } = doubt
  const base = `/staff/consultations/${consultationId}/results`
  const fromNowhere = kind === 'burst' && placeId === 0 && unitId === 0
  const filter = {
    ...everything,
    from: day,
    to: day,
    places: placeId > 0 ? [placeId] : fromNowhere ? [0] : [],
    hamlets: unitId > 0 ? [unitId] : fromNowhere ? [0] : [],
  }
  if (kind === 'sameWords' && words) {
    const start = words.split('\n')[0]?.slice(0, SEARCHED) ?? ''
    return `${base}/words/${questionId}${queryOf(filter, [['search', start]])}`
  }
  return base + queryOf(filter)
}
