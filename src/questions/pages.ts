import type { AskedQuestion, Role } from './question-type'
import type { Questionnaire } from './questionnaire'
import { typeOf } from './types'

/** What is shown at once: a run of the list. */
export interface Page {
  /** That of its first item. */
  id: string
  items: readonly AskedQuestion[]
}

export const roleOf = ({ type }: Pick<AskedQuestion, 'type'>): Role => typeOf(type).role ?? 'asks'

const kept = new WeakMap<Questionnaire, readonly Page[]>()

/** The pages as the author settled them; one where nothing parts the list. */
export function pagesOf(questionnaire: Questionnaire): readonly Page[] {
  const known = kept.get(questionnaire)
  if (known) return known
  const { questions, settings } = questionnaire
  const parted = settings.paging === 'single' ? singly(questions) : settings.paging === 'sections' ? bySection(questions) : []
  const made = parted.length > 1 ? parted.map(pageOf) : wholeOf(questionnaire)
  kept.set(questionnaire, made)
  return made
}

/** Everything on one page, however the author parted it. */
export const wholeOf = ({ questions }: Questionnaire): readonly Page[] => [pageOf(questions)]

const pageOf = (items: readonly AskedQuestion[]): Page => ({ id: items[0]?.id ?? '', items })

const SEEN: ReadonlySet<Role> = new Set(['asks', 'tells'])
export const isSeen = (item: AskedQuestion): boolean => SEEN.has(roleOf(item)) && !isOnPaper(item)
const isOnPaper = ({ type }: AskedQuestion): boolean => typeOf(type).onPaper === true

/** Whether anything of the page is shown to somebody who meets these items. */
export function isMet({ items }: Page, met: ReadonlySet<string>): boolean {
  const seen = items.filter(isSeen)
  // A section of words alone is read; one whose questions are all left out is passed over.
  return (seen.length > 0 ? seen : items).some(({ id }) => met.has(id))
}

function bySection(questions: readonly AskedQuestion[]): AskedQuestion[][] {
  const pages: AskedQuestion[][] = [[]]
  for (const item of questions) {
    const page = pages.at(-1)
    // What nobody sees before the first section makes no page of its own.
    if (roleOf(item) === 'section' && page?.some((each) => isSeen(each) || roleOf(each) === 'section')) pages.push([item])
    else page?.push(item)
  }
  return pages
}

/** Whatever leads up to a question stands with it: a section's title, words, a jump. */
function singly(questions: readonly AskedQuestion[]): AskedQuestion[][] {
  const pages: AskedQuestion[][] = [[]]
  let isFull = false
  for (const item of questions) {
    const role = roleOf(item)
    // An ending or a calculation after a question belongs to what was just answered; what is for paper makes no page.
    if (isFull && role !== 'ending' && role !== 'computes' && !isOnPaper(item)) {
      pages.push([])
      isFull = false
    }
    pages.at(-1)?.push(item)
    if (role === 'asks') isFull = true
  }
  return pages
}
