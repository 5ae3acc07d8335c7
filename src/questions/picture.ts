import { z } from 'zod'
import { type Fields, one, ticked } from '../kernel/fields'
import { typedLine } from './settings'

/** A picture of the media store as a question shows it. It keeps all that is needed to show it: a version never changes. */
export interface Picture {
  token: string
  width: number
  height: number
  /** For who cannot see it. It may wait until the consultation opens. */
  description: string
}

/** What the unit keeps already, to choose from. */
export interface KeptMedium extends Picture {
  name: string
  mediaType: string
}

export const DESCRIPTION_LONGEST = 300
const LONGEST_SIDE = 20_000

export const pictureSchema = z.strictObject({
  token: z.string().regex(/^[\w-]{22}$/, 'notAnOption'),
  width: z.int('notAnOption').min(1, 'notAnOption').max(LONGEST_SIDE, 'notAnOption'),
  height: z.int('notAnOption').min(1, 'notAnOption').max(LONGEST_SIDE, 'notAnOption'),
  description: z
    .string()
    .max(DESCRIPTION_LONGEST, `tooLong ${DESCRIPTION_LONGEST}`)
    .refine((text) => text.isWellFormed(), 'badText'),
})

export const mediumAddress = (token: string): string => `/media/${token}`

/** What a `PicturePicker` of that name sent; null for none. */
export function readPicture(sent: Fields, name: string): Picture | null {
  const token = one(sent, `${name}.token`)
  if (token === '' || ticked(sent, `${name}.none`)) return null
  return {
    token,
    width: Number(one(sent, `${name}.width`)),
    height: Number(one(sent, `${name}.height`)),
    description: typedLine(sent, `${name}.description`),
  }
}

/** `pictureUndescribed` where one of them says nothing to who cannot see it. */
export const undescribed = (pictures: readonly (Picture | null)[]): string | null =>
  pictures.some((picture) => picture !== null && picture.description.trim() === '') ? 'pictureUndescribed' : null
