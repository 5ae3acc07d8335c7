import { calendarDay } from '../i18n/locale'
import type { Messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import type { Distribution } from '../questions/tally'
import type { Participation } from './results'

/** The same figures as blocks, for the charts and pictures: by hamlet, place, channel and day. */
export function participationBlocks(
  { byHamlet, byPlace, byChannel, byDay, total }: Participation,
  words: Messages,
  locale: Locale,
): Distribution[] {
  const { results } = words
  const block = (id: string, label: string, rows: { code: string; label: string; count: number }[]): Distribution => {
    return { kind: 'distribution', id, label, exclusive: true, ordered: id === 'byDay', base: total, rows }
  }
  return [
    block(
      'byHamlet',
      results.byHamlet,
      byHamlet.map(({ unitId, name, responses }) => {
        return { code: String(unitId), label: unitId === 0 ? results.noHamlet : name, count: responses }
      }),
    ),
    block(
      'byPlace',
      results.byPlace,
      byPlace.map(({ placeId, label, responses }) => {
        return { code: String(placeId), label: placeId === 0 ? results.noPlace : label, count: responses }
      }),
    ),
    block(
      'byChannel',
      results.byChannel,
      byChannel.map(({ channel, responses }) => ({ code: channel, label: channelName(channel, words), count: responses })),
    ),
    block(
      'byDay',
      results.byDay,
      byDay.map(({ day, responses }) => ({ code: day, label: calendarDay(day, locale), count: responses })),
    ),
  ]
}

export function channelName(channel: string, words: Messages): string {
  const known: Record<string, string> = words.results.channels
  return known[channel] ?? channel
}
