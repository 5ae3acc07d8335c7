import type { Counted, Option, Variable } from './question-type'
import { binsOf, countOf, deviationOf, type Frequencies, meanOf, quantileOf } from './statistics'
import type { Block, Distribution, Grid, Measures, Numbers, Tally } from './tally'

/** From counts to the blocks of a tally, for the types that count categories. */

export const tallyOf = ({ asked, answered }: Counted, blocks: readonly Block[]): Tally => ({ asked, answered, blocks })

type Counts = Extract<Variable, { kind: 'category' | 'multiple' }>

/** One variable as a distribution, exclusive unless several may be chosen. */
export function distributionOf(variable: Counts, counted: Counted): Distribution {
  const { answered, counts } = counted.categories(variable.id)
  return {
    kind: 'distribution',
    id: variable.id,
    label: '',
    exclusive: variable.kind === 'category',
    ordered: variable.kind === 'category' && variable.ordered,
    base: answered,
    rows: variable.categories.map(({ code, label }, place) => ({ code, label, count: counts[place] ?? 0 })),
  }
}

/** A row of a grid for each item, whose variable is `id.item`. */
export function gridOf(id: string, items: readonly Option[], columns: readonly Option[], counted: Counted): Grid {
  const rows = items.map(({ code, label }) => {
    const { answered, counts } = counted.categories(`${id}.${code}`)
    return { code, label, base: answered, counts: columns.map((_, place) => counts[place] ?? 0) }
  })
  return { kind: 'grid', id, label: '', columns, rows }
}

/** One variable of numbers as a histogram. */
export function numbersOf(
  { id, label, unit, decimals }: { id: string; label: string; unit: string; decimals: number },
  counted: Counted,
): Numbers {
  return histogramOf({ id, label, unit, decimals }, counted.numbers(id).frequencies)
}

/** Numbers however they came together. */
export function histogramOf(
  { id, label, unit, decimals }: Pick<Numbers, 'id' | 'label' | 'unit'> & { decimals: number },
  frequencies: Frequencies,
): Numbers {
  const bins = binsOf(frequencies, decimals)
  return {
    kind: 'numbers',
    id,
    label,
    unit,
    decimals,
    base: countOf(frequencies),
    mean: meanOf(frequencies),
    standardDeviation: deviationOf(frequencies),
    least: frequencies[0]?.[0] ?? null,
    lowerQuartile: quantileOf(frequencies, 0.25),
    median: quantileOf(frequencies, 0.5),
    upperQuartile: quantileOf(frequencies, 0.75),
    greatest: frequencies.at(-1)?.[0] ?? null,
    bins,
    ...(bins.filter(({ count }) => count > 0).length === frequencies.length && { ofOneValue: true as const }),
  }
}

/** Things put in an order: of each the mean rank among those who ranked it, first places, and Borda points, `top` for a first. */
export function orderOf(id: string, items: readonly Option[], top: number, counted: Counted): Measures {
  const rows = items.map(({ code, label }) => {
    const { answered, counts } = counted.categories(`${id}.${code}`)
    const ranks = counts.reduce((sum, count, place) => sum + count * (place + 1), 0)
    const borda = counts.reduce((sum, count, place) => sum + count * (top - place), 0)
    return { code, label, base: answered, values: [answered === 0 ? null : ranks / answered, counts[0] ?? 0, borda] }
  })
  return { kind: 'measures', id, label: '', lead: 'borda', unit: '', measures: ['meanRank', 'firstChoices', 'borda'], rows }
}

/** What each of several things got of a whole. */
export function sharesOf(id: string, items: readonly Option[], counted: Counted): Measures {
  const rows = items.map(({ code, label }) => {
    const { answered, frequencies } = counted.numbers(`${id}.${code}`)
    const values = [meanOf(frequencies), deviationOf(frequencies), quantileOf(frequencies, 0.5)]
    return { code, label, base: answered, values }
  })
  return { kind: 'measures', id, label: '', lead: 'mean', unit: '', measures: ['mean', 'standardDeviation', 'median'], rows }
}
