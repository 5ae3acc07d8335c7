import { messages } from '../i18n/messages'
import { LOCALES, type Locale } from '../kernel/locale'
import { ownPath } from '../kernel/own-path'
import type { Handled } from '../web/env'
import { ownCookie } from './context-routes'
import { turnedTo } from './speaking'

const YEAR = 365 * 24 * 60 * 60

interface Preferred {
  locale?: Locale
  largeType?: boolean
}

/** Of a button of the header that was pressed while a sheet was being filled in; undefined for every other. */
function preferredBy(go: string): Preferred | undefined {
  const [, what, value] = /^(page|type) ([a-z]{2,6})$/.exec(go) ?? []
  const locale = what === 'page' ? LOCALES.find((each) => each === value) : undefined
  if (locale) return { locale }
  return what === 'type' ? { largeType: value === 'large' } : undefined
}

/** Whether a button only changes how the sheet is read: nothing is judged and nothing goes on. */
export const isReread = (go: string): boolean => turnedTo(go) !== undefined || preferredBy(go) !== undefined

/**
 * Language and size of the page around a sheet, from now on. Without scripts the sheet comes again at once; with them
 * all of the page is asked for anew, and the draft on the device fills it in.
 */
export function prefer(c: Handled, go: string): Response | undefined {
  const preferred = preferredBy(go)
  if (!preferred) return undefined
  const { page, world } = c.var
  const { locale = page.locale, largeType = page.largeType } = preferred
  const keep = (name: string, value: string) => c.header('Set-Cookie', ownCookie(c, name, value, '/', YEAR), { append: true })
  if (preferred.locale) keep('locale', locale)
  else keep('largeType', largeType ? 'on' : 'off')
  const before = c.req.header('HX-Current-URL')
  if (c.req.header('HX-Request') && before && URL.canParse(before)) {
    const { pathname, searchParams } = new URL(before)
    searchParams.set('lang', locale)
    searchParams.set('type', largeType ? 'large' : 'normal')
    c.header('HX-Redirect', `${ownPath(pathname)}?${searchParams}`)
    return c.body('')
  }
  c.set('page', { ...page, locale, largeType, words: messages[locale] })
  c.set('world', { ...world, locale })
  return undefined
}
