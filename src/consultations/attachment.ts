import { cleanLine, lengthOf } from '../kernel/text'

/** A file that belongs to a consultation, without its content. */
export interface Attachment {
  id: number
  name: string
  mediaType: string
  size: number
  sha256: string
}

export const FILE_LARGEST = 10 * 1024 * 1024
export const MOST_FILES = 20
const NAME_LONGEST = 120

/** What may be attached, by the type its content has, with the ending such a file gets. */
const ACCEPTED: Record<string, string> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
}
export const ACCEPTED_ENDINGS = '.pdf,.docx,.xlsx,.png,.jpg,.jpeg,.webp'

export type JudgedFile =
  | { ok: true; name: string; mediaType: string }
  | { ok: false; fault: 'fileEmpty' | 'fileTooLarge' | 'fileKind' | 'badText' }

/** The kind is judged by the content; the name it came with decides nothing and gets the right ending. */
export async function judgeFile(content: Uint8Array, givenName: string): Promise<JudgedFile> {
  if (content.length === 0) return { ok: false, fault: 'fileEmpty' }
  if (content.length > FILE_LARGEST) return { ok: false, fault: 'fileTooLarge' }
  const { fileTypeFromBuffer } = await import('file-type')
  const mediaType = (await fileTypeFromBuffer(content).catch(() => undefined))?.mime ?? ''
  const ending = ACCEPTED[mediaType]
  if (!ending) return { ok: false, fault: 'fileKind' }
  const name = fileName(givenName, ending)
  return name === undefined ? { ok: false, fault: 'badText' } : { ok: true, name, mediaType }
}

/** No folders, no signs that a file system or a shell would read, the ending of what it is. */
export function fileName(given: string, ending: string): string | undefined {
  const line = cleanLine(given.slice(0, 1000))
  if (line === undefined) return undefined
  const base = (line.split(/[/\\]/).at(-1) ?? '').replace(/\.[A-Za-z0-9]{1,5}$/, '')
  const plain = base
    .replace(/[<>:"|?*%#&;`$'{}]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const short = lengthOf(plain) > NAME_LONGEST ? [...plain].slice(0, NAME_LONGEST).join('').trim() : plain
  return `${short || 'tep'}.${ending}`
}
