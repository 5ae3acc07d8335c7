import type { Fields } from '../kernel/fields'
import type { Locale } from '../kernel/locale'
import { type Page, pagesOf, wholeOf } from '../questions/pages'
import { type Progress, progressOf } from '../questions/progress'
import type { Questionnaire } from '../questions/questionnaire'
import { type ShownItem, shownOn } from '../questions/shown-items'
import type { WalkedSheet } from './answer-sheet'
import { carriedOf } from './brought'

/** A page of the form as one person sees it. */
export interface SheetPage {
  items: readonly ShownItem[]
  /** Null where the whole form is one page. */
  turning: Turning | null
  /** What the page brings again beside the answers. */
  brought: Fields
}

/** What a page of several needs beyond its questions. */
export interface Turning {
  page: string
  isFirst: boolean
  reviewed: boolean
  progress: Progress
  /** What was posted and is not asked here: it travels on, unseen. */
  carried: Fields
}

export const isPaged = (questionnaire: Questionnaire): boolean => pagesOf(questionnaire).length > 1

/** The whole form on one page, however its author parted it. */
export const wholePage = (questionnaire: Questionnaire, walked: WalkedSheet, locale: Locale): SheetPage => ({
  items: wholeOf(questionnaire).flatMap((page) => shownOn(questionnaire, page, walked, locale)),
  turning: null,
  brought: carriedOf(walked),
})

interface Standing {
  questionnaire: Questionnaire
  page: Page
  walked: WalkedSheet
  locale: Locale
  /** Everything that was posted of answers and contact. */
  sent: Fields
  reviewed?: boolean
}

export function sheetPage({ questionnaire, page, walked, locale, sent, reviewed = false }: Standing): SheetPage {
  const items = shownOn(questionnaire, page, walked, locale)
  const here = new Set(items.map(({ item }) => item.id))
  const progress = progressOf(questionnaire, page, walked)
  const carried = new Map([...sent].filter(([name]) => !here.has(name.split('.', 1)[0] ?? '')))
  const turning = { page: page.id, isFirst: progress.page === 1, reviewed, progress, carried }
  return { items, turning, brought: carriedOf(walked) }
}
