import { histogramOf } from './counting'
import type { Counted } from './question-type'
import type { Inner, RepeatSettings } from './repeat-settings'
import { countOf, type Frequencies, meanOf } from './statistics'
import type { Measures, Numbers, People } from './tally'

/** Figures over the people of all households together, each of whom counts once. */

export const isOfPeople = ({ kind, figure }: Inner): boolean => kind === 'number' && (figure === 'each' || figure === 'mean')

/** What one block says: `q7.2.age` is the age of the second. */
export const peopleVariable = (id: string, place: number, { code }: Inner): string => `${id}.${place + 1}.${code}`

/** Of the blocks at each place, the numbers given. */
const byPlace = (id: string, { most }: RepeatSettings, inner: Inner, counted: Counted): Frequencies[] =>
  Array.from({ length: most }, (_, place) => counted.numbers(peopleVariable(id, place, inner)).frequencies)

function together(all: readonly Frequencies[]): Frequencies {
  const counts = new Map<number, number>()
  for (const [value, count] of all.flat()) counts.set(value, (counts.get(value) ?? 0) + count)
  return [...counts].sort(([one], [other]) => one - other)
}

const peopleOf = ({ noun }: RepeatSettings): People => ({ noun: noun.toLowerCase(), ofAll: false })

export function numbersOfPeople(id: string, settings: RepeatSettings, inner: Inner, counted: Counted): Numbers {
  const places = byPlace(id, settings, inner, counted)
  const own = `${id}.${inner.code}`
  const histogram = histogramOf({ id: own, label: inner.label, unit: inner.unit, decimals: inner.decimals }, together(places))
  const last = histogram.bins.length - 1
  const within = (frequencies: Frequencies, from: number, to: number, isLast: boolean) =>
    countOf(frequencies.filter(([value]) => from <= value && (isLast || value < to)))
  const sizes = counted.numbers(id).frequencies
  const spread = {
    sheets: counted.numbers(own).answered,
    silent: places.map((frequencies, place) => countOf(sizes.filter(([size]) => size > place)) - countOf(frequencies)),
    bins: histogram.bins.map(({ from, to }, bin) => places.map((each) => within(each, from, to, bin === last))),
  }
  return { ...histogram, people: peopleOf(settings), spread }
}

/** The mean of all; its base are sheets, so that it stands only where enough of them say something. */
export function meanOfPeople(id: string, settings: RepeatSettings, inner: Inner, counted: Counted): Measures {
  const own = `${id}.${inner.code}`
  const mean = meanOf(together(byPlace(id, settings, inner, counted)))
  return {
    kind: 'measures',
    id: own,
    label: inner.label,
    people: peopleOf(settings),
    apart: true,
    lead: 'mean',
    unit: inner.unit,
    measures: ['mean'],
    rows: [{ code: inner.code, label: inner.label, base: counted.numbers(own).answered, values: [mean] }],
  }
}
