import type { Leaning } from '../questions/leaning'
import { roleOf } from '../questions/pages'
import type { AskedQuestion } from '../questions/question-type'
import type { Lot, QuestionResult } from '../results/results'
import type { PublishedTally } from './hide-tally'
import { hiddenOfPartition } from './small-groups'
import type { PublishedQuestion } from './snapshot'

/**
 * The wordings a lot gave out, and how many sheets were asked in each. They add up to those asked, so they are told only
 * where that is; and not where the question was changed meanwhile, since its wordings by day would be crossed with them.
 */
export function publishedLot(
  { lot, seams }: QuestionResult,
  tally: PublishedTally,
  isReckonedWith: boolean,
): Pick<PublishedQuestion, 'lot'> {
  if (!lot) return {}
  const wordings = lot.wordings.filter(({ code, asked }) => asked > 0 || !code.includes('@'))
  const [undrawn = null, ...asked] = seams || isReckonedWith ? [] : countsTold({ ...lot, wordings }, tally)
  return { lot: { wordings: wordings.map(({ code, label }, place) => ({ code, label, asked: asked[place] ?? null })), undrawn } }
}

function countsTold({ wordings, undrawn }: Lot, tally: PublishedTally): (number | null)[] {
  const counts = [undrawn, ...wordings.map(({ asked }) => asked)]
  if (tally.withheld || tally.asked !== counts.reduce((sum, count) => sum + count, 0)) return []
  const hidden = hiddenOfPartition(counts)
  return hidden === 'withheld' ? [] : counts.map((count, place) => (hidden.has(place) ? null : count))
}

/** Whether a wording given by lot decides who is asked something, or goes into a value: its count would tell of those. */
export function isLotReckonedWith(questions: readonly AskedQuestion[], leanings: ReadonlyMap<string, Leaning>): boolean {
  const names = (each: AskedQuestion) => roleOf(each) === 'computes' && /\bvariant\b/.test(JSON.stringify(each.settings))
  return questions.some(names) || [...leanings.values()].some(({ on }) => on.has('variant'))
}
