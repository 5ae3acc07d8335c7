import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, gzip, gzipSync } from 'node:zlib'
import { projectFolder } from '../../db/engines/migrations-folder'

/** The files a page may load, minified and packed: by the build beforehand, by a server from the sources when asked for. */

const TYPES: Record<string, string> = {
  css: 'text/css; charset=UTF-8',
  js: 'text/javascript; charset=UTF-8',
  svg: 'image/svg+xml',
  png: 'image/png',
}
const load = createRequire(import.meta.url)
// Files of our dependencies, by the name pages use.
const VENDORED: Record<string, () => string> = {
  'vendor/htmx.js': () => load.resolve('htmx.org/dist/htmx.min.js'),
  // Not among the package's exports, so found beside its main file.
  'vendor/chart.js': () => join(dirname(load.resolve('chart.js')), 'chart.umd.min.js'),
}

export interface Asset {
  hash: string
  type: string
  plain: Uint8Array<ArrayBuffer>
  gzip: Uint8Array<ArrayBuffer>
  brotli: Uint8Array<ArrayBuffer>
}

type Compressed = Record<'gzip' | 'brotli', Uint8Array>

/** Packed in one step, which stops everybody for a moment; undefined for what is not there. */
export function packedNow(name: string): Asset | undefined {
  const path = pathOf(name)
  if (!path) return undefined
  const plain = isMinified(name) ? readFileSync(path) : again(() => contentOf(path, minifier().buildSync(minified(path))))
  return assetFrom(name, plain, { gzip: gzipSync(plain, { level: 9 }), brotli: brotliCompressSync(plain) })
}

/** The same beside everything else that goes on. */
export async function packed(name: string): Promise<Asset | undefined> {
  const path = pathOf(name)
  if (!path) return undefined
  const plain = isMinified(name) ? await readFile(path) : contentOf(path, await minifier().build(minified(path)))
  return assetFrom(name, plain, await compressed(plain))
}

/** Lets go of what minifies. */
export const endPacking = (): Promise<void> => minifier().stop()

/** All that pages load. */
export const assetNames = (): string[] => [
  ...readdirSync(join(projectFolder(), 'public'), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => pathOf(name) !== undefined),
  ...Object.keys(VENDORED),
]

const LIST = 'list.json'

/** Packs everything into a folder, for `packedIn`. What is there already stays: a server may be reading it. */
export async function packInto(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const entries = assetNames().map(async (name) => {
    const asset = await packed(name)
    if (!asset) throw new Error(`${name} cannot be packed.`)
    for (const [ending, bytes] of Object.entries({ '': asset.plain, '.gz': asset.gzip, '.br': asset.brotli }))
      await put(join(folder, `${asset.hash}${ending}`), bytes)
    return [name, asset.hash]
  })
  await put(join(folder, LIST), JSON.stringify(Object.fromEntries(await Promise.all(entries))))
  await endPacking()
}

/** What a build packed into the folder; undefined where none did. */
export function packedIn(folder: string): Map<string, Asset> | undefined {
  if (!existsSync(join(folder, LIST))) return undefined
  const list: Record<string, string> = JSON.parse(readFileSync(join(folder, LIST), 'utf8'))
  return new Map(
    Object.entries(list).map(([name, hash]) => {
      const at = join(folder, hash)
      return [name, assetFrom(name, readFileSync(at), { gzip: readFileSync(`${at}.gz`), brotli: readFileSync(`${at}.br`) })]
    }),
  )
}

async function put(path: string, content: Uint8Array | string): Promise<void> {
  const unfinished = `${path}.${process.pid}`
  await writeFile(unfinished, content)
  await rename(unfinished, path)
}

function pathOf(name: string): string | undefined {
  const vendored = Object.hasOwn(VENDORED, name) ? VENDORED[name]?.() : undefined
  if (!vendored && !/^(css|js|img)\/[a-z0-9-]+\.(css|js|svg|png)$|^icon\.svg$/.test(name)) return undefined
  const path = vendored ?? join(projectFolder(), 'public', name)
  return existsSync(path) ? path : undefined
}

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1)
const isMinified = (name: string): boolean => Object.hasOwn(VENDORED, name) || !['css', 'js'].includes(endingOf(name))

const compressed = async (plain: Uint8Array): Promise<Compressed> => ({
  gzip: await promisify(gzip)(plain, { level: 9 }),
  brotli: await promisify(brotliCompress)(plain),
})

const assetFrom = (name: string, plain: Uint8Array, packed: Compressed): Asset => ({
  hash: createHash('sha256').update(plain).digest('hex').slice(0, 12),
  type: TYPES[endingOf(name)] ?? 'application/octet-stream',
  plain: new Uint8Array(plain),
  gzip: new Uint8Array(packed.gzip),
  brotli: new Uint8Array(packed.brotli),
})

// Only when something is to be minified: a server whose files are packed runs without it.
function minifier(): typeof import('esbuild') {
  return load('esbuild')
}

/** Minified, with what it imports in the same file: one request. */
const minified = (path: string) =>
  ({
    entryPoints: [path],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  }) as const satisfies import('esbuild').BuildOptions

// It works in a process of its own; when that was killed, another is started once.
function again<Made>(make: () => Made): Made {
  try {
    return make()
  } catch {
    void endPacking()
    return make()
  }
}

function contentOf(path: string, { outputFiles: [file] }: { outputFiles: readonly { contents: Uint8Array }[] }): Uint8Array {
  if (!file) throw new Error(`${path} gave no file.`)
  return file.contents
}
