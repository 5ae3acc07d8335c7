/** A picture as it is kept: what is drawn and nothing else. Width and height are as it is shown, in pixels. */
export interface CleanPicture {
  content: Buffer
  width: number
  height: number
}

/**
 * Puts a PNG, JPEG or WebP together again from the parts that draw it. Where and when it was taken, by what, its small
 * preview, comments, and whatever was hung on behind its end stay out; of a photo only which way up it is held remains.
 * Undefined for what is broken, moves, or is of another kind.
 */
export function cleanPicture(mediaType: string, content: Buffer): CleanPicture | undefined {
  const made = CLEANERS.get(mediaType)?.(content)
  return made && made.width > 0 && made.height > 0 ? made : undefined
}

const CLEANERS = new Map([
  ['image/png', cleanPng],
  ['image/jpeg', cleanJpeg],
  ['image/webp', cleanWebp],
])

export const isPicture = (mediaType: string): boolean => CLEANERS.has(mediaType)

const PNG_START = 8
const PNG_DRAWN = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs'])

function cleanPng(content: Buffer): CleanPicture | undefined {
  const kept = [content.subarray(0, PNG_START)]
  for (let at = PNG_START; at + 12 <= content.length; ) {
    const length = content.readUInt32BE(at)
    const name = content.toString('latin1', at + 4, at + 8)
    const end = at + 12 + length
    if (end > content.length) return undefined
    if (PNG_DRAWN.has(name)) kept.push(content.subarray(at, end))
    if (name === 'IEND') return sizedPng(Buffer.concat(kept))
    at = end
  }
  return undefined
}

const sizedPng = (content: Buffer): CleanPicture | undefined =>
  content.toString('latin1', 12, 16) === 'IHDR' && content.length > 33
    ? { content, width: content.readUInt32BE(16), height: content.readUInt32BE(20) }
    : undefined

const WEBP_DRAWN = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP'])
const WEBP_MOVES = 0x02
const WEBP_TOLD = 0x0c

function cleanWebp(content: Buffer): CleanPicture | undefined {
  const kept: Buffer[] = []
  let size: { width: number; height: number } | undefined
  const last = Math.min(content.length, 8 + content.readUInt32LE(4))
  for (let at = 12; at + 8 <= last; ) {
    const name = content.toString('latin1', at, at + 4)
    const length = content.readUInt32LE(at + 4)
    const end = at + 8 + length
    if (end > content.length) return undefined
    const chunk = Buffer.alloc(8 + length + (length % 2))
    content.copy(chunk, 0, at, end)
    if (name === 'VP8X') {
      if (length < 10 || (chunk[8] ?? 0) & WEBP_MOVES) return undefined
      chunk[8] = (chunk[8] ?? 0) & ~WEBP_TOLD
    }
    if (WEBP_DRAWN.has(name)) kept.push(chunk)
    size ??= sizeOfWebp(name, chunk.subarray(8))
    at = end + (length % 2)
  }
  if (!size) return undefined
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  const made = Buffer.concat([head, ...kept])
  made.writeUInt32LE(made.length - 8, 4)
  return { content: made, ...size }
}

function sizeOfWebp(name: string, data: Buffer): { width: number; height: number } | undefined {
  if (name === 'VP8X') return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 }
  if (name === 'VP8 ' && data.length >= 10) return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff }
  if (name !== 'VP8L' || data.length < 5) return undefined
  const bits = data.readUInt32LE(1)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

const SCAN = 0xda
const END = 0xd9

function cleanJpeg(content: Buffer): CleanPicture | undefined {
  const kept: Buffer[] = []
  let size: { width: number; height: number } | undefined
  let turned = 1
  let isDrawn = false
  for (let at = 2; at + 4 <= content.length; ) {
    if (content[at] !== 0xff) return undefined
    const mark = content[at + 1] ?? 0
    if (mark === 0xff) {
      at++
      continue
    }
    if (mark === END) break
    const end = at + 2 + content.readUInt16BE(at + 2)
    if (end > content.length || end < at + 4) return undefined
    const segment = content.subarray(at, end)
    if (isFrame(mark) && segment.length >= 9) size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) }
    turned = mark === 0xe1 ? (turnIn(segment) ?? turned) : turned
    at = mark === SCAN ? endOfScan(content, end) : end
    if (mark === SCAN) kept.push(content.subarray(end - segment.length, at))
    else if (isDrawing(mark, segment)) kept.push(segment)
    isDrawn ||= mark === SCAN
  }
  if (!size || !isDrawn) return undefined
  const { width, height } = turned >= 5 ? { width: size.height, height: size.width } : size
  const held = turned === 1 ? [] : [turnSegment(turned)]
  return { content: Buffer.concat([Buffer.from([0xff, 0xd8]), ...held, ...kept, Buffer.from([0xff, END])]), width, height }
}

const isFrame = (mark: number): boolean => mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark)

// Tables and frames; of what programs add only how colours are meant (ICC, and Adobe's mark without which they turn).
function isDrawing(mark: number, segment: Buffer): boolean {
  if (mark === 0xe2) return segment.toString('latin1', 4, 16) === 'ICC_PROFILE\0'
  if (mark === 0xee) return segment.length === 16 && segment.toString('latin1', 4, 9) === 'Adobe'
  return (mark >= 0xc0 && mark <= 0xcf) || (mark >= 0xdb && mark <= 0xdd)
}

/** Where the picture points after a scan end: at the next mark that is neither a restart nor a stuffed byte. */
function endOfScan(content: Buffer, from: number): number {
  for (let at = content.indexOf(0xff, from); at >= 0 && at + 1 < content.length; at = content.indexOf(0xff, at + 1)) {
    const next = content[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return content.length
}

/** How a camera says it was held: 1 to 8; undefined where the segment does not tell. */
function turnIn(segment: Buffer): number | undefined {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0') return undefined
  const told = segment.subarray(10)
  if (told.length < 14) return undefined
  const isLittle = told.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (at + 2 > told.length ? 0 : isLittle ? told.readUInt16LE(at) : told.readUInt16BE(at))
  const first = isLittle ? told.readUInt32LE(4) : told.readUInt32BE(4)
  for (let entry = 0; entry < Math.min(64, short(first)); entry++) {
    const at = first + 2 + entry * 12
    if (short(at) !== 0x0112) continue
    const turn = short(at + 8)
    return turn >= 1 && turn <= 8 ? turn : undefined
  }
  return undefined
}

const turnSegment = (turn: number): Buffer =>
  Buffer.from([
    ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0],
  ])
