import { number } from '../i18n/locale'
import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'

const MILLION = 1_000_000

/** 5.200 triệu đồng where that says it all; else 1.250.400 đồng. What is under a đồng is not told. */
export function moneyText(sum: number, locale: Locale): string {
  const { dong, million } = messages[locale].budgeting.money
  const whole = Math.round(sum)
  if (Math.abs(whole) < MILLION || whole % (MILLION / 10) !== 0) return dong(number(whole, locale))
  return million(number(whole / MILLION, locale, whole % MILLION === 0 ? 0 : 1))
}

/** What one person pays or holds. Of sums below a thousand the parts of a đồng are told too, so that all can be reckoned again. */
export const shareText = (sum: number, locale: Locale): string =>
  Number.isInteger(sum) || sum >= 1000 ? moneyText(sum, locale) : messages[locale].budgeting.money.dong(number(sum, locale, 2))
