import { CATEGORIES } from '../consultations/categories'
import { addDays, momentOf } from '../kernel/moment'
import { folded } from '../kernel/search'
import { cleanLine } from '../kernel/text'

export const SHOWS = ['open', 'coming', 'published'] as const
export type Show = (typeof SHOWS)[number]

/** What a visitor of the public home looks for. Nonsense in an address looks for nothing. */
export interface Search {
  words: string
  category: string
  /** Words of a province's, commune's or hamlet's name. */
  unit: string
  /** Days on which it was open, as YYYY-MM-DD; empty for any. */
  from: string
  to: string
  show: Show | null
  /** 1 is the first. */
  page: number
}

const LONGEST = 200
const MOST_WORDS = 12
export const PAGE_SIZE = 20
const LAST_PAGE = 5000

export function readSearch(query: (name: string) => string | undefined): Search {
  const line = (name: string) => [...(cleanLine(query(name) ?? '') ?? '')].slice(0, LONGEST).join('')
  const day = (name: string) => {
    const typed = query(name) ?? ''
    return typed.length === 10 && momentOf(typed) ? typed : ''
  }
  const page = Number(query('page') ?? 1)
  return {
    words: line('q'),
    category: CATEGORIES.find((each) => each === query('category')) ?? '',
    unit: line('unit'),
    from: day('from'),
    to: day('to'),
    show: SHOWS.find((each) => each === query('show')) ?? null,
    page: Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1,
  }
}

export const searchesNothing = ({ words, category, unit, from, to, show }: Search): boolean =>
  !words && !category && !unit && !from && !to && show === null

/** The folded words that must all be found. */
export const searchedWords = (typed: string): string[] => folded(typed).split(' ').filter(Boolean).slice(0, MOST_WORDS)

/** The address of the same search on another page or list. */
export function searchAddress(search: Search, changed: Partial<Search>): string {
  const { words, category, unit, from, to, show, page } = { ...search, ...changed }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ q: words, category, unit, from, to, show: show ?? '' }))
    if (value) query.set(name, value)
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? '/' : `/?${query}`
}

/** From the first moment of the first day to the first moment after the last. */
export function searchedSpan({ from, to }: Pick<Search, 'from' | 'to'>): { from: Date | undefined; to: Date | undefined } {
  const last = momentOf(to)
  return { from: momentOf(from), to: last && addDays(last, 1) }
}
