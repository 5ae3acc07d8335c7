import { Hono } from 'hono'
import { PaperPage } from '../../views/consultations/paper-page'
import { phaseAt } from '../consultations/consultation'
import { paperAddress, paperWays } from '../consultations/paper'
import { markdownHtml } from '../kernel/markdown-html'
import { problem } from '../kernel/problem'
import type { Env } from '../web/env'
import { originOf, publicPage } from '../web/respond'
import { findPublic, findPublished } from './open-consultations'

/** The sheet for whoever would rather write by hand, or prints it for a neighbour. */
export const paperRoutes = new Hono<Env>().get('/c/:slug/paper', async (c) => {
  const world = c.get('world')
  const shown = await findPublic(world, c.req.param('slug'))
  const { consultation, version, stamp } = shown
  // What nobody answers any more is not printed either.
  if (!['open', 'notYetOpen'].includes(phaseAt(consultation, world.now()))) throw problem('notFound')
  const { questions } = await findPublished(world, shown, version)
  const ways = paperWays((name) => c.req.query(name))
  const { title, asker, matter, closesAt, draftText, slug, offersReply } = consultation
  // The way of printing is in the address, so it is part of what is kept.
  c.set('page', { ...c.get('page'), path: c.req.path })
  return publicPage(c, `paper/${stamp}/${JSON.stringify(ways)}`, () => (
    <PaperPage
      head={{ title, asker, matter, closesAt, version, ...paperAddress(originOf(c), slug) }}
      questions={questions}
      ways={ways}
      draft={ways.withDraft ? markdownHtml(draftText) : ''}
      hasDraft={draftText.trim() !== ''}
      offersReply={offersReply}
      backHref={`/c/${slug}`}
    />
  ))
})
