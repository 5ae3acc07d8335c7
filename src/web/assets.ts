import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, gzip, gzipSync } from 'node:zlib'
import { type BuildOptions, build, buildSync, stop } from 'esbuild'
import { projectFolder } from '../../db/engines/migrations-folder'
import { log } from '../kernel/log'
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

/**
 * Makes ready what no page has asked for yet, beside everything else that goes on: minifying and packing at the first
 * visit stops everybody for a fifth of a second.
 */
export async function makeAssetsReady(): Promise<void> {
  const own = ['css', 'js'].flatMap((folder) =>
    readdirSync(join(projectFolder(), 'public', folder)).map((file) => `${folder}/${file}`),
  )
  for (const name of [...own, ...Object.keys(VENDORED)]) {
    const path = kept.has(name) ? undefined : pathOf(name)
    if (!path) continue
    const plain = isMinified(name) ? await readFile(path) : contentOf(path, await build(minified(path)))
    const packed = { gzip: await promisify(gzip)(plain, { level: 9 }), brotli: await promisify(brotliCompress)(plain) }
    if (!kept.has(name)) kept.set(name, assetFrom(name, plain, packed))
  }
  await stop()
}

/** The same in a moment: whoever comes first after the start is answered before. */
export const makeAssetsReadySoon = (): void => {
  setTimeout(
    () => makeAssetsReady().catch((error: unknown) => log.error({ err: error }, 'files could not be made ready')),
    500,
  ).unref()
}

function load(name: string): Asset | undefined {
  const path = pathOf(name)
  if (!path) return undefined
  const plain = isMinified(name) ? readFileSync(path) : contentOf(path, buildSync(minified(path)))
  return assetFrom(name, plain, { gzip: gzipSync(plain, { level: 9 }), brotli: brotliCompressSync(plain) })
}

function pathOf(name: string): string | undefined {
  const vendored = Object.hasOwn(VENDORED, name) ? VENDORED[name] : undefined
  if (!vendored && !/^(css|js|img)\/[a-z0-9-]+\.(css|js|svg|png)$|^icon\.svg$/.test(name)) return undefined
  const path = vendored ?? join(projectFolder(), 'public', name)
  return existsSync(path) ? path : undefined
}

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1)
const isMinified = (name: string): boolean => Object.hasOwn(VENDORED, name) || !['css', 'js'].includes(endingOf(name))

const assetFrom = (name: string, plain: Uint8Array, packed: { gzip: Uint8Array; brotli: Uint8Array }): Asset => ({
  hash: createHash('sha256').update(plain).digest('hex').slice(0, 12),
  type: TYPES[endingOf(name)] ?? 'application/octet-stream',
  plain: new Uint8Array(plain),
  gzip: new Uint8Array(packed.gzip),
  brotli: new Uint8Array(packed.brotli),
})

/** Minified, with what it imports in the same file: one request. */
const minified = (path: string) =>
  ({ entryPoints: [path], bundle: true, minify: true, format: 'esm', write: false }) as const satisfies BuildOptions

function contentOf(path: string, { outputFiles: [file] }: { outputFiles: readonly { contents: Uint8Array }[] }): Uint8Array {
  if (!file) throw new Error(`${path} gave no file.`)
  return file.contents
}
