import { date } from '../i18n/locale'
import type { Messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import { closingWritten, shortened } from './announcements'
import type { Consultation } from './consultation'
import { placeAddress, typedAddress } from './places'
import { type QrCode, qrOf } from './qr'

/** Everything one A4 poster shows that is not fixed wording. */
export interface Poster {
  placeId: number
  placeLabel: string
  code: string
  title: string
  asker: string
  /** What is asked, in one sentence. */
  sentence: string
  opensAt: Date | null
  closesAt: Date | null
  noClosing: boolean
  /** The address as people type it. */
  address: string
  qr: QrCode
}

export type Postered = Pick<Consultation, 'title' | 'asker' | 'matter' | 'opensAt' | 'closesAt' | 'noClosing'>

const SENTENCE_LONGEST = 220

export function posterOf(consultation: Postered, place: { id: number; label: string; token: string }, origin: string): Poster {
  const address = placeAddress(origin, place.token)
  const { title, asker, matter, opensAt, closesAt, noClosing } = consultation
  return {
    placeId: place.id,
    placeLabel: place.label,
    code: place.token,
    title,
    asker,
    sentence: firstSentence(matter),
    opensAt,
    closesAt,
    noClosing,
    address: typedAddress(address),
    qr: qrOf(address),
  }
}

/** Up to the first end of a sentence; "12.600 triệu" and "Điều 25.1" hold none. */
export function firstSentence(text: string): string {
  const [sentence = ''] = text.split(/(?<=[.!?…])\s|\n/)
  return shortened(sentence.trim(), SENTENCE_LONGEST)
}

/** From when and until when, as far as it is known; shared by the page and the PDF. */
export function posterDates(
  { opensAt, closesAt, noClosing }: Pick<Poster, 'opensAt' | 'closesAt' | 'noClosing'>,
  say: Messages['publicity']['poster'],
  locale: Locale,
): (readonly [term: string, meaning: string])[] {
  if (noClosing) return [[say.when, say.permanent]]
  if (!closesAt) return [[say.when, say.datesLater]]
  const until = [say.until, closingWritten(closesAt, locale)] as const
  return opensAt ? [[say.from, date(opensAt, locale)], until] : [until]
}
