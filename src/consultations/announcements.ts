import { date, dateTime } from '../i18n/locale'
import { type Messages, messages } from '../i18n/messages'
import { spoken, spokenDay, spokenNumber, syllables } from '../i18n/spoken'
import type { Locale } from '../kernel/locale'
import { addDays, dayOf, localInput } from '../kernel/moment'
import { lengthOf } from '../kernel/text'
import type { Consultation } from './consultation'

type Announced = Pick<Consultation, 'title' | 'asker' | 'closesAt' | 'noClosing'>

/** A message longer than this is cut by chat apps. */
export const ZALO_LONGEST = 600
const SYLLABLES_A_SECOND = 3
/** What a calm voice reads in 60 seconds. */
export const LOUDSPEAKER_MOST = 60 * SYLLABLES_A_SECOND

/** The message for chat groups, at most 600 letters: a long title is cut, never the address. */
export function zaloText(consultation: Announced, address: string, locale: Locale): string {
  const words = messages[locale].publicity.announcements.zalo
  const rest = [closingLine(words, consultation, locale), words.link(address), words.after].filter((line) => line !== null)
  const compose = (asker: string, title: string, lines: readonly string[]) => [words.open(asker, title), ...lines].join('\n')
  const asker = shortened(consultation.asker, 150)
  const room = (lines: readonly string[]) => ZALO_LONGEST - lengthOf(compose(asker, '', lines))
  const lines = room(rest) >= 80 ? rest : [words.link(address)]
  return compose(asker, shortened(consultation.title, Math.max(0, room(lines))), lines)
}

function closingLine(words: Messages['publicity']['announcements']['zalo'], { closesAt, noClosing }: Announced, locale: Locale) {
  if (noClosing) return words.permanent
  return closesAt && words.until(closingWritten(closesAt, locale))
}

/** At most so many letters, cut between words where there is a blank. */
export function shortened(text: string, longest: number): string {
  if (lengthOf(text) <= longest) return text
  const cut = [...text].slice(0, Math.max(0, longest - 1)).join('')
  const blank = cut.lastIndexOf(' ')
  return `${(blank > cut.length / 2 ? cut.slice(0, blank) : cut).replace(/[\s,;:.–-]+$/, '')}…`
}

export interface LoudspeakerScript {
  text: string
  syllables: number
  seconds: number
}

/** At most 60 seconds read aloud, figures and dates in words. What is least needed goes first, then the end of the title. */
export function loudspeakerScript(consultation: Announced, locale: Locale): LoudspeakerScript {
  const words = messages[locale].publicity.announcements.loudspeaker
  const say = locale === 'vi' ? spoken : (text: string) => text
  const when = consultation.noClosing
    ? words.permanent
    : consultation.closesAt &&
      words.until(locale === 'vi' ? closingSpoken(consultation.closesAt) : closingWritten(consultation.closesAt, locale))
  const asker = cutAtComma(say(consultation.asker), 25)
  const compose = (title: string) =>
    [words.greeting, words.open(asker, title), when, words.how, words.paper, words.noName, words.answer, words.thanks]
      .filter(Boolean)
      .join(' ')
  const text = compose(cutToSyllables(say(consultation.title).replace(/[.!?…]+$/, ''), LOUDSPEAKER_MOST - syllables(compose(''))))
  const count = syllables(text)
  return { text, syllables: count, seconds: Math.ceil(count / SYLLABLES_A_SECOND) }
}

// Of several who ask together, the first ones are said whole rather than the last one in half.
function cutAtComma(text: string, most: number): string {
  const cut = cutToSyllables(text, most)
  return cut === text ? text : cut.replace(/[,;][^,;]*$/, '')
}

function cutToSyllables(text: string, most: number): string {
  const kept: string[] = []
  let count = 0
  for (const word of text.split(' ')) {
    count += syllables(word)
    if (count > most) return kept.join(' ').replace(/[\s,;:.–-]+$/, '')
    kept.push(word)
  }
  return text
}

// Midnight belongs to the day before in everybody's ear.
const endsADay = (closesAt: Date): boolean => ['00:00', '23:59'].includes(localInput(closesAt).slice(11))
const lastDay = (closesAt: Date): Date => (localInput(closesAt).endsWith('00:00') ? addDays(closesAt, -1) : closesAt)

/** "hết ngày 15/12/2026" or "17 giờ 00, 15/12/2026". */
export function closingWritten(closesAt: Date, locale: Locale): string {
  if (!endsADay(closesAt)) return dateTime(closesAt, locale)
  return messages[locale].publicity.endOfDay(date(lastDay(closesAt), locale))
}

function closingSpoken(closesAt: Date): string {
  if (endsADay(closesAt)) return messages.vi.publicity.endOfDay(spokenDay(dayOf(lastDay(closesAt))))
  const [hour = 0, minute = 0] = localInput(closesAt).slice(11).split(':').map(Number)
  const time = `${spokenNumber(hour)} giờ${minute > 0 ? ` ${spokenNumber(minute)} phút` : ''}`
  return `${time}, ${spokenDay(dayOf(closesAt))}`
}
