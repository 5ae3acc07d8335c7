import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Reader } from '../../db/storage'
import type { ByteRange } from './export-range'
import { maybeFindPart, maybeFindPartAt } from './export-store'

const unpacked: (packed: Buffer, options: { chunkSize: number }) => Promise<Buffer> = promisify(gunzip)

/** The bytes of a finished export within the range, a part at a time, each read when it is asked for. */
export async function* bytesOf(
  reader: Reader,
  exportId: number,
  { from, to }: ByteRange,
): AsyncGenerator<{ content: Uint8Array }> {
  let part = await maybeFindPartAt(reader, exportId, from)
  for (let next = from; next <= to; ) {
    // Given up while it was being read: the connection breaks off, and the client knows that it has not got all.
    if (!part) throw new Error('A part of the export is not there any more.')
    const { start, ordinal, size, content } = part
    // In one piece, and a little more, so that nothing is put together and thrown away.
    const bytes = await unpacked(content, { chunkSize: size + 64 })
    yield { content: bytes.subarray(next - start, to - start + 1) }
    next = start + size
    part = next <= to ? await maybeFindPart(reader, exportId, ordinal + 1) : undefined
  }
}
