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
  // As bytes at once: text that is put together from a hundred cells a row takes forty times its length until it is.
  let pages = [Buffer.from(start === 0 ? BYTE_ORDER_MARK + csvLine(headOf(order)) : '')]
  let size = pages[0]?.length ?? 0
  let read = 0
  const cut = (): Piece => {
    const plain = pages.length === 1 && pages[0] ? pages[0] : Buffer.concat(pages, size)
    const content = options.compressed ? gzipSync(plain, { level: GZIP_LEVEL }) : plain
    start += size
    const place = { start, lastId, done, rows, untilId: order.untilId }
    const piece = { content: alone(content), size, place }
    pages = []
    size = 0
    read = 0
    return piece
  }
  for await (const page of exportedPages(reader, order)) {
    const bytes = Buffer.from(page.rows.map(csvLine).join(''))
    pages.push(bytes)
    size += bytes.length
    lastId = page.lastId
    read += page.read
    done += page.read
    rows += page.rows.length
    if (size >= options.size || read >= READ_A_PIECE) yield cut()
  }
  if (size > 0 || lastId !== order.lastId) yield cut()
}

/** The bytes in memory of their own, which can be handed to another thread. */
function alone(bytes: Buffer): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? new Uint8Array(buffer) : new Uint8Array(bytes)
}
