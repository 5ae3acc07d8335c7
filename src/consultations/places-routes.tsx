import { Hono } from 'hono'
import { PlacesPage } from '../../views/consultations/places-page'
import { mayAct } from '../audit/permissions'
import { type Faults, type Fields, one } from '../kernel/fields'
import { problem } from '../kernel/problem'
import { slugOf } from '../kernel/search'
import type { Env, Handled } from '../web/env'
import { readForm } from '../web/form'
import { download, originOf, respond, seeOther } from '../web/respond'
import { phaseAt } from './consultation'
import { linkPreviewRoutes } from './link-preview-routes'
import { judgePlace, missingHamletPlaces, placeAddress } from './places'
import { addPlaces, retirePlace } from './places-acts'
import { readSeenPlaces, type SeenPlaces } from './places-reading'
import { countAnswersByPlace } from './places-store'
import { posterRoutes } from './poster-routes'
import { qrPng, qrSvg } from './qr'
import { idIn, mayEdit } from './seeing'

const NOTHING_SENT: Fields = new Map()

/** Where the codes of a consultation hang, and all that brings it to people: codes, posters, announcements, previews. */
export const placeRoutes = new Hono<Env>()
  .get('/staff/consultations/:id/places', async (c) => placesPage(c, await seenIn(c), NOTHING_SENT, {}))

  .post('/staff/consultations/:id/places', async (c) => {
    const seen = await seenIn(c)
    const sent = await readForm(c)
    const read = judgePlace(sent, seen.hamlets, (kind) => c.var.page.words.publicity.places.kinds[kind])
    if (!read.ok) return placesPage(c, seen, sent, read.faults)
    if (read.place.unitId === null && !seen.whole) return placesPage(c, seen, sent, { unit: 'unitOutside' })
    await addPlaces(c.var.world, { consultationId: seen.consultation.id, places: [read.place] })
    const next = one(sent, 'next') === 'announcements' ? 'announcements' : 'places'
    return seeOther(c, `/staff/consultations/${seen.consultation.id}/${next}`)
  })

  .post('/staff/consultations/:id/places/hamlets', async (c) => {
    await readForm(c)
    const { consultation, hamlets, places } = await seenIn(c)
    const missing = missingHamletPlaces(hamlets, places)
    if (missing.length > 0) await addPlaces(c.var.world, { consultationId: consultation.id, places: missing })
    return seeOther(c, `/staff/consultations/${consultation.id}/places`)
  })

  .post('/staff/consultations/:id/places/:placeId/retirement', async (c) => {
    await readForm(c)
    const consultationId = idIn(c.req.param('id'))
    await retirePlace(c.var.world, { consultationId, placeId: idIn(c.req.param('placeId')) })
    return seeOther(c, `/staff/consultations/${consultationId}/places`)
  })

  .get('/staff/consultations/:id/places/:placeId/qr.svg', async (c) => {
    const { address, name } = await codeIn(c)
    return download(c, qrSvg(address), 'image/svg+xml', `${name}.svg`)
  })

  .get('/staff/consultations/:id/places/:placeId/qr.png', async (c) => {
    const { address, name } = await codeIn(c)
    return download(c, new Uint8Array(await qrPng(address)), 'image/png', `${name}.png`)
  })

  .route('/', posterRoutes)
  .route('/', linkPreviewRoutes)

const seenIn = (c: Handled): Promise<SeenPlaces> => readSeenPlaces(c.var.world, idIn(c.req.param('id')))

async function codeIn(c: Handled): Promise<{ address: string; name: string }> {
  const { places } = await seenIn(c)
  const place = places.find(({ id }) => id === idIn(c.req.param('placeId')))
  if (!place) throw problem('notFound', { place: idIn(c.req.param('placeId')) })
  return {
    address: placeAddress(originOf(c), place.token),
    name: c.var.page.words.publicity.poster.qrName(slugOf(place.label)),
  }
}

async function placesPage(c: Handled, { consultation, whole, hamlets, places }: SeenPlaces, sent: Fields, faults: Faults) {
  const { storage, actor, now } = c.var.world
  const answers = await countAnswersByPlace(storage.reader, consultation.id)
  const may = (act: 'consultation.addPlace' | 'consultation.retirePlace', paths: readonly string[]) =>
    paths.some((path) => mayAct(actor, act, path))
  const phase = phaseAt(consultation, now())
  const ended = phase === 'closed' || phase === 'withdrawn'
  return respond(
    c,
    <PlacesPage
      consultation={consultation}
      places={places.map((place) => ({ ...place, answers: answers.get(place.id) ?? 0, retired: place.retiredAt !== null }))}
      hamlets={hamlets}
      missingHamlets={missingHamletPlaces(hamlets, places).length}
      mayHangAnywhere={whole}
      mayAdd={!ended && may('consultation.addPlace', [consultation.unitPath, ...hamlets.map(({ path }) => path)])}
      mayRetire={may('consultation.retirePlace', [consultation.unitPath])}
      phase={phase}
      mayEdit={mayEdit(actor, consultation)}
      assumedOrigin={c.var.config.publicUrl ? undefined : originOf(c)}
      sent={sent}
      faults={faults}
    />,
    Object.keys(faults).length > 0 ? 422 : 200,
  )
}
