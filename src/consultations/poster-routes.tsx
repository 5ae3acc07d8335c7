import { Hono } from 'hono'
import { AnnouncementsPage } from '../../views/consultations/announcements-page'
import { PosterPage } from '../../views/consultations/poster-page'
import { mayAct } from '../audit/permissions'
import { problem } from '../kernel/problem'
import type { Env, Handled } from '../web/env'
import { download, originOf, respond } from '../web/respond'
import { loudspeakerScript, zaloText } from './announcements'
import { phaseAt } from './consultation'
import { placeAddress } from './places'
import { readSeenPlaces } from './places-reading'
import { type Poster, posterOf } from './poster'
import { posterPdf } from './poster-pdf'
import { idIn, mayEdit } from './seeing'

/** What is printed and said: posters of one place or of all (`?place=`), and announcements. */
export const posterRoutes = new Hono<Env>()
  .get('/staff/consultations/:id/poster', async (c) => {
    const { consultation, posters } = await postersIn(c)
    const base = `/staff/consultations/${consultation.id}`
    return respond(
      c,
      <PosterPage
        title={consultation.title}
        posters={posters}
        placesHref={`${base}/places`}
        pdfHref={`${base}/poster.pdf?place=${encodeURIComponent(c.req.query('place') ?? 'all')}`}
      />,
    )
  })

  .get('/staff/consultations/:id/poster.pdf', async (c) => {
    const { consultation, posters } = await postersIn(c)
    if (posters.length === 0) throw problem('notFound', { consultation: consultation.id })
    const { words, locale } = c.var.page
    const title = words.publicity.poster.title(consultation.title)
    return download(
      c,
      await posterPdf(title, posters, locale),
      'application/pdf',
      words.publicity.poster.pdfName(consultation.slug),
    )
  })

  .get('/staff/consultations/:id/announcements', async (c) => {
    const { consultation, whole, places } = await readSeenPlaces(c.var.world, idIn(c.req.param('id')))
    const zaloPlace = places.find(({ kind, retiredAt }) => kind === 'zalo' && retiredAt === null)
    const address = zaloPlace ? placeAddress(originOf(c), zaloPlace.token) : `${originOf(c)}/c/${consultation.slug}`
    const { locale } = c.var.page
    const phase = phaseAt(consultation, c.var.world.now())
    const { actor } = c.var.world
    const ended = phase === 'closed' || phase === 'withdrawn'
    return respond(
      c,
      <AnnouncementsPage
        consultation={consultation}
        phase={phase}
        mayEdit={mayEdit(actor, consultation)}
        zalo={zaloText(consultation, address, locale)}
        loudspeaker={loudspeakerScript(consultation, locale)}
        hasZaloPlace={zaloPlace !== undefined}
        mayAdd={whole && !ended && mayAct(actor, 'consultation.addPlace', consultation.unitPath)}
      />,
    )
  })

/** Those in use that `?place=` names: an id, or all. A retired or foreign place is notFound. */
async function postersIn(c: Handled) {
  const { consultation, places } = await readSeenPlaces(c.var.world, idIn(c.req.param('id')))
  const wanted = c.req.query('place') ?? 'all'
  const inUse = places.filter(({ id, retiredAt }) => retiredAt === null && (wanted === 'all' || String(id) === wanted))
  if (wanted !== 'all' && inUse.length === 0) throw problem('notFound', { place: wanted })
  const posters: Poster[] = inUse.map((place) => posterOf(consultation, place, originOf(c)))
  return { consultation, posters }
}
