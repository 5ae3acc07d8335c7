import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { PageProvider } from '../../views/page-context'
import { limitOf } from '../responses/limits'
import type { Handled } from './env'

/** What links, mails and QR codes begin with: the public address when it is set, else that of the request. */
export const originOf = (c: Handled): string =>
  c.get('config').publicUrl ?? c.req.url.slice(0, c.req.url.indexOf('/', 'https://'.length))

/** A view as HTML, on the page the request stands on. */
export function rendered(c: Handled, view: Child): string {
  return `<!doctype html>${String(<PageProvider value={c.get('page')}>{view}</PageProvider>)}`
}

/** A page made for this reader alone. */
export function respond(c: Handled, view: Child, status: ContentfulStatusCode = 200): Response {
  c.header('Cache-Control', 'private, no-store')
  return c.html(rendered(c, view), status)
}

/** After a change: 303, or the same for htmx, which then loads the address as a page. */
export function seeOther(c: Handled, address: string): Response {
  if (c.req.header('HX-Request')) {
    c.header('HX-Redirect', address)
    return c.body(null, 204)
  }
  return c.redirect(address, 303)
}

/** A file to keep: attached under its name, never sniffed. */
export function download(
  c: Handled,
  body: Uint8Array<ArrayBuffer> | ReadableStream | string | null,
  mediaType: string,
  name: string,
): Response {
  c.header('Content-Type', mediaType)
  c.header(
    'Content-Disposition',
    `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  )
  c.header('Cache-Control', 'private, no-store')
  return body === null ? c.body(null) : c.body(body)
}

/** One packing of a page. A strong validator names bytes, so each has its own (RFC 9110, 8.8.3). */
interface Packed {
  tag: string
  bytes: Uint8Array<ArrayBuffer>
  encoding?: 'br' | 'gzip'
}

interface KeptPage {
  plain: Packed
  gzip: Packed
  brotli: Packed
}

const MOST_KEPT = 500
const MOST_KEPT_BYTES = 48 * 1024 * 1024
// As long as a page may lag behind when a cache stands between: short enough for a correction, long enough for a rush.
export const KEEP_SECONDS = 5
const kept = new Map<string, KeptPage>()
let keptBytes = 0

/**
 * A public page, rendered once per key, language and type size and kept as bytes. The key must change with
 * everything the page shows; nothing of the visitor may be in it, so that any cache between us and the visitor may keep
 * it. `mediaType` is that of the whole page; what was set on `c` before is not sent.
 */
export function publicPage(
  c: Handled,
  key: string,
  view: () => Child | string,
  mediaType = 'text/html; charset=UTF-8',
  { more = {}, keepSeconds = KEEP_SECONDS }: { more?: Readonly<Record<string, string>>; keepSeconds?: number } = {},
): Response {
  const { locale, largeType } = c.get('page')
  const fullKey = `${key}|${locale}|${largeType}|${originOf(c)}`
  let page = kept.get(fullKey)
  if (!page) {
    const made = view()
    page = encoded(typeof made === 'string' ? made : rendered(c, made))
    keep(fullKey, page)
  }
  return send(c, page, keepSeconds, { ...c.get('secure'), 'Content-Type': mediaType, ...more })
}

// The oldest go first; somebody may ask under many hosts for a page of several megabytes.
function keep(key: string, page: KeptPage): void {
  kept.set(key, page)
  keptBytes += sizeOf(page)
  for (const [oldest, each] of kept) {
    if (kept.size <= MOST_KEPT && keptBytes <= MOST_KEPT_BYTES) return
    kept.delete(oldest)
    keptBytes -= sizeOf(each)
  }
}

const sizeOf = ({ plain, gzip, brotli }: KeptPage): number => plain.bytes.length + gzip.bytes.length + brotli.bytes.length

// The best packing of a long page takes a tenth of a second: who asks under many hosts or for many searches gets a quick one.
const packedWell = limitOf(40, 60_000)

function encoded(text: string): KeptPage {
  const plain = new Uint8Array(Buffer.from(text))
  const now = performance.now()
  const quality = packedWell.allows('', now) ? 11 : 4
  packedWell.take('', now)
  const digest = createHash('sha256').update(plain).digest('base64url').slice(0, 22)
  const brotli = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } })
  return {
    plain: { tag: `"${digest}"`, bytes: plain },
    gzip: { tag: `"${digest}.gzip"`, bytes: new Uint8Array(gzipSync(plain, { level: 9 })), encoding: 'gzip' },
    brotli: { tag: `"${digest}.br${quality}"`, bytes: new Uint8Array(brotli), encoding: 'br' },
  }
}

const complete = new WeakSet<Response>()

/** Whether an answer has every header already, so that nobody need open its headers again: that costs more than the rest. */
export const isComplete = (response: Response): boolean => complete.has(response)

function send(c: Handled, page: KeptPage, keepSeconds: number, headers: Record<string, string>): Response {
  // Whose cookie chose another language or type than the address says gets a page of the own.
  const isForAll = c.get('page').fromAddress && keepSeconds > 0
  headers['Cache-Control'] = isForAll ? `public, max-age=0, s-maxage=${keepSeconds}` : 'private, no-cache'
  headers['Vary'] = isForAll ? 'Accept-Encoding' : 'Accept-Encoding, Cookie'
  const response = answerWith(packedFor(c, page), headers, c.req.header('If-None-Match'))
  complete.add(response)
  return response
}

function packedFor(c: Handled, { plain, gzip, brotli }: KeptPage): Packed {
  const accepted = c.req.header('Accept-Encoding') ?? ''
  return accepted.includes('br') ? brotli : accepted.includes('gzip') ? gzip : plain
}

function answerWith({ tag, bytes, encoding }: Packed, headers: Record<string, string>, held: string | undefined): Response {
  headers['ETag'] = tag
  if (held !== undefined && names(held, tag)) return new Response(null, { status: 304, headers })
  if (encoding) headers['Content-Encoding'] = encoding
  return new Response(bytes, { headers })
}

// A cache may ask for several at once, and calls weak what it packed or unpacked on the way.
const names = (held: string, tag: string): boolean =>
  held === tag || held.split(',').some((each) => each.trim().replace(/^W\//, '') === tag)
