import { type Fields, many, one, ticked } from '../kernel/fields'
import { localInput } from '../kernel/moment'
import type { Basics } from './basics'

/** The first page's form as text: what is stored, or what somebody typed. */
export interface BasicsValues {
  title: string
  asker: string
  category: string
  matter: string
  draftText: string
  legalClause: string
  otherLaw: string
  retentionMonths: string
  opensAt: string
  closesAt: string
  noClosing: boolean
  offersReply: boolean
  whom: string
  hamlets: readonly string[]
}

export function valuesOf(basics: Basics, hamletIds: readonly number[], allHamlets: number): BasicsValues {
  const { title, asker, category, matter, draftText, legalClause, noClosing, offersReply } = basics
  const all = hamletIds.length === allHamlets
  return {
    ...{ title, asker, category, matter, draftText, legalClause, noClosing, offersReply },
    otherLaw: basics.otherLaw ?? '',
    retentionMonths: String(basics.retentionMonths),
    opensAt: basics.opensAt ? localInput(basics.opensAt) : '',
    closesAt: basics.closesAt ? localInput(basics.closesAt) : '',
    whom: all ? 'all' : 'some',
    hamlets: all ? [] : hamletIds.map(String),
  }
}

/** As sent, so that a refused form comes back as it was; half letters, which no page can carry, become a question mark. */
export function typedValues(fields: Fields): BasicsValues {
  const text = (name: string) => one(fields, name).toWellFormed()
  return {
    title: text('title'),
    asker: text('asker'),
    category: text('category'),
    matter: text('matter'),
    draftText: text('draftText'),
    legalClause: text('legalClause'),
    otherLaw: text('otherLaw'),
    retentionMonths: text('retentionMonths'),
    opensAt: text('opensAt'),
    closesAt: text('closesAt'),
    noClosing: ticked(fields, 'noClosing'),
    offersReply: ticked(fields, 'offersReply'),
    whom: text('whom'),
    hamlets: many(fields, 'hamlet').map((each) => each.toWellFormed()),
  }
}

export type BasicsField = keyof BasicsValues

/** The fields in which what was typed is not what is stored. */
export function differences(typed: BasicsValues, stored: BasicsValues): BasicsField[] {
  const names: BasicsField[] = [
    ...(['title', 'asker', 'category', 'matter', 'draftText', 'legalClause', 'otherLaw'] as const),
    ...(['opensAt', 'closesAt', 'noClosing', 'retentionMonths', 'offersReply', 'whom', 'hamlets'] as const),
  ]
  const plain = (value: BasicsValues[BasicsField]) => String(value).replace(/\r\n/g, '\n').trim()
  return names.filter((name) => plain(typed[name]) !== plain(stored[name]))
}
