import { randomInt } from 'node:crypto'
import { generateCookie, getCookie } from 'hono/cookie'
import { type Fields, one } from '../kernel/fields'
import { contextUse } from '../questions/context-use'
import { isDraw } from '../questions/lot'
import type { Questionnaire } from '../questions/questionnaire'
import type { SheetContext } from '../questions/sheet-context'
import type { Handled } from '../web/env'
import { sheetAddress } from './addresses'
import { contextFor } from './brought'
import { DRAW_COOKIE, PLACE_COOKIE, PLACE_DAYS } from './cookies'
import { maybeFindPlaceByToken, type PublicConsultation } from './open-consultations'

/**
 * What a request brings with a sheet: the hidden fields of its page, the place of the QR code, the language, the day,
 * and the lot, which is drawn now where neither page nor browser has one.
 */
export async function contextOf(
  c: Handled,
  shown: Pick<PublicConsultation, 'consultation' | 'trial'>,
  questionnaire: Questionnaire,
  fields: Fields,
): Promise<SheetContext | null> {
  const use = contextUse(questionnaire)
  const { world, page } = c.var
  const token = use.place || use.hamlet ? placeTokenOf(getCookie(c, PLACE_COOKIE)) : ''
  const found = token ? await maybeFindPlaceByToken(world, token) : undefined
  const place = found?.consultationId === shown.consultation.id ? found : undefined
  const draw = use.draw ? drawOf(c, sheetAddress(shown), fields) : ''
  return contextFor(questionnaire, { now: world.now(), locale: page.locale, fields, place, draw })
}

// A cookie is what somebody sent: what cannot be a token of ours is none.
export const placeTokenOf = (cookie = ''): string => (/^[0-9A-Z]{1,20}$/.test(cookie) ? cookie : '')

const DRAWS = 36 ** 6

function drawOf(c: Handled, path: string, fields: Fields): string {
  const known = [one(fields, 'draw'), getCookie(c, DRAW_COOKIE) ?? ''].find(isDraw)
  if (known) return known
  const draw = randomInt(DRAWS).toString(36)
  c.header('Set-Cookie', ownCookie(c, DRAW_COOKIE, draw, path, PLACE_DAYS * 24 * 60 * 60), { append: true })
  return draw
}

/** The next sheet of this browser gets another lot. */
export function forgetDraw(c: Handled, shown: Pick<PublicConsultation, 'consultation' | 'trial'>): void {
  if (getCookie(c, DRAW_COOKIE) !== undefined)
    c.header('Set-Cookie', ownCookie(c, DRAW_COOKIE, '', sheetAddress(shown), 0), { append: true })
}

export const ownCookie = (c: Handled, name: string, value: string, path: string, maxAge?: number): string =>
  generateCookie(name, value, {
    path,
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.get('config').publicUrl?.startsWith('https:') ?? false,
    ...(maxAge !== undefined && { maxAge }),
  })
