import { contentKind } from '../kernel/content-kind'
import { cleanPicture, isPicture } from '../kernel/picture-bytes'
import { fileName } from './attachment'

/** A picture or a recording that authors put beside questions, without its content. */
export interface Medium {
  /** The address: `/media/TOKEN`. Its content never changes. */
  token: string
  name: string
  mediaType: string
  size: number
  /** In pixels; 0 for what has none. */
  width: number
  height: number
  /** For who cannot see or hear it; empty until somebody wrote one. */
  description: string
}

export type FreshMedium = Omit<Medium, 'token'> & { content: Buffer }

export const PICTURE_LARGEST = 5 * 1024 * 1024
export const AUDIO_LARGEST = 10 * 1024 * 1024
// What a phone of ten years ago still draws.
const LONGEST_SIDE = 8000
const MOST_PIXELS = 25_000_000

const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/mp4': 'm4a',
  'audio/webm': 'weba',
}

export type MediumKind = 'picture' | 'audio'

/** For the `accept` of a file control. */
export const MEDIA_ACCEPTED: Readonly<Record<MediumKind, string>> = {
  picture: '.png,.jpg,.jpeg,.webp',
  audio: '.mp3,.ogg,.oga,.opus,.m4a,.webm,.weba,audio/*',
}

export type MediumFault =
  | 'fileEmpty'
  | 'pictureKind'
  | 'audioKind'
  | 'pictureTooLarge'
  | 'audioTooLarge'
  | 'pictureTooWide'
  | 'badText'
export type JudgedMedium = { ok: true; medium: FreshMedium } | { ok: false; fault: MediumFault }

/** The kind is judged by the content. What a picture tells beside itself (place, moment, camera) is taken out. */
export async function judgeMedium(content: Buffer, givenName: string, kind: MediumKind): Promise<JudgedMedium> {
  if (content.length === 0) return { ok: false, fault: 'fileEmpty' }
  if (content.length > (kind === 'audio' ? AUDIO_LARGEST : PICTURE_LARGEST)) return { ok: false, fault: `${kind}TooLarge` }
  const mediaType = await contentKind(content)
  const ending = ENDINGS[mediaType]
  if (!ending || (kind === 'picture') !== isPicture(mediaType)) return { ok: false, fault: `${kind}Kind` }
  const name = fileName(givenName, ending)
  if (name === undefined) return { ok: false, fault: 'badText' }
  if (kind === 'audio')
    return { ok: true, medium: { name, mediaType, size: content.length, width: 0, height: 0, description: '', content } }
  const picture = cleanPicture(mediaType, content)
  if (!picture) return { ok: false, fault: 'pictureKind' }
  const { width, height } = picture
  if (Math.max(width, height) > LONGEST_SIDE || width * height > MOST_PIXELS) return { ok: false, fault: 'pictureTooWide' }
  return { ok: true, medium: { name, mediaType, size: picture.content.length, description: '', ...picture } }
}
