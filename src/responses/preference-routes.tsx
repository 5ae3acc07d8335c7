import { getCookie } from 'hono/cookie'
import { messages } from '../i18n/messages'
import type { Fields } from '../kernel/fields'
import { LOCALES, type Locale } from '../kernel/locale'
import { ownPath } from '../kernel/own-path'
import { SESSION_COOKIE } from '../people/sessions'
import type { Questionnaire } from '../questions/questionnaire'
import { VIETNAMESE } from '../questions/translations'
import type { Handled } from '../web/env'
import { ownCookie } from './context-routes'
import type { PublicConsultation } from './open-consultations'
import { localeAround, readIn, type Spoken, spokenBy, turnedTo } from './speaking'

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

/** Language and size of the page around a sheet, from now on; the sheet comes again at once, with what was written. */
export function prefer(c: Handled, go: string): Preferred {
  const preferred = preferredBy(go) ?? {}
  const { locale, largeType } = preferred
  if (locale) keep(c, 'locale', locale)
  if (largeType !== undefined) {
    keep(c, 'largeType', largeType ? 'on' : 'off')
    c.set('page', { ...c.var.page, largeType })
  }
  if (locale) speakAround(c, locale)
  return preferred
}

const keep = (c: Handled, name: string, value: string): void =>
  c.header('Set-Cookie', ownCookie(c, name, value, '/', YEAR), { append: true })

/** A sheet that was posted, in the language it brought or is turned to, and the page around it in the same. */
export function spokenTo(
  c: Handled,
  { go, brought }: { go: string; brought: Fields },
  found: PublicConsultation,
  source: Questionnaire,
): Spoken {
  const spoken = spokenBy(brought, found, source, prefer(c, go).locale)
  const { languages } = spoken.shown
  turnAround(c, go, languages)
  speakAs(c, spoken.questionnaire.language, languages)
  if (isReread(go)) comeAgainSo(c, languages && (spoken.questionnaire.language ?? VIETNAMESE))
  return spoken
}

/** A page swapped by htmx is, loaded again, the one it was turned to: what its address says of it follows. */
export function comeAgainSo(c: Handled, language: string | undefined): void {
  const from = URL.parse(c.req.header('HX-Current-URL') ?? '')
  if (!from) return
  const { locale, largeType } = c.var.page
  if (language) from.searchParams.set('language', language)
  for (const [name, value] of Object.entries({ lang: locale, type: largeType ? 'large' : 'normal' }))
    if (from.searchParams.has(name)) from.searchParams.set(name, value)
  const address = ownPath(from.pathname + from.search, '')
  if (address) c.header('HX-Replace-Url', address)
}

/** What is read before and after the form, in the language of its address, and the page around it in the same. */
export function readHere(c: Handled, found: PublicConsultation, source: Questionnaire): Spoken {
  const spoken = readIn(found, source, c.req.query('language'), c.var.page.locale)
  speakAs(c, spoken.questionnaire.language, spoken.shown.languages)
  return spoken
}

/** Who chose a language of the questions that the interface has reads it from now on; who works here keeps the own one. */
export function turnAround(c: Handled, go: string, offered: readonly string[] = []): void {
  const chosen = turnedTo(go)
  const locale = LOCALES.find((each) => each === chosen && offered.includes(each))
  if (!locale || locale === c.var.page.locale) return
  if (getCookie(c, SESSION_COOKIE) === undefined) keep(c, 'locale', locale)
  speakAround(c, locale)
}

/** The page around questions that are read in this language, of those they are offered in. */
export const speakAs = (c: Handled, language: string | undefined, offered: readonly string[] = []): void =>
  speakAround(c, localeAround(language, offered, c.var.page.locale))

function speakAround(c: Handled, locale: Locale): void {
  const { page, world } = c.var
  if (locale === page.locale) return
  c.set('page', { ...page, locale, words: messages[locale] })
  c.set('world', { ...world, locale })
}
