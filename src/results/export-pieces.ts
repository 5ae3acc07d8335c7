import { gzipSync } from 'node:zlib'
import type { Reader } from '../../db/storage'
import { BYTE_ORDER_MARK, csvLine } from './csv'
import type { ExportOrder, ExportPlace } from './export-order'
import { exportedPages, headOf } from './export-pages'

/** Some of the bytes of an export in order, and how far it has come with them. */
export interface Piece {
  content: Uint8Array<ArrayBuffer>
  /** Before compression. */
  size: number
  place: ExportPlace
}

export interface PieceOptions {
  compressed: boolean
  /** In bytes before compression, about. */
  size: number
}

// A narrow filter writes little, and still has to tell how far it has come.
const READ_A_PIECE = 25_000
// The words repeat so much that a higher level gains little and takes three times as long.
const GZIP_LEVEL = 1

/** The rest of an export as CSV; where its pieces are cut says nothing about the file they make together. */
export async function* piecesOf(reader: Reader, order: ExportOrder, options: PieceOptions): AsyncGenerator<Piece> {
  let { start, lastId, done, rows } = order
  const bytes = byteStore(options.size)
  let read = 0
  const cut = (): Piece => {
    const plain = bytes.take()
    const content = options.compressed ? gzipSync(plain, { level: GZIP_LEVEL }) : plain
    start += plain.length
    read = 0
    const place = { start, lastId, done, rows, untilId: order.untilId }
    // A copy: its memory is handed to another thread.
    return { content: new Uint8Array(content), size: plain.length, place }
  }
  if (start === 0) bytes.add(BYTE_ORDER_MARK + csvLine(headOf(order)))
  for await (const page of exportedPages(reader, order)) {
    bytes.add(page.rows.map(csvLine).join(''))
    lastId = page.lastId
    read += page.read
    done += page.read
    rows += page.rows.length
    if (bytes.size() >= options.size || read >= READ_A_PIECE) yield cut()
  }
  if (bytes.size() > 0 || lastId !== order.lastId) yield cut()
}

const MOST_BYTES_A_LETTER = 3

/** Text as bytes in memory that is used again and again: what is thrown away piece by piece is cleared away too late. */
function byteStore(room: number) {
  let memory = Buffer.allocUnsafeSlow(room)
  let size = 0
  return {
    size: () => size,
    add: (text: string) => {
      const needed = size + text.length * MOST_BYTES_A_LETTER
      if (needed > memory.length) memory = Buffer.concat([memory.subarray(0, size)], needed)
      size += memory.write(text, size)
    },
    /** What was added; good until something else is. */
    take: () => {
      const taken = memory.subarray(0, size)
      size = 0
      return taken
    },
  }
}
