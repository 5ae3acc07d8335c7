import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { log } from '../kernel/log'
import { problem } from '../kernel/problem'
import type { Handled } from './env'
import { type Asset, assetNames, endPacking, packed, packedIn, packedNow } from './packing'

/** The files a page may load, kept in memory, minified, under an address that changes with their content. */

// Where the build puts them, beside the program; the sources have none and pack when they are asked.
const packedFolder = join(dirname(fileURLToPath(import.meta.url)), 'public')

const kept = new Map<string, Asset>()
let built: ReadonlyMap<string, Asset> | null | undefined

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

// All at once: what is built later, or taken away, is no matter of a server that runs.
function builtAssets(): ReadonlyMap<string, Asset> | null {
  if (built === undefined) built = packedIn(packedFolder) ?? null
  return built
}

function assetOf(name: string): Asset | undefined {
  const beforehand = builtAssets()
  if (beforehand) return beforehand.get(name)
  const known = kept.get(name)
  if (known) return known
  const made = packedNow(name)
  // Only what is there: names that are not have no end.
  if (made) kept.set(name, made)
  return made
}

/**
 * Makes ready what no page has asked for yet, beside everything else that goes on: minifying and packing at the first
 * visit stops everybody for a fifth of a second.
 */
export async function makeAssetsReady(): Promise<void> {
  if (builtAssets()) return
  for (const name of assetNames()) {
    const made = kept.has(name) ? undefined : await packed(name)
    if (made && !kept.has(name)) kept.set(name, made)
  }
  await endPacking()
}

/** The same in a moment: whoever comes first after the start is answered before. */
export const makeAssetsReadySoon = (): void => {
  setTimeout(
    () => makeAssetsReady().catch((error: unknown) => log.error({ err: error }, 'files could not be made ready')),
    500,
  ).unref()
}
