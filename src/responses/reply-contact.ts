import { type Faults, type Fields, one, ticked } from '../kernel/fields'
import { cleanLine } from '../kernel/text'

/** The wording of the consent a telephone number is kept under; a new wording is a new version. */
export const CONSENT_VERSION = '2026-11'

export interface ReplyContact {
  phone: string
}
export type JudgedContact = { ok: true; contact: ReplyContact | null } | { ok: false; faults: Faults }

/** A number is kept only with its consent, and a consent only with a number; either alone is asked about, never guessed. */
export function judgeContact(sent: Fields): JudgedContact {
  const consents = ticked(sent, 'reply')
  const typed = cleanLine(one(sent, 'phone'))
  if (typed === undefined) return { ok: false, faults: { phone: 'badText' } }
  if (!consents) return typed === '' ? { ok: true, contact: null } : { ok: false, faults: { reply: 'consentMissing' } }
  const phone = typed.replace(/[\s.()-]/g, '')
  return /^\+?\d{8,15}$/.test(phone) ? { ok: true, contact: { phone } } : { ok: false, faults: { phone: 'notAPhone' } }
}
