import { createHash } from 'node:crypto'
import { act } from '../audit/act'
import { token } from '../kernel/ids'
import { addMedium, maybeFindMedium, maybeFindSame, saveDescription } from './media-store'
import type { FreshMedium, Medium } from './medium'

/** Keeps what `judgeMedium` has judged for a unit. The same content again is what is kept already. Throws notPermitted. */
export const keepMedium = act(
  'media.add',
  async ({ writer, now, permit }, { unitPath, medium }: { unitPath: string; medium: FreshMedium }) => {
    permit(unitPath)
    const sha256 = createHash('sha256').update(medium.content).digest('hex')
    const { content, ...facts } = medium
    const same = await maybeFindSame(writer, unitPath, sha256)
    const kept: Medium = same ?? { ...facts, token: token() }
    if (!same) await addMedium(writer, { ...kept, content, unitPath, sha256, addedAt: now })
    return { result: kept, subject: `media:${kept.token}`, details: { name: facts.name, sha256 } }
  },
)

/** The description a medium brings along when it is chosen the next time; undefined changes nothing. Throws notPermitted. */
export const describeMedium = act(
  'media.describe',
  async ({ writer, permit }, { unitPath, token, description }: { unitPath: string; token: string; description: string }) => {
    permit(unitPath)
    const medium = await maybeFindMedium(writer, unitPath, token)
    if (medium && medium.description === '') await saveDescription(writer, token, description)
    return { result: undefined, subject: `media:${token}` }
  },
)
