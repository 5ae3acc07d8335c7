import { LOCALES, type Locale } from '../kernel/locale'

/**
 * The language and the size of type in an address (`?lang=en&type=large`), so that a cache between us and the visitor,
 * which knows no cookie, keeps a page for each (docs/decisions/011-pages-any-cache-may-keep.md).
 */
export interface Preferences {
  locale?: Locale | undefined
  largeType?: boolean | undefined
}

const NONE: Preferences = {}

/** `search` begins with a question mark, or is empty. */
export function preferencesOf(search: string): Preferences {
  if (search === '') return NONE
  const query = new URLSearchParams(search)
  const type = query.get('type')
  return {
    locale: LOCALES.find((each) => each === query.get('lang')),
    largeType: type === 'large' ? true : type === 'normal' ? false : undefined,
  }
}

/**
 * An own path with what was chosen in it; `offered` are the languages its questions may be read in, which turn with the
 * page. What the staff sees is kept by no cache, so there the cookie is enough.
 */
export function withPreferences(
  path: string,
  locale: Locale | undefined,
  largeType: boolean | undefined,
  offered: readonly string[] = [],
): string {
  if (path === '/staff' || path.startsWith('/staff/')) return path
  const start = path.indexOf('?')
  const query = new URLSearchParams(start < 0 ? '' : path.slice(start))
  if (locale) query.set('lang', locale)
  if (locale && offered.includes(locale)) query.set('language', locale)
  if (largeType !== undefined) query.set('type', largeType ? 'large' : 'normal')
  if (query.get('lang') === LOCALES[0]) query.delete('lang')
  if (query.get('type') === 'normal') query.delete('type')
  const search = query.toString()
  return (start < 0 ? path : path.slice(0, start)) + (search ? `?${search}` : '')
}
