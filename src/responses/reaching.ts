import { type Page, pagesOf, roleOf } from '../questions/pages'
import type { Questionnaire } from '../questions/questionnaire'
import type { WalkedSheet } from './answer-sheet'
import { REVIEW, type Stop } from './turning'

/**
 * How far somebody came in a form, without knowing who: each page carries how many pages were counted already, so that
 * going back and forth counts nobody twice. Pure.
 */

export interface Progressed {
  /** Ids of questions. */
  reached: readonly string[]
  wentOn: readonly string[]
  /** For the next page to carry, in the field `far`. */
  far: string
}

interface Turned {
  questionnaire: Questionnaire
  walked: Pick<WalkedSheet, 'met'>
  /** Where the post came from, and what it carried. */
  page: string
  far: string
  stop: Stop
}

/** What one turn of a page tells. */
export function progressed({ questionnaire, walked, page, far, stop }: Turned): Progressed {
  const pages = pagesOf(questionnaire)
  const [, before = '0', left = '0'] = /^(\d{1,4})-(\d{1,4})$/.exec(far) ?? []
  let [reachedPages, leftPages] = [Number(before), Number(left)]
  const reached: string[] = []
  const wentOn: string[] = []
  const asked = (each: Page | undefined) => (each ? askedOn(each, walked.met) : [])
  const reach = (place: number) => {
    if (place < reachedPages) return
    reached.push(...asked(pages[place]))
    reachedPages = place + 1
  }
  const at = page === REVIEW ? pages.length : pages.findIndex(({ id }) => id === page)
  const next = stop.kind === 'page' ? pages.indexOf(stop.page) : pages.length
  if (at >= 0 && at < pages.length) reach(at)
  if (at >= leftPages && at < pages.length && next > at) {
    wentOn.push(...asked(pages[at]))
    leftPages = at + 1
  }
  if (next < pages.length && next > at) reach(next)
  return { reached, wentOn, far: `${reachedPages}-${leftPages}` }
}

/** Of a sheet that was sent at once: everything it was asked. */
export const askedOf = ({ questions }: Questionnaire, met: ReadonlySet<string>): string[] =>
  askedOn({ id: '', items: questions }, met)

/** What a browser saw of the questions before its page was left without sending: all but the last were passed. */
export function seenBefore(questionnaire: Questionnaire, ids: readonly string[]): Pick<Progressed, 'reached' | 'wentOn'> {
  const seen = new Set(ids)
  const pages = pagesOf(questionnaire)
  const reached = askedOn(pages[0] ?? { id: '', items: [] }, seen)
  return { reached, wentOn: pages.length > 1 ? [] : reached.slice(0, -1) }
}

const askedOn = ({ items }: Page, met: ReadonlySet<string>): string[] =>
  items.filter((item) => roleOf(item) === 'asks' && met.has(item.id)).map(({ id }) => id)
