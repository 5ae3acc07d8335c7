import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import { numbersOf } from './counting'
import type { AskedQuestion, Counted, Variable } from './question-type'
import type { Block } from './repeat-judging'
import { isOfPeople, meanOfPeople, numbersOfPeople, peopleVariable } from './repeat-people'
import type { Inner, RepeatSettings } from './repeat-settings'
import { sumOf } from './statistics'
import type { Measures, Block as TallyBlock } from './tally'

/** What is counted of the blocks of a sheet: how many chose each option, and what their numbers come to. */

export const countLabel = ({ settings: { noun } }: AskedQuestion<RepeatSettings>, locale: Locale): string =>
  messages[locale].tables.repeat.count(noun.toLowerCase())

/** The inner questions that are answered in words, which are read in the list of words. */
export const writtenIn = ({ inner }: RepeatSettings): readonly Inner[] => inner.filter(({ kind }) => kind === 'short')

const WROTE = '1'

export function innerVariables({ id, label }: AskedQuestion<RepeatSettings>, inner: Inner, locale: Locale): Variable[] {
  const own = `${id}.${inner.code}`
  if (inner.kind === 'short') {
    const categories = [{ code: WROTE, label: messages[locale].tables.repeat.wrote }]
    return [{ kind: 'category', id: own, label: `${label} – ${inner.label}`, categories, ordered: false }]
  }
  if (inner.kind === 'number')
    return [
      { kind: 'number', id: own, label: `${label} – ${messages[locale].tables.repeat.totalOf(inner.label)}`, unit: inner.unit },
    ]
  return inner.options.map((option) => ({
    kind: 'number',
    id: `${own}.${option.code}`,
    label: `${label} – ${inner.label}: ${option.label}`,
    unit: '',
  }))
}

export function innerValues(id: string, inner: Inner, answer: readonly Block[]): [string, number | string][] {
  const own = `${id}.${inner.code}`
  const given = answer.flatMap((block) => block[inner.code] ?? [])
  if (inner.kind === 'short') return given.length === 0 ? [] : [[own, WROTE]]
  if (inner.kind === 'number') {
    const each = answer.flatMap((block, place): [string, number][] => {
      const value = block[inner.code]
      return typeof value === 'number' ? [[peopleVariable(id, place, inner), value]] : []
    })
    return each.length === 0 ? [] : [[own, sumOf(each.map(([, value]) => [value, 1]))], ...each]
  }
  return inner.options.flatMap(({ code }): [string, number][] => {
    const howMany = given.filter((value) => value === code).length
    return howMany === 0 ? [] : [[`${own}.${code}`, howMany]]
  })
}

export function innerTally(
  { id, settings }: AskedQuestion<RepeatSettings>,
  inner: Inner,
  counted: Counted,
  locale: Locale,
): TallyBlock[] {
  const own = `${id}.${inner.code}`
  const { label } = inner
  if (inner.kind === 'number') return numberTally(id, settings, inner, counted, locale)
  if (inner.kind === 'short') return [{ kind: 'words', id: own, label, base: counted.categories(own).answered, apart: true }]
  if (inner.kind !== 'single') return []
  const rows = inner.options.map((option): Measures['rows'][number] => {
    const { answered, frequencies } = counted.numbers(`${own}.${option.code}`)
    return { code: option.code, label: option.label, base: answered, values: [sumOf(frequencies)] }
  })
  return [{ kind: 'measures', id: own, label, lead: 'sum', unit: '', measures: ['sum'], rows }]
}

function numberTally(id: string, settings: RepeatSettings, inner: Inner, counted: Counted, locale: Locale): TallyBlock[] {
  const { code, unit, decimals, figure } = inner
  if (figure === 'none') return []
  if (figure === 'each') return [numbersOfPeople(id, settings, inner, counted)]
  if (figure === 'mean') return [meanOfPeople(id, settings, inner, counted)]
  const label = messages[locale].tables.repeat.totalOf(inner.label)
  return [numbersOf({ id: `${id}.${code}`, label, unit, decimals }, counted)]
}

/** The number of each block by its place: counted alone, for no expression, filter or export. */
export const countedVariables = ({ id, settings }: AskedQuestion<RepeatSettings>): Variable[] =>
  settings.inner.filter(isOfPeople).flatMap((inner) =>
    Array.from({ length: settings.most }, (_, place): Variable => {
      return { kind: 'number', id: peopleVariable(id, place, inner), label: inner.label, unit: inner.unit }
    }),
  )
