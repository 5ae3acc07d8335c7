import { maySee } from '../audit/permissions'
import { problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import type { Consultation } from './consultation'
import { type HamletUnit, hamletsSeenBy } from './places'
import { listHamletUnits, listPlacesWithUnits, type PlaceWithUnit } from './places-store'
import { findConsultation } from './store'

/** What one person may see of a consultation's places. */
export interface SeenPlaces {
  consultation: Consultation
  /** Sees the whole unit; else only the own hamlets and what hangs there. */
  whole: boolean
  hamlets: readonly HamletUnit[]
  places: readonly PlaceWithUnit[]
}

/** Throws notFound, and notPermitted for whom neither the unit nor a hamlet asked is theirs; a draft is the committee's alone. */
export async function readSeenPlaces({ storage: { reader }, actor }: World, consultationId: number): Promise<SeenPlaces> {
  const consultation = await findConsultation(reader, consultationId)
  const hamlets = hamletsSeenBy(actor, await listHamletUnits(reader, consultationId))
  const whole = maySee(actor, consultation.unitPath)
  if (!whole && (hamlets.length === 0 || consultation.state === 'draft')) throw problem('notPermitted')
  const places = await listPlacesWithUnits(reader, consultationId)
  return {
    consultation,
    whole,
    hamlets,
    places: whole ? places : places.filter(({ unitPath }) => unitPath !== null && maySee(actor, unitPath)),
  }
}
