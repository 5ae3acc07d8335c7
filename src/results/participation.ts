import type { Reader } from '../../db/storage'
import { listAskedHamlets, listPlaces } from '../consultations/store'
import { dayOfNumber } from '../kernel/moment'
import { listCounts, type ResponseCount } from '../responses/store'
import type { Participation } from './results'

/** Who took part, from the counters; only the given hamlets and days (YYYY-MM-DD, both counted) where such are given. */
export async function participationOf(
  reader: Reader,
  consultationId: number,
  only?: readonly number[],
  days?: { from: string; to: string },
): Promise<Participation> {
  const within = (unitId: number) => only === undefined || only.includes(unitId)
  const onDays = (day: string) => days === undefined || (days.from <= day && day <= days.to)
  const counts = (await listCounts(reader, consultationId)).filter((count) => within(count.unitId) && onDays(count.day))
  const hamlets = (await listAskedHamlets(reader, consultationId)).filter((hamlet) => within(hamlet.unitId))
  const places = await listPlaces(reader, consultationId)
  const byUnit = sumBy(counts, ({ unitId }) => unitId)
  const byPlace = sumBy(counts, ({ placeId }) => placeId)
  const noHamlet = [...byUnit].filter(([unitId]) => !hamlets.some((hamlet) => hamlet.unitId === unitId))
  const elsewhere = noHamlet.reduce((sum, [, responses]) => sum + responses, 0)
  return {
    total: counts.reduce((sum, count) => sum + count.total, 0),
    byHamlet: [
      ...hamlets.map(({ unitId, name, households, takenOn }) => {
        return { unitId, name, households, takenOn, responses: byUnit.get(unitId) ?? 0 }
      }),
      ...(elsewhere > 0 ? [{ unitId: 0, name: '', households: null, takenOn: null, responses: elsewhere }] : []),
    ],
    byPlace: [
      ...places
        .filter(({ id, unitId }) => byPlace.has(id) || only === undefined || (unitId !== null && only.includes(unitId)))
        .map(({ id, label }) => ({ placeId: id, label, responses: byPlace.get(id) ?? 0 })),
      ...(byPlace.has(0) ? [{ placeId: 0, label: '', responses: byPlace.get(0) ?? 0 }] : []),
    ],
    byChannel: listed(sumBy(counts, ({ channel }) => channel)).map(([channel, responses]) => ({ channel, responses })),
    byDay: withQuietDays(listed(sumBy(counts, ({ day }) => day)).map(([day, responses]) => ({ day, responses }))),
  }
}

// A permanent consultation of years would get a table of a thousand zeroes.
const MOST_DAYS = 120

/** Days between the first and the last on which nothing came are days too. */
function withQuietDays(days: Participation['byDay']): Participation['byDay'] {
  const first = Date.parse(days[0]?.day ?? '') / DAY_MS
  const last = Date.parse(days.at(-1)?.day ?? '') / DAY_MS
  if (!(last - first < MOST_DAYS)) return days
  const known = new Map(days.map(({ day, responses }) => [day, responses]))
  return Array.from({ length: last - first + 1 }, (_, place) => dayOfNumber(first + place)).map((day) => {
    return { day, responses: known.get(day) ?? 0 }
  })
}

const DAY_MS = 24 * 60 * 60 * 1000

function sumBy<Key>(counts: readonly ResponseCount[], keyOf: (count: ResponseCount) => Key): Map<Key, number> {
  const sums = new Map<Key, number>()
  for (const count of counts) {
    if (count.total > 0) sums.set(keyOf(count), (sums.get(keyOf(count)) ?? 0) + count.total)
  }
  return sums
}

const listed = (sums: ReadonlyMap<string, number>) => [...sums].sort(([one], [other]) => (one < other ? -1 : 1))
