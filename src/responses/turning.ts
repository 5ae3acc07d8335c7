import { problem } from '../kernel/problem'
import { isMet, type Page, pagesOf } from '../questions/pages'
import type { Questionnaire } from '../questions/questionnaire'
import type { SheetFaults, WalkedSheet } from './answer-sheet'

/** From one page of the form to another. Pure; whatever was answered travels with each post. */

/** Where somebody stands next. `faults` are of that page alone. */
export type Stop =
  | { kind: 'page'; page: Page; faults: SheetFaults }
  | { kind: 'review' }
  /** The id of the "not for you" page. */
  | { kind: 'ending'; id: string }

/** The page before sending, in the field `page`. */
export const REVIEW = 'review'

/**
 * `page` is where the post came from, `go` the button: `next`, `back`, `review`, or `to ID` for one page. A page is
 * judged when somebody goes on from it, never when they go back. Throws badRequest for a page this version has not.
 */
export function turn(questionnaire: Questionnaire, walked: WalkedSheet, page: string, go: string): Stop {
  const pages = pagesOf(questionnaire)
  const at = placeIn(pages, page)
  const met = pages.filter((each) => isMet(each, walked.met))
  if (go === 'back') return shown(met.findLast((each) => pages.indexOf(each) < at) ?? pages[0])
  if (go.startsWith('to ')) {
    const wanted = pages[placeIn(pages, go.slice(3))]
    return shown(met.find((each) => each === wanted) ?? met[0] ?? pages[0])
  }
  const here = pages[at]
  if (go !== 'next' || !here) return finish(pages, walked)
  if (here.items.some(({ id }) => id === walked.ending)) return finish(pages, walked)
  const faults = faultsOn(here, walked)
  if (Object.keys(faults).length > 0) return { kind: 'page', page: here, faults }
  const next = met.find((each) => pages.indexOf(each) > at)
  return next ? shown(next) : finish(pages, walked)
}

/** After the last page, or when the sheet is sent: what is still wrong, or that it may be sent. */
export function finish(pages: readonly Page[], walked: WalkedSheet): Stop {
  if (walked.ending !== null) return { kind: 'ending', id: walked.ending }
  const faulty = pages.find((page) => Object.keys(faultsOn(page, walked)).length > 0)
  return faulty ? { kind: 'page', page: faulty, faults: faultsOn(faulty, walked) } : { kind: 'review' }
}

const shown = (page: Page | undefined): Stop => {
  if (!page) throw problem('badRequest')
  return { kind: 'page', page, faults: {} }
}

function faultsOn({ items }: Page, { faults }: WalkedSheet): SheetFaults {
  return Object.fromEntries(items.flatMap(({ id }) => (faults[id] ? [[id, faults[id]]] : [])))
}

// An ending stands behind its page, the review behind all.
function placeIn(pages: readonly Page[], name: string): number {
  if (name === REVIEW) return pages.length
  const at = pages.findIndex(({ id }) => id === name)
  if (at >= 0) return at
  const around = pages.findIndex(({ items }) => items.some(({ id }) => id === name))
  if (around < 0) throw problem('badRequest')
  return around + 1
}
