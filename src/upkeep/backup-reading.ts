import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import type { z } from 'zod'
import { CopyFault, digesting, type Piece } from '../../db/copying/ends'
import { knownMigrations } from '../../db/copying/shapes'
import {
  contentOf,
  FORMAT,
  HEAD,
  type Head,
  headSchema,
  MANIFEST,
  type Manifest,
  manifestSchema,
  SECRET,
  TAIL,
  TAIL_BYTES,
  tableOfPart,
  tailBytes,
} from './backup-members'

const decompress = promisify(gunzip)
// A part holds a few MB, or one row with a large file in it; everything else is short.
const LARGEST_PART = 64 * 1024 * 1024
const LARGEST_TEXT = 1024 * 1024
const ROW_BEGINS = '['.charCodeAt(0)

export interface Checked {
  manifest: Manifest
  bytes: number
  /** Of the whole file. */
  sha256: string
  secret: string
}

/**
 * Reads a backup from end to end and believes nothing: every byte by the digest at its end, every table by its own.
 * Throws CopyFault damaged, foreign, newer.
 */
export async function checkBackup(path: string): Promise<Checked> {
  const { bytes, sha256 } = await demandWhole(path)
  const digests = new Map<string, ReturnType<typeof digesting>>()
  let manifest: Manifest | undefined
  let secret = ''
  for await (const member of membersOf(path)) {
    if ('piece' in member) {
      const known = digests.get(member.table) ?? digesting()
      digests.set(member.table, known)
      known.take(member.piece)
    } else if (member.name === SECRET) secret = secretIn(member.text)
    else if (member.name === MANIFEST) manifest = parsed(manifestSchema, member.text)
    else if (member.name === HEAD) demandKnown(parsed(headSchema, member.text))
    else if (member.name !== TAIL) throw foreign()
  }
  if (!manifest) throw damaged(path)
  demandKnown(manifest)
  for (const { name, rows, sha256: wanted } of manifest.tables) {
    const found = (digests.get(name) ?? digesting()).end()
    if (found.rows !== rows || found.sha256 !== wanted) throw damaged(path)
    digests.delete(name)
  }
  if (digests.size > 0) throw damaged(path)
  return { manifest, bytes, sha256, secret }
}

/** The rows of a checked backup, table after table. */
export async function* piecesOf(path: string): AsyncGenerator<{ table: string; piece: Piece }> {
  for await (const member of membersOf(path)) if ('piece' in member) yield member
}

async function demandWhole(path: string): Promise<{ bytes: number; sha256: string }> {
  const file = await open(path, 'r').catch(() => {
    throw new CopyFault('foreign', `${path} cannot be read.`)
  })
  try {
    const { size } = await file.stat()
    const start = Buffer.alloc(512)
    await file.read(start, 0, 512, 0)
    if (start.toString('latin1', 0, HEAD.length + 1) !== `${HEAD}\0`)
      throw new CopyFault('foreign', `${path} is no backup of Ý Dân.`)
    const hash = createHash('sha256')
    const end = Math.max(0, size - TAIL_BYTES)
    if (end > 0) for await (const chunk of createReadStream(path, { end: end - 1 })) hash.update(chunk)
    const wanted = await tailBytes(hash.copy().digest('hex'))
    const tail = Buffer.alloc(TAIL_BYTES)
    await file.read(tail, 0, TAIL_BYTES, end)
    if (!tail.equals(wanted)) throw damaged(path)
    return { bytes: size, sha256: hash.update(tail).digest('hex') }
  } finally {
    await file.close()
  }
}

const damaged = (path: string) => new CopyFault('damaged', `${path} is damaged or not complete. Nothing was changed.`)

type Member = { name: string; text: string } | { table: string; piece: Piece }

async function* membersOf(path: string): AsyncGenerator<Member> {
  const archive = extract()
  // A failure reaches who reads the archive.
  pipeline(createReadStream(path), archive, () => undefined)
  try {
    for await (const entry of archive) {
      const { name, size = 0 } = entry.header
      const table = tableOfPart(name)
      if (size > (table ? LARGEST_PART : LARGEST_TEXT)) throw damaged(path)
      const content = await contentOf(entry)
      if (!table) yield { name, text: content.toString('utf8') }
      else {
        const lines = await decompress(content, { maxOutputLength: LARGEST_PART })
        yield { table, piece: { rows: countRows(lines, path), lines } }
      }
    }
  } catch (error) {
    throw error instanceof CopyFault ? error : damaged(path)
  }
}

// What is no row is refused here, before millions of them are taken apart.
function countRows(lines: Buffer, path: string): number {
  let rows = 0
  let begin = 0
  for (let end = lines.indexOf(10); end >= 0; end = lines.indexOf(10, begin)) {
    if (lines[begin] !== ROW_BEGINS) throw damaged(path)
    begin = end + 1
    rows++
  }
  if (begin < lines.length) throw damaged(path)
  return rows
}

function parsed<Schema extends z.ZodType>(schema: Schema, text: string): z.infer<Schema> {
  const read = schema.safeParse(jsonIn(text))
  if (!read.success) throw foreign()
  return read.data
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** As the settings take one; empty when there was none yet. */
function secretIn(text: string): string {
  const secret = text.trim()
  if (secret !== '' && !/^\P{Cc}{32,1000}$/u.test(secret)) throw foreign()
  return secret
}

const foreign = () => new CopyFault('foreign', 'The file does not describe itself as a backup of Ý Dân does.')

/** A backup of a later version knows tables that this one does not. */
function demandKnown({ format, version, migrations }: Head): void {
  const known = knownMigrations()
  if (format > FORMAT || migrations.length > known.length)
    throw new CopyFault('newer', `The backup is of version ${version}, newer than this program. Install that version first.`)
  if (migrations.some((name, place) => name !== known[place]))
    throw new CopyFault('foreign', 'The backup is of another line of this product: its migrations are not ours.')
}
