import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Reader } from '../../db/storage'
import type { ByteRange } from './export-range'
import { maybeFindPart, maybeFindPartAt } from './export-store'

const unpacked = promisify(gunzip)

/** The bytes of a finished export within the range, a part at a time, each read when it is asked for. */
export async function* bytesOf(
  reader: Reader,
  exportId: number,
  { from, to }: ByteRange,
): AsyncGenerator<{ content: Uint8Array<ArrayBuffer> }> {
  let part = await maybeFindPartAt(reader, exportId, from)
  for (let next = from; next <= to; ) {
    // Given up while it was being read: the connection breaks off, and the client knows that it has not got all.
    if (!part) throw new Error('A part of the export is not there any more.')
    const { start, ordinal, size, content } = part
    const bytes = await unpacked(content)
    yield { content: new Uint8Array(bytes.subarray(next - start, to - start + 1)) }
    next = start + size
    part = next <= to ? await maybeFindPart(reader, exportId, ordinal + 1) : undefined
  }
}
