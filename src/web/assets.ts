import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import { projectFolder } from '../../db/engines/migrations-folder'
import { problem } from '../kernel/problem'
import type { Handled } from './env'

/** The files a page may load, kept in memory, minified, under an address that changes with their content. */

const TYPES: Record<string, string> = {
  css: 'text/css; charset=UTF-8',
  js: 'text/javascript; charset=UTF-8',
  svg: 'image/svg+xml',
  png: 'image/png',
}
// Files of our dependencies, by the name pages use.
const require = createRequire(import.meta.url)
const VENDORED: Record<string, string> = {
  'vendor/htmx.js': require.resolve('htmx.org/dist/htmx.min.js'),
  // Not among the package's exports, so found beside its main file.
  'vendor/chart.js': join(dirname(require.resolve('chart.js')), 'chart.umd.min.js'),
}

interface Asset {
  hash: string
  type: string
  plain: Uint8Array<ArrayBuffer>
  gzip: Uint8Array<ArrayBuffer>
  brotli: Uint8Array<ArrayBuffer>
}

const kept = new Map<string, Asset>()

/** `/public/css/ydan.css?h=1f3a…`; a name that does not exist keeps its plain address and answers 404. */
export const assetAddress = (name: string): string => `/public/${name}?h=${assetOf(name)?.hash ?? ''}`

export function serveAsset(c: Handled): Response {
  const asset = assetOf(c.req.path.slice('/public/'.length))
  if (!asset) throw problem('notFound')
  const headers = new Headers(c.res.headers)
  headers.set('Content-Type', asset.type)
  headers.set('Vary', 'Accept-Encoding')
  headers.set('Cache-Control', c.req.query('h') === asset.hash ? 'public, max-age=31536000, immutable' : 'public, max-age=60')
  const accepted = c.req.header('Accept-Encoding') ?? ''
  if (accepted.includes('br')) {
    headers.set('Content-Encoding', 'br')
    return new Response(asset.brotli, { headers })
  }
  if (accepted.includes('gzip')) {
    headers.set('Content-Encoding', 'gzip')
    return new Response(asset.gzip, { headers })
  }
  return new Response(asset.plain, { headers })
}

function assetOf(name: string): Asset | undefined {
  const known = kept.get(name)
  if (known) return known
  const loaded = load(name)
  // Only what is there: names that are not have no end.
  if (loaded) kept.set(name, loaded)
  return loaded
}

function load(name: string): Asset | undefined {
  const vendored = Object.hasOwn(VENDORED, name) ? VENDORED[name] : undefined
  if (!vendored && !/^(css|js|img)\/[a-z0-9-]+\.(css|js|svg|png)$|^icon\.svg$/.test(name)) return undefined
  const path = vendored ?? join(projectFolder(), 'public', name)
  if (!existsSync(path)) return undefined
  const ending = name.slice(name.lastIndexOf('.') + 1)
  const plain = new Uint8Array(vendored || (ending !== 'css' && ending !== 'js') ? readFileSync(path) : small(path))
  return {
    hash: createHash('sha256').update(plain).digest('hex').slice(0, 12),
    type: TYPES[ending] ?? 'application/octet-stream',
    plain,
    gzip: new Uint8Array(gzipSync(plain, { level: 9 })),
    brotli: new Uint8Array(brotliCompressSync(plain)),
  }
}

/** Minified, with what it imports in the same file: one request. */
function small(path: string): Uint8Array {
  const { outputFiles } = buildSync({ entryPoints: [path], bundle: true, minify: true, format: 'esm', write: false })
  const [file] = outputFiles
  if (!file) throw new Error(`${path} gave no file.`)
  return file.contents
}
