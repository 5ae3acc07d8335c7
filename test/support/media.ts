import { crc32 } from 'node:zlib'

/** Real little pictures and recordings, and photos that tell more than they show. */

export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const plainJpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
)
export const webp = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64')
export const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
export const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
export const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
export const mp3 = Buffer.concat([Buffer.from('ID3\u0003\0\0\0\0\0\0', 'latin1'), ...Array.from({ length: 20 }, mp3Frame)])
export const webmAudio = webm('A_OPUS')
export const webmVideo = webm('V_VP9')

/** What a photo must not tell. */
export const SECRETS = ['BI-MAT', 'GPS-21.0285', 'http://ns.adobe.com/xap', 'Nguoi-chup']

const segment = (mark: number, content: Buffer) => {
  const head = Buffer.from([0xff, mark, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** A photo taken upright with a phone: its camera, its place, a preview, a comment, and something behind its end. */
export const photo = Buffer.concat([
  plainJpeg.subarray(0, 20),
  segment(0xe1, exif(6)),
  segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>BI-MAT</x:xmpmeta>')),
  segment(0xed, Buffer.from('Photoshop 3.0\0Nguoi-chup')),
  segment(0xfe, Buffer.from('BI-MAT')),
  plainJpeg.subarray(20),
  Buffer.from([0xff, 0xd9]),
  Buffer.from('MotionPhoto BI-MAT GPS-21.0285'),
])

export const photoInPng = Buffer.concat([
  png.subarray(0, 33),
  chunk('eXIf', exif(1)),
  chunk('tEXt', Buffer.from('Comment\0BI-MAT')),
  png.subarray(33),
  Buffer.from('BI-MAT'),
])

export const photoInWebp = riff([
  ['VP8X', Buffer.from([0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
  ['VP8 ', webp.subarray(20)],
  ['EXIF', exif(1)],
  ['XMP ', Buffer.from('BI-MAT')],
])

/** A picture of a few bytes that says it has this many pixels. */
export function bomb(width: number, height: number): Buffer {
  const made = Buffer.from(png)
  made.writeUInt32BE(width, 16)
  made.writeUInt32BE(height, 20)
  made.writeUInt32BE(crc32(made.subarray(12, 29)), 29)
  return made
}

function exif(turn: number): Buffer {
  const make = Buffer.from('BI-MAT\0\0')
  const entries = [
    [0x010f, 2, make.length, 50],
    [0x0112, 3, 1, turn],
    [0x8825, 4, 1, 58],
  ] as const
  const directory = Buffer.alloc(8 + 2 + 36 + 4)
  directory.write('II*\0\u0008\0\0\0', 'latin1')
  directory.writeUInt16LE(entries.length, 8)
  for (const [place, [tag, kind, count, value]] of entries.entries()) {
    const at = 10 + place * 12
    directory.writeUInt16LE(tag, at)
    directory.writeUInt16LE(kind, at + 2)
    directory.writeUInt32LE(count, at + 4)
    directory.writeUInt32LE(value, at + 8)
  }
  return Buffer.concat([Buffer.from('Exif\0\0'), directory, make, Buffer.from('GPS-21.0285')])
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content])
  const made = Buffer.alloc(named.length + 8)
  made.writeUInt32BE(content.length, 0)
  named.copy(made, 4)
  made.writeUInt32BE(crc32(named), named.length + 4)
  return made
}

function riff(chunks: readonly (readonly [string, Buffer])[]): Buffer {
  const parts = chunks.map(([name, content]) => {
    const made = Buffer.alloc(8 + content.length + (content.length % 2))
    made.write(name, 0, 'latin1')
    made.writeUInt32LE(content.length, 4)
    content.copy(made, 8)
    return made
  })
  const made = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), ...parts])
  made.writeUInt32LE(made.length - 8, 4)
  return made
}

function mp3Frame(): Buffer {
  const frame = Buffer.alloc(417)
  frame.set([0xff, 0xfb, 0x90, 0x00])
  return frame
}

function webm(codec: string): Buffer {
  const docType = Buffer.concat([Buffer.from([0x42, 0x82, 0x84]), Buffer.from('webm')])
  const head = Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x80 | docType.length]), docType])
  const track = Buffer.concat([Buffer.from([0x86, 0x80 | codec.length]), Buffer.from(codec)])
  return Buffer.concat([head, Buffer.from([0x18, 0x53, 0x80, 0x67, 0x80 | track.length]), track, Buffer.alloc(64)])
}
