import { Hono } from 'hono'
import { problem } from '../kernel/problem'
import type { Env } from '../web/env'
import { previewPicture } from './link-preview-picture'
import { maybeFindBySlug } from './store'

/** The picture that chat apps show of a consultation's link; a draft has none. */
export const linkPreviewRoutes = new Hono<Env>().get('/c/:slug/preview.png', async (c) => {
  const consultation = await maybeFindBySlug(c.var.world.storage.reader, c.req.param('slug'))
  if (!consultation || consultation.state === 'draft') throw problem('notFound')
  c.header('Cache-Control', c.var.page.fromAddress ? 'public, max-age=3600' : 'private, no-cache')
  // Chat apps and other sites show it beside the link.
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  return c.body(await previewPicture(consultation, c.var.page.locale), 200, { 'Content-Type': 'image/png' })
})
