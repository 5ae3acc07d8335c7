import { z } from 'zod'
import type { Fields } from '../kernel/fields'
import { hashed } from '../kernel/ids'
import { cleanLine } from '../kernel/text'
import { accepted, type Read, readOne, readText } from './judging'
import type { AskedQuestion, Judged } from './question-type'
import { settingText } from './settings'

/** What a contact question settles, and how what was left is judged. */

export const CONTACT_PARTS = ['name', 'phone', 'email', 'address'] as const
export type Part = (typeof CONTACT_PARTS)[number]
export const CONTACT_ASKS = ['off', 'optional', 'required'] as const
export const LONGEST = 200
export const LONGEST_CONSENT = 1000
export const TICKED = '1'

const ask = z.enum(CONTACT_ASKS, 'notAnOption')

export const contactSettings = z
  .strictObject({
    name: ask.default('optional'),
    phone: ask.default('optional'),
    email: ask.default('off'),
    address: ask.default('off'),
    /** What is agreed to by ticking. */
    consent: settingText(LONGEST_CONSENT),
  })
  .refine((own) => CONTACT_PARTS.some((part) => own[part] !== 'off'), { path: ['name'], error: 'nothingAsked' })
export type ContactSettings = z.infer<typeof contactSettings>

/** What was left is in `content` only until the sheet is stored; then it lies apart (answer_contacts). */
export interface ContactAnswer {
  /** The version of the words that were agreed to. */
  consent: string
  content?: Readonly<Record<string, string>>
}

export const askedIn = (own: ContactSettings): Part[] => CONTACT_PARTS.filter((part) => own[part] !== 'off')

const kept = new WeakMap<ContactSettings, string>()

/** Eight signs that any change of the words changes. */
export function versionOf(own: ContactSettings): string {
  const version = kept.get(own) ?? hashed(own.consent).slice(0, 8)
  kept.set(own, version)
  return version
}

export function judgeContactDetails(
  { settings: own, required }: AskedQuestion<ContactSettings>,
  sent: Fields,
): Judged<ContactAnswer> {
  const content: Record<string, string> = {}
  const faults: Record<string, string> = {}
  for (const part of askedIn(own)) {
    const read = readPart(part, sent)
    if ('fault' in read) faults[part] = read.fault
    else if (read.value !== '') content[part] = read.value
  }
  const consent = readOne(sent, 'consent')
  if ('fault' in consent) faults['consent'] = consent.fault
  else if (consent.value !== '' && consent.value !== TICKED) faults['consent'] = 'notAnOption'
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  const consents = 'value' in consent && consent.value === TICKED
  const isEmpty = Object.keys(content).length === 0
  if (isEmpty && !consents && !required) return { ok: true, answer: null }
  for (const part of askedIn(own)) if (own[part] === 'required' && content[part] === undefined) faults[part] = 'required'
  if (!consents) faults['consent'] = isEmpty ? 'required' : 'consentMissing'
  if (isEmpty && Object.keys(faults).length === 0) faults[''] = 'contactMissing'
  return Object.keys(faults).length > 0 ? { ok: false, faults } : accepted({ consent: versionOf(own), content })
}

function readPart(part: Part, sent: Fields): Read<string> {
  const text = readText(sent, part, LONGEST, cleanLine)
  if ('fault' in text || text.value === '') return text
  if (part === 'phone') {
    const phone = text.value.replace(/[\s.()-]/g, '')
    return /^\+?\d{8,15}$/.test(phone) ? { value: phone } : { fault: 'notAPhone' }
  }
  return part === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text.value) ? { fault: 'notAnEmail' } : text
}
