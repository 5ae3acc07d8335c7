import { MultipartParseError, MultipartParser, type MultipartPart } from '@remix-run/multipart-parser'
import { type ProblemKind, problem } from '../kernel/problem'
import type { Upload } from '../kernel/upload'

export interface PartLimits {
  /** Bytes of the whole body. */
  whole: number
  /** Of all that is no file, with its names. */
  texts: number
  parts: number
}

export type Part = { name: string; text: string } | { name: string; upload: Upload }

const LONGEST_HEAD = 4096
const SMALL = 4096
const GATHERED = 64 * 1024
// However slow a line is, something comes by it: who sends nothing for so long is gone, or never meant to end.
const LONGEST_SILENCE = 20_000

/**
 * Takes a body apart while it comes in, so that nobody else waits for more than one piece of it. Ends with the first
 * piece that is too much. `arrived` is told of each piece, and may throw. Throws badRequest, tooLarge, tooSlow.
 */
export async function partsOf(
  { headers, body }: Request,
  { whole, texts, parts }: PartLimits,
  arrived: (bytes: number) => void,
): Promise<Part[]> {
  const boundary = /boundary="?([^";,]{1,70})/.exec(headers.get('Content-Type') ?? '')?.[1]
  if (!boundary || !body) throw problem('badRequest')
  const parser = new MultipartParser(boundary, {
    maxHeaderSize: LONGEST_HEAD,
    maxFileSize: whole,
    maxTotalSize: whole,
    maxParts: parts,
  })
  const taken: Part[] = []
  let textLeft = texts
  try {
    for await (const piece of gathered(body, whole, arrived)) {
      for (const part of parser.write(piece)) {
        const one = takenFrom(part)
        if ('text' in one) textLeft -= part.size + one.name.length
        if (textLeft < 0) throw problem('tooLarge')
        taken.push(one)
      }
    }
    parser.finish()
  } catch (error) {
    if (error instanceof MultipartParseError) throw problem(kindOf(error))
    throw error
  }
  return taken
}

const kindOf = ({ name }: Error): ProblemKind => (name.startsWith('Max') ? 'tooLarge' : 'badRequest')

/** Pieces as they come, the small ones put together: a body in pieces of one byte would fill the memory with them. */
async function* gathered(
  body: ReadableStream<Uint8Array>,
  whole: number,
  arrived: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let left = whole
  let small = Buffer.alloc(0)
  let filled = 0
  // Left open when it is too much: the answer goes out by the same connection.
  const pieces = body.values({ preventCancel: true })
  for (;;) {
    const { done, value } = await heard(pieces.next().catch(brokenOff))
    if (done) break
    arrived(value.length)
    left -= value.length
    if (left < 0) throw problem('tooLarge')
    if (filled > 0 && (value.length > SMALL || filled + value.length > small.length)) {
      yield small.subarray(0, filled)
      filled = 0
    }
    if (value.length > SMALL) yield value
    else {
      if (filled === 0) small = Buffer.alloc(GATHERED)
      small.set(value, filled)
      filled += value.length
    }
  }
  if (filled > 0) yield small.subarray(0, filled)
}

async function heard<Piece>(piece: Promise<Piece>): Promise<Piece> {
  let silence: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    silence = setTimeout(() => reject(problem('tooSlow')), LONGEST_SILENCE)
  })
  // Given up, it may still break off.
  piece.catch(() => undefined)
  return Promise.race([piece, tooLong]).finally(() => clearTimeout(silence))
}

/** Whoever went away while sending, or sent what cannot be read, is no failure of ours. */
export function brokenOff(): never {
  throw problem('badRequest')
}

function takenFrom(part: MultipartPart): Part {
  const said = headOf(part)
  const name = parameterIn(said, 'name')
  if (name === undefined) throw problem('badRequest')
  const fileName = parameterIn(said, 'filename')
  const content = Buffer.concat(part.content)
  if (fileName === undefined) return { name, text: content.toString('utf8') }
  return { name, upload: { name: fileName, size: content.length, content } }
}

function headOf(part: MultipartPart): string {
  try {
    return part.headers['content-disposition'] ?? ''
  } catch {
    // Not UTF-8, which every browser sends.
    throw problem('badRequest')
  }
}

/** As browsers write it: between quotes, with three signs written otherwise (HTML, multipart/form-data encoding). */
function parameterIn(head: string, name: 'name' | 'filename'): string | undefined {
  const [, quoted, bare] = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;"]+))`, 'i').exec(head) ?? []
  return (quoted ?? bare)?.replace(/%0D/gi, '\r').replace(/%0A/gi, '\n').replace(/%22/g, '"')
}
