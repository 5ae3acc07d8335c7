import { type Fields, one } from '../kernel/fields'
import type { Locale } from '../kernel/locale'
import { dayOf } from '../kernel/moment'
import { cleanLine } from '../kernel/text'
import { contextUse } from '../questions/context-use'
import { drawnValues, isDraw } from '../questions/lot'
import type { Questionnaire } from '../questions/questionnaire'
import { contextIn, type SheetContext } from '../questions/sheet-context'
import { otherLanguages, VIETNAMESE } from '../questions/translations'
import type { WalkedSheet } from './answer-sheet'

/** What comes with a sheet beside its answers. Pure. */
export interface Brought {
  now: Date
  locale: Locale
  /** Of the page: `hidden.source`. */
  fields: Fields
  /** Of the QR code that was scanned. */
  place: { label: string; unitId: number | null } | undefined
  /** What was drawn by lot; '' for nothing yet. */
  draw: string
}

const LONGEST_HIDDEN = 200

/** What a sheet brings with it, as far as its questionnaire uses it; null where it uses nothing. */
export function contextFor(questionnaire: Questionnaire, { now, locale, fields, place, draw }: Brought): SheetContext | null {
  const use = contextUse(questionnaire)
  const values: Record<string, string> = {}
  for (const { name } of questionnaire.settings.hiddenFields) {
    const value = hiddenValue(one(fields, `hidden.${name}`))
    if (value) values[`hidden.${name}`] = value
  }
  if (use.place && place) values['place'] = place.label
  if (use.hamlet && place?.unitId) values['hamlet'] = String(place.unitId)
  // Kept wherever there is more than one; where there is not, that of the page around it.
  if (otherLanguages(questionnaire.settings).length > 0) values['language'] = questionnaire.language ?? VIETNAMESE
  else if (use.language) values['language'] = locale
  if (use.draw && isDraw(draw)) Object.assign(values, drawnValues(questionnaire.questions, draw))
  if (!use.day && Object.keys(values).length === 0) return null
  return { day: use.day ? dayOf(now) : '', values }
}

const hiddenValue = (typed: string): string => [...(cleanLine(typed) ?? '')].slice(0, LONGEST_HIDDEN).join('')

/** Of an address, the hidden fields that the questionnaire declares: `?source=zalo`. */
export const broughtIn = ({ settings: { hiddenFields } }: Questionnaire, query: Fields): Fields =>
  new Map(
    hiddenFields.flatMap(({ name }) => {
      const value = hiddenValue(one(query, name))
      return value ? [[`hidden.${name}`, [value]] as const] : []
    }),
  )

/** What the next page must bring again, as the names of its hidden inputs. */
export const carriedOf = ({ answers }: Pick<WalkedSheet, 'answers'>): Fields =>
  new Map(
    Object.entries(contextIn(answers).values).flatMap(([name, value]) =>
      (name === 'draw' || name === 'language' || name.startsWith('hidden.')) && typeof value === 'string'
        ? [[`with.${name}`, [value]] as const]
        : [],
    ),
  )

/** Whether a page of this questionnaire hangs on who asks for it, and so may be kept for nobody else. */
export function isForOne(questionnaire: Questionnaire): boolean {
  const { place, hamlet, draw } = contextUse(questionnaire)
  return place || hamlet || draw
}
