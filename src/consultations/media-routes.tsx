import { Hono } from 'hono'
import { problem } from '../kernel/problem'
import type { Env, Handled } from '../web/env'
import { findContent } from './media-store'

const YEAR = 365 * 24 * 60 * 60

/** Pictures and recordings beside questions, for everybody: a token stands for one content for ever. */
export const mediaRoutes = new Hono<Env>().get('/media/:token', async (c) => {
  const token = c.req.param('token')
  if (!/^[\w-]{22}$/.test(token)) throw problem('notFound')
  const tag = `"${token}"`
  const headers: Record<string, string> = {
    'Cache-Control': `public, max-age=${YEAR}, immutable`,
    ETag: tag,
    'Accept-Ranges': 'bytes',
    'X-Content-Type-Options': 'nosniff',
    'Content-Disposition': 'inline',
  }
  if (c.req.header('If-None-Match')?.includes(tag)) return new Response(null, { status: 304, headers })
  const { mediaType, content } = await findContent(c.var.world.storage.reader, token)
  headers['Content-Type'] = mediaType
  return ranged(c, new Uint8Array(content), headers, tag)
})

/** The whole, or the one range that was asked for (RFC 9110, 14). Several at once are answered by the whole. */
function ranged(c: Handled, content: Uint8Array<ArrayBuffer>, headers: Record<string, string>, tag: string): Response {
  const wanted = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(c.req.header('Range') ?? '')
  const condition = c.req.header('If-Range')
  if (!wanted || (condition !== undefined && condition !== tag)) return new Response(content, { headers })
  const [, first = '', last = ''] = wanted
  const from = first === '' ? Math.max(0, content.length - Number(last)) : Number(first)
  const to = first === '' || last === '' ? content.length - 1 : Math.min(Number(last), content.length - 1)
  if (from > to || (first === '' && Number(last) === 0)) {
    return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${content.length}` } })
  }
  headers['Content-Range'] = `bytes ${from}-${to}/${content.length}`
  return new Response(content.slice(from, to + 1), { status: 206, headers })
}
