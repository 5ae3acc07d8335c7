import type { Writer } from '../../db/storage'
import { act } from '../audit/act'
import { readable } from '../kernel/ids'
import { problem } from '../kernel/problem'
import { type Consultation, phaseAt } from './consultation'
import { missingHamletPlaces, type NewPlace, PLACE_CODE_LENGTH } from './places'
import { addPlace, findPlace, listHamletUnits, listPlacesWithUnits, saveRetirement } from './places-store'
import { findConsultation, maybeFindPlace, type Place } from './store'

interface PlacesToAdd {
  consultationId: number
  places: readonly NewPlace[]
}

/**
 * Gives each place a code of its own. A hamlet head may do it for places of the own hamlet. A hamlet that has a place
 * of kind `hamlet` gets no second one, so a double post harms nothing. Throws notOpen after the end, notFound for a
 * hamlet that is not asked.
 */
export const addPlaces = act(
  'consultation.addPlace',
  async ({ writer, now, permit }, { consultationId, places }: PlacesToAdd) => {
    const consultation = await findConsultation(writer, consultationId)
    const hamlets = await listHamletUnits(writer, consultationId)
    for (const { unitId } of places) permit(pathOf(consultation, hamlets, unitId))
    if (['closed', 'withdrawn'].includes(phaseAt(consultation, now))) throw problem('notOpen', { consultation: consultationId })
    const missing = new Set(
      missingHamletPlaces(hamlets, await listPlacesWithUnits(writer, consultationId)).map(({ unitId }) => unitId),
    )
    const added: Place[] = []
    for (const place of places) {
      if (place.kind === 'hamlet' && !missing.has(place.unitId)) continue
      added.push(await addPlace(writer, { ...place, consultationId, token: await freeToken(writer), createdAt: now }))
    }
    return {
      result: added,
      subject: `consultation:${consultationId}`,
      details: { places: added.map(({ id, label }) => `${id} ${label}`) },
    }
  },
)

function pathOf(consultation: Consultation, hamlets: readonly { unitId: number; path: string }[], unitId: number | null): string {
  if (unitId === null) return consultation.unitPath
  const hamlet = hamlets.find((each) => each.unitId === unitId)
  if (!hamlet) throw problem('notFound', { unit: unitId })
  return hamlet.path
}

async function freeToken(writer: Writer): Promise<string> {
  for (;;) {
    const token = readable(PLACE_CODE_LENGTH)
    if (!(await maybeFindPlace(writer, token))) return token
  }
}

/** Its answers stay counted and its printed codes keep opening the page; it is only offered no more. */
export const retirePlace = act(
  'consultation.retirePlace',
  async ({ writer, now, permit }, { consultationId, placeId }: { consultationId: number; placeId: number }) => {
    const consultation = await findConsultation(writer, consultationId)
    permit(consultation.unitPath)
    const place = await findPlace(writer, consultationId, placeId)
    if (place.retiredAt === null) await saveRetirement(writer, placeId, now)
    return { result: undefined, subject: `consultation:${consultationId}`, details: { place: placeId, label: place.label } }
  },
)
