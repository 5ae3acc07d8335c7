import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { CopyFault, digesting, type Piece, type Source } from '../../db/copying/ends'
import { knownMigrations, shapesAfter, type TableShape } from '../../db/copying/shapes'
import {
  FORMAT,
  HEAD,
  type Head,
  MANIFEST,
  type Manifest,
  memberBytes,
  partName,
  productVersion,
  SECRET,
  tailBytes,
} from './backup-members'

const compress = promisify(gzip)
// Twice as fast as the usual 6, for a tenth more bytes.
const LEVEL = 3

export interface Written {
  bytes: number
  /** Of the whole file. */
  sha256: string
  rows: number
  tables: number
}

interface Order {
  source: Source
  path: string
  secret: string
  now: Date
  /** Called after each part. */
  tell?: (done: { rows: number; expected: number }) => void
}

/**
 * Writes one moment of a database into one file, which appears under its name when it is complete and on disk; only
 * its owner may read it. Throws CopyFault diskFull, folder, newer.
 */
export async function writeBackup(order: Order): Promise<Written> {
  const path = resolve(order.path)
  const making = `${path}.part`
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    // Left by one that was killed.
    await rm(making, { force: true })
    const file = await open(making, 'wx', 0o600)
    const written = await writeAll(file, order).finally(() => file.close())
    await rename(making, path)
    await flushFolder(dirname(path))
    return written
  } catch (error) {
    await rm(making, { force: true }).catch(() => undefined)
    throw told(error, path)
  }
}

async function writeAll(file: FileHandle, { source, secret, now, tell }: Order): Promise<Written> {
  const head = headOf(source, now)
  const out = outTo(file)
  await out.member(HEAD, JSON.stringify(head, null, 2))
  const shapes = shapesAfter(source.migrations)
  const estimates = await inTurn(shapes, (shape) => source.estimate(shape))
  const expected = estimates.reduce((sum, each) => sum + each, 0)
  let rows = 0
  const tables = await inTurn(shapes, (shape) =>
    writeTable(out, source, shape, (piece) => {
      rows += piece.rows
      tell?.({ rows, expected: Math.max(expected, rows) })
    }),
  )
  await out.member(SECRET, `${secret}\n`)
  const manifest: Manifest = { ...head, tables }
  await out.member(MANIFEST, JSON.stringify(manifest, null, 2))
  await out.write(await tailBytes(out.digestSoFar()))
  await file.sync()
  return { bytes: out.bytes(), sha256: out.digestSoFar(), rows, tables: tables.length }
}

function headOf({ migrations, engine }: Source, now: Date): Head {
  const known = knownMigrations()
  if (migrations > known.length) throw new CopyFault('newer', 'The database is of a newer version than this program.')
  if (migrations === 0) throw new CopyFault('foreign', 'The database holds no tables of Ý Dân yet.')
  const version = productVersion()
  return {
    product: 'y-dan',
    format: FORMAT,
    version,
    engine,
    takenAt: now.toISOString(),
    migrations: known.slice(0, migrations),
  }
}

type Out = ReturnType<typeof outTo>

function outTo(file: FileHandle) {
  const hash = createHash('sha256')
  let bytes = 0
  const write = async (chunk: Buffer) => {
    hash.update(chunk)
    bytes += chunk.length
    await file.writeFile(chunk)
  }
  return {
    write,
    member: async (name: string, content: Buffer | string) => write(await memberBytes(name, content)),
    digestSoFar: () => hash.copy().digest('hex'),
    bytes: () => bytes,
  }
}

/** One piece is compressed while the next one is read. */
async function writeTable(
  out: Out,
  source: Source,
  shape: TableShape,
  passed: (piece: Piece) => void,
): Promise<Manifest['tables'][number]> {
  const digest = digesting()
  let part = 0
  let before: Promise<void> = Promise.resolve()
  for await (const piece of source.pieces(shape)) {
    await before
    digest.take(piece)
    part++
    before = compress(piece.lines, { level: LEVEL }).then((content) => out.member(partName(shape.name, part), content))
    // It is awaited a turn later; until then a failure must not count as nobody's.
    before.catch(() => undefined)
    passed(piece)
  }
  await before
  return { name: shape.name, ...digest.end(), lastNumber: await source.lastNumber(shape) }
}

async function inTurn<Each, Result>(all: readonly Each[], work: (each: Each) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  for (const each of all) results.push(await work(each))
  return results
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG']
const SHUT = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EISDIR']

/** What the file system said, as a sentence. */
export function told(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (FULL.includes(code)) return new CopyFault('diskFull', `The disk is full: ${path} was not written.`)
  if (SHUT.includes(code)) return new CopyFault('folder', `${path} cannot be written here (${code}).`)
  return error
}
