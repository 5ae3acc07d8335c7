import { countAnswer } from '../kernel/meters'
import type { World } from '../kernel/world'
import type { AnswerSheet } from './answer-sheet'
import { takeIn } from './intake'
import { maybeFindPlaceByToken, type PublicConsultation } from './open-consultations'
import { findBeside, isSame } from './own-sheet'
import type { ReplyContact } from './reply-contact'
import { maybeFindByKey, type StoredResponse } from './store'

export interface Sent {
  key: string
  sheet: AnswerSheet
  contact: ReplyContact | null
  /** What the QR code left in a cookie; empty for none. A token of another consultation counts as none. */
  placeToken: string
}

export type Submitted =
  | { kind: 'received'; code: string }
  /** The key has a sheet that says something else, or was deleted: its author decides. */
  | { kind: 'different'; standing: StoredResponse }

/** Stores a resident's sheet once, however often it is sent. Throws notOpen, busy. */
export async function submitSheet(world: World, { consultation }: PublicConsultation, sent: Sent): Promise<Submitted> {
  const found = sent.placeToken ? await maybeFindPlaceByToken(world, sent.placeToken) : undefined
  const place = found?.consultationId === consultation.id ? found : undefined
  const { key, sheet, contact } = sent
  const taken = await takeIn(world, {
    consultationId: consultation.id,
    key,
    sheet,
    unitId: sheet.unitId ?? place?.unitId ?? null,
    placeId: place?.id ?? null,
    channel: 'web',
    contact,
  })
  if (taken !== 'known') {
    countAnswer('stored')
    return { kind: 'received', code: taken.code }
  }
  const { reader } = world.storage
  const standing = await maybeFindByKey(reader, consultation.id, key)
  if (!standing) throw new Error('A key is known and has no sheet.')
  const same = !standing.deletedAt && isSame(standing, await findBeside(reader, standing.id), sent)
  if (!same) return { kind: 'different', standing }
  countAnswer('repeated')
  return { kind: 'received', code: standing.code }
}
