/** What a file is, by its content; the name it came with and what a browser said of it decide nothing. '' for unknown. */
export async function contentKind(content: Uint8Array): Promise<string> {
  const { fileTypeFromBuffer } = await import('file-type')
  const found = (await fileTypeFromBuffer(content).catch(() => undefined))?.mime ?? ''
  const kind = found.split(';')[0] ?? ''
  if (AS_AUDIO.has(kind)) return soundIn(Buffer.from(content), kind)
  return SAME.get(kind) ?? kind
}

const SAME = new Map([
  ['audio/x-m4a', 'audio/mp4'],
  ['audio/opus', 'audio/ogg'],
])

// Browsers record sound into containers of films.
const AS_AUDIO = new Set(['video/mp4', 'video/webm', 'audio/webm', 'video/x-matroska', 'audio/mp4', 'audio/x-m4a'])
const LOOKED_AT = 256 * 1024

/** Audio where the container holds sound and no moving picture. */
function soundIn(content: Buffer, kind: string): string {
  const ends = [content.subarray(0, LOOKED_AT), content.subarray(-LOOKED_AT)].map((part) => part.toString('latin1'))
  const holds = (sign: string) => ends.some((part) => part.includes(sign))
  if (kind.endsWith('mp4') || kind.endsWith('m4a'))
    return holds('vide') ? 'video/mp4' : holds('soun') ? 'audio/mp4' : kind === 'video/mp4' ? kind : 'audio/mp4'
  const isSound = (holds('A_OPUS') || holds('A_VORBIS')) && !/V_(VP8|VP9|AV1|MPEG)/.test(ends.join(''))
  return isSound && holds('webm') ? 'audio/webm' : 'video/webm'
}
