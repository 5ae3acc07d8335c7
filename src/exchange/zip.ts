import { crc32 } from 'node:zlib'

/** A zip file of parts as they are, unpacked: for handing on exactly what was looked at. */
export function zipOf(parts: Iterable<readonly [name: string, content: Buffer]>): Buffer {
  const files: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  let count = 0
  for (const [name, content] of parts) {
    const title = Buffer.from(name)
    const local = header(0x04034b50, 30, title, content)
    files.push(local, title, content)
    const entry = header(0x02014b50, 46, title, content)
    entry.writeUInt32LE(offset, 42)
    entries.push(entry, title)
    offset += local.length + title.length + content.length
    count++
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, directory, end])
}

const VERSION = 20
const UTF8 = 0x0800

function header(mark: number, length: 30 | 46, title: Buffer, content: Buffer): Buffer {
  const made = Buffer.alloc(length)
  made.writeUInt32LE(mark, 0)
  // Of the two kinds of header the second has one field more before all others.
  const at = length === 46 ? 6 : 4
  if (length === 46) made.writeUInt16LE(VERSION, 4)
  made.writeUInt16LE(VERSION, at)
  made.writeUInt16LE(UTF8, at + 2)
  made.writeUInt32LE(crc32(content), at + 10)
  made.writeUInt32LE(content.length, at + 14)
  made.writeUInt32LE(content.length, at + 18)
  made.writeUInt16LE(title.length, at + 22)
  return made
}
