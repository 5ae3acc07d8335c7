import { type Fields, many, one } from '../kernel/fields'
import { momentOf } from '../kernel/moment'
import type { Filter } from './results'

/** What can be filtered by: anything else in an address is left out, so that the page tells which filters hold. */
export interface Filterable {
  hamlets: readonly number[]
  places: readonly number[]
  variables: readonly { id: string; categories: readonly { code: string }[] }[]
}

/** `?hamlet=7&place=3&from=2026-11-01&to=2026-11-30&answer=q1:a`, each but the days any number of times. */
export function filterOf(query: Fields, { hamlets, places, variables }: Filterable): Filter {
  const answers = distinct(many(query, 'answer')).flatMap((each) => {
    const [variable = '', code = ''] = each.split(':')
    const known = variables.find(({ id }) => id === variable)?.categories.some((category) => category.code === code)
    return known ? [{ variable, code }] : []
  })
  return {
    hamlets: ids(query, 'hamlet', hamlets),
    places: ids(query, 'place', places),
    from: dayIn(query, 'from'),
    to: dayIn(query, 'to'),
    answers,
  }
}

const distinct = (values: readonly string[]) => [...new Set(values)]

const ids = (query: Fields, name: string, known: readonly number[]) =>
  distinct(many(query, name))
    .filter((text) => /^\d{1,15}$/.test(text))
    .map(Number)
    .filter((id) => id === 0 || known.includes(id))

function dayIn(query: Fields, name: string): string | null {
  const day = one(query, name)
  return day.length === 10 && momentOf(day) ? day : null
}

/** The filter as a query, with a question mark when there is something in it. */
export function queryOf(filter: Filter, more: readonly (readonly [string, string])[] = []): string {
  const query = new URLSearchParams(pairsOf(filter).concat(more.map(([name, value]) => [name, value])))
  const text = query.toString().replaceAll('%3A', ':')
  return text ? `?${text}` : ''
}

/** The filter as fields of a form. */
export function pairsOf({ hamlets, places, from, to, answers }: Filter): [string, string][] {
  return [
    ...hamlets.map((id): [string, string] => ['hamlet', String(id)]),
    ...places.map((id): [string, string] => ['place', String(id)]),
    ...(from ? [['from', from] satisfies [string, string]] : []),
    ...(to ? [['to', to] satisfies [string, string]] : []),
    ...answers.map(({ variable, code }): [string, string] => ['answer', `${variable}:${code}`]),
  ]
}

export const isFiltered = (filter: Filter): boolean => pairsOf(filter).length > 0

/** One part of a filter, and the filter without it; for the chips that take it away. */
export interface AppliedPart {
  kind: 'hamlet' | 'place' | 'from' | 'to' | 'answer'
  value: string
  without: Filter
}

export function partsOf(filter: Filter): AppliedPart[] {
  const { hamlets, places, from, to, answers } = filter
  return [
    ...hamlets.map((id) => part('hamlet', String(id), { ...filter, hamlets: hamlets.filter((each) => each !== id) })),
    ...places.map((id) => part('place', String(id), { ...filter, places: places.filter((each) => each !== id) })),
    ...(from ? [part('from', from, { ...filter, from: null })] : []),
    ...(to ? [part('to', to, { ...filter, to: null })] : []),
    ...answers.map((answer) =>
      part('answer', `${answer.variable}:${answer.code}`, { ...filter, answers: answers.filter((each) => each !== answer) }),
    ),
  ]
}

const part = (kind: AppliedPart['kind'], value: string, without: Filter): AppliedPart => ({ kind, value, without })
