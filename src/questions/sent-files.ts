import { cleanLine } from '../kernel/text'

/** A file that came with an answer, as the answer names it; its content is kept apart. */
export interface SentFile {
  token: string
  name: string
  mediaType: string
  size: number
}

export interface FileRules {
  most: number
  /** Bytes. */
  largest: number
  /** The ending such a file gets, by what its content is. */
  endings: Readonly<Record<string, string>>
}

export const FILE_KINDS = {
  picture: { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' },
  pdf: { 'application/pdf': 'pdf' },
  office: {
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  },
  audio: { 'audio/mpeg': 'mp3', 'audio/mp4': 'm4a', 'audio/ogg': 'ogg', 'audio/webm': 'weba' },
} as const

export type FileKind = keyof typeof FILE_KINDS
export const FILE_KIND_NAMES = ['picture', 'pdf', 'office', 'audio'] as const satisfies readonly FileKind[]

export const MOST_FILES = 5
export const MOST_MEGABYTES = 8

/** As a form carries it: all that is needed to judge a sheet again without looking the file up. */
export const textOfFile = ({ token, size, mediaType, name }: SentFile): string => `${token} ${size} ${mediaType} ${name}`

/** Undefined for what no page of ours carries. */
export function fileOfText(text: string): SentFile | undefined {
  const [, token = '', size = '', mediaType = '', name = ''] =
    /^([\w-]{22}) ([1-9]\d{0,8}) ([a-z]{1,20}\/[a-z0-9.+-]{1,90}) (.{1,140})$/.exec(text) ?? []
  return token && cleanLine(name) === name ? { token, size: Number(size), mediaType, name } : undefined
}

/** A file that was not taken: its fault (FILE_FAULTS) and its name, where the file itself would stand. */
export const textOfRefused = (fault: string, name: string): string => `!${fault}!${name}`

export function refusedOfText(text: string): { fault: string; name: string } | undefined {
  const [, fault = '', name = ''] = /^!([a-zA-Z]{1,30}(?: \d{1,9})?)!(.{0,140})$/.exec(text) ?? []
  return FILE_FAULTS.includes(fault.split(' ')[0] ?? '') ? { fault, name } : undefined
}

export const FILE_FAULTS: readonly string[] = [
  'fileEmpty',
  'fileTooLarge',
  'fileKind',
  'fileSpoilt',
  'fileGone',
  'noRoom',
  'tooOften',
  'tooManyFiles',
]
