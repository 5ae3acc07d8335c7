import { type Fields, fieldsOf } from '../kernel/fields'
import { problem } from '../kernel/problem'
import type { Handled } from './env'

const FORM_LARGEST = 256 * 1024
const MOST_FIELDS = 2000
/** Five files of the largest kind a question may ask for, and what is written beside them. */
const SHEET_LARGEST = 42 * 1024 * 1024
const FILES_LARGEST = 12 * 1024 * 1024

/** A posted form without files. Throws tooLarge, unsupportedMedia, badRequest. */
export async function readForm(c: Handled): Promise<Fields> {
  demandSize(c, FORM_LARGEST)
  const type = c.req.header('Content-Type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) return (await readFiles(c)).fields
  const text = await c.req.text().catch(brokenOff)
  if (text.length > FORM_LARGEST || hasTooMany(text)) throw problem('tooLarge')
  return bounded([...new URLSearchParams(text)])
}

// What is being read at one moment, in bytes: the rest asks again a little later.
const MOST_AT_ONCE = 3 * SHEET_LARGEST
let readNow = 0

/** An answer sheet, which may bring several files under one name. Throws tooLarge, unsupportedMedia, badRequest, busy. */
export async function readSheetForm(c: Handled): Promise<{ fields: Fields; files: ReadonlyMap<string, readonly File[]> }> {
  const type = c.req.header('Content-Type') ?? ''
  if (!type.startsWith('multipart/form-data')) return { fields: await readForm(c), files: NONE }
  demandSize(c, SHEET_LARGEST)
  const size = Number(c.req.header('Content-Length'))
  if (readNow + size > MOST_AT_ONCE) throw problem('busy')
  readNow += size
  try {
    const sent = await takenApart(c, type)
    const files = new Map<string, File[]>()
    const texts: [string, string][] = []
    for (const [name, value] of sent) {
      if (typeof value === 'string') texts.push([name, value])
      else files.set(name, [...(files.get(name) ?? []), value])
    }
    if (texts.reduce((sum, [name, value]) => sum + name.length + value.length, 0) > FORM_LARGEST) throw problem('tooLarge')
    return { fields: bounded(texts), files }
  } finally {
    readNow -= size
  }
}

const NONE: ReadonlyMap<string, readonly File[]> = new Map()

/** A posted form that may bring files. Throws tooLarge, unsupportedMedia, badRequest. */
export async function readUploads(c: Handled): Promise<{ fields: Fields; files: ReadonlyMap<string, File> }> {
  const isPlain = (c.req.header('Content-Type') ?? '').startsWith('application/x-www-form-urlencoded')
  return isPlain ? { fields: await readForm(c), files: new Map() } : readFiles(c)
}

/** A posted form with files, each file under its field's name. Throws tooLarge, unsupportedMedia, badRequest. */
export async function readFiles(c: Handled): Promise<{ fields: Fields; files: ReadonlyMap<string, File> }> {
  demandSize(c, FILES_LARGEST)
  const type = c.req.header('Content-Type') ?? ''
  if (!type.startsWith('multipart/form-data')) throw problem('unsupportedMedia')
  const sent = await takenApart(c, type)
  const files = new Map<string, File>()
  const texts: [string, string][] = []
  for (const [name, value] of sent) {
    if (typeof value === 'string') texts.push([name, value])
    // A control that was left empty sends a file without a name.
    else if (value.size > 0 || value.name !== '') files.set(name, value)
  }
  return { fields: bounded(texts), files }
}

// Whoever went away while sending, or sent what cannot be read, is no failure of ours.
function brokenOff(): never {
  throw problem('badRequest')
}

// Counted before they are taken apart: that of 100,000 fields would keep everybody waiting.
function hasTooMany(text: string): boolean {
  let fields = 1
  for (let at = text.indexOf('&'); at >= 0 && fields <= MOST_FIELDS; at = text.indexOf('&', at + 1)) fields++
  return fields > MOST_FIELDS
}

async function takenApart(c: Handled, type: string): Promise<FormData> {
  const body = Buffer.from(await c.req.arrayBuffer().catch(brokenOff))
  demandParts(body, type)
  return new Response(body, { headers: { 'Content-Type': type } }).formData().catch(brokenOff)
}

const LONGEST_HEAD = 4096
const HEAD_END = '\r\n\r\n'

// What parts them goes letter by letter through the heads: only files may be long.
function demandParts(body: Buffer, type: string): void {
  const boundary = /boundary="?([^";,]{1,70})/.exec(type)?.[1]
  if (!boundary) throw problem('badRequest')
  let parts = 0
  for (let at = body.indexOf(boundary); at >= 0; ) {
    if (++parts > MOST_FIELDS + 1) throw problem('tooLarge')
    const next = body.indexOf(boundary, at + 1)
    const end = next < 0 ? body.length : next
    const start = body.subarray(at, Math.min(end, at + LONGEST_HEAD)).toString('latin1')
    const isText = !start.slice(0, start.indexOf(HEAD_END)).includes('filename')
    if (!start.includes(HEAD_END) && end - at > LONGEST_HEAD) throw problem('tooLarge')
    if (isText && end - at > FORM_LARGEST + LONGEST_HEAD) throw problem('tooLarge')
    at = next
  }
}

// A body without a length could be endless, and a packed one a thousand times what it says.
function demandSize(c: Handled, largest: number): void {
  const packed = c.req.header('Content-Encoding')
  if (packed && packed !== 'identity') throw problem('unsupportedMedia')
  const length = Number(c.req.header('Content-Length') ?? Number.NaN)
  if (Number.isNaN(length)) throw problem('badRequest')
  if (length > largest) throw problem('tooLarge')
}

function bounded(entries: readonly (readonly [string, string])[]): Fields {
  if (entries.length > MOST_FIELDS) throw problem('tooLarge', { fields: entries.length })
  return fieldsOf(entries)
}
