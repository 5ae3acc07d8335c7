import { type Fields, fieldsOf } from '../kernel/fields'
import { problem } from '../kernel/problem'
import type { Upload } from '../kernel/upload'
import { arrivals } from './arriving'
import type { Handled } from './env'
import { brokenOff, partsOf } from './multipart'
import { isThisMachine, sourceOf } from './source'

const FORM_LARGEST = 256 * 1024
const MOST_FIELDS = 2000
/** Five files of the largest kind a question may ask for. */
const SHEET_LARGEST = 42 * 1024 * 1024
const FILES_LARGEST = 12 * 1024 * 1024

/** A posted form without files. Throws tooLarge, unsupportedMedia, badRequest, tooSlow, busy. */
export async function readForm(c: Handled): Promise<Fields> {
  demandSize(c, FORM_LARGEST)
  if (isMultipart(c)) return bounded((await takenApart(c, FORM_LARGEST, FORM_LARGEST)).texts)
  if (!isPlain(c)) throw problem('unsupportedMedia')
  const text = await c.req.text().catch(brokenOff)
  if (text.length > FORM_LARGEST || hasTooMany(text)) throw problem('tooLarge')
  return bounded([...new URLSearchParams(text)])
}

/**
 * An answer sheet, which may bring several files under one name where files are asked for. Throws tooLarge,
 * unsupportedMedia, badRequest, tooSlow, busy.
 */
export async function readSheetForm(
  c: Handled,
  takesFiles: () => Promise<boolean>,
): Promise<{ fields: Fields; files: ReadonlyMap<string, readonly Upload[]> }> {
  if (!isMultipart(c)) return { fields: await readForm(c), files: new Map() }
  // Before anything is looked up: no address takes more.
  demandSize(c, SHEET_LARGEST)
  const { texts, uploads } = await takenApart(c, (await takesFiles()) ? SHEET_LARGEST : 2 * FORM_LARGEST, FORM_LARGEST)
  const files = new Map<string, Upload[]>()
  for (const { name, upload } of uploads) files.set(name, [...(files.get(name) ?? []), upload])
  return { fields: bounded(texts), files }
}

/** A posted form that may bring files. Throws tooLarge, unsupportedMedia, badRequest, tooSlow, busy. */
export async function readUploads(c: Handled): Promise<{ fields: Fields; files: ReadonlyMap<string, Upload> }> {
  return isPlain(c) ? { fields: await readForm(c), files: new Map() } : readFiles(c)
}

/**
 * A posted form with files, each file under its field's name. `texts` is how long everything else may be together, in
 * bytes. Throws tooLarge, unsupportedMedia, badRequest, tooSlow, busy.
 */
export async function readFiles(
  c: Handled,
  { texts: longest = FORM_LARGEST }: { texts?: number } = {},
): Promise<{ fields: Fields; files: ReadonlyMap<string, Upload> }> {
  demandSize(c, FILES_LARGEST)
  if (!isMultipart(c)) throw problem('unsupportedMedia')
  const { texts, uploads } = await takenApart(c, FILES_LARGEST, longest)
  // A control that was left empty sends a file without a name.
  const sent = uploads.filter(({ upload }) => upload.size > 0 || upload.name !== '')
  return { fields: bounded(texts), files: new Map(sent.map(({ name, upload }) => [name, upload])) }
}

const typeIn = (c: Handled): string => c.req.header('Content-Type') ?? ''
const isPlain = (c: Handled): boolean => typeIn(c).startsWith('application/x-www-form-urlencoded')
const isMultipart = (c: Handled): boolean => typeIn(c).startsWith('multipart/form-data')

// Counted before they are taken apart: that of 100,000 fields would keep everybody waiting.
function hasTooMany(text: string): boolean {
  let fields = 1
  for (let at = text.indexOf('&'); at >= 0 && fields <= MOST_FIELDS; at = text.indexOf('&', at + 1)) fields++
  return fields > MOST_FIELDS
}

// A source may hold one sheet of the largest kind, residents together two and a half, the staff always two files.
const arrival = arrivals({
  all: 3 * SHEET_LARGEST,
  residents: 3 * SHEET_LARGEST - 2 * FILES_LARGEST,
  source: SHEET_LARGEST,
})

async function takenApart(c: Handled, whole: number, texts: number) {
  demandSize(c, whole)
  const source = sourceOf(c)
  const held = arrival({ isStaff: c.get('sessionId') !== undefined, source: isThisMachine(source) ? '' : source })
  try {
    const parts = await partsOf(c.req.raw, { whole, texts, parts: MOST_FIELDS }, held.take)
    return {
      texts: parts.flatMap((part): [string, string][] => ('text' in part ? [[part.name, part.text]] : [])),
      uploads: parts.flatMap((part) => ('upload' in part ? [part] : [])),
    }
  } finally {
    held.giveBack()
  }
}

// A body without a length could be endless, one in pieces of a byte takes a hundred times the room, and a packed one is
// a thousand times what it says.
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
