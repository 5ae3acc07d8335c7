import { simpleCondition } from '../questions/questionnaire'
import type { Block } from '../questions/tally'
import type { Participation, QuestionResult } from '../results/results'
import { hideParticipation, type PublishedParticipation } from './hide-participation'
import { hideTally, type PublishedTally, withheldTally } from './hide-tally'

export interface PublishedResults {
  participation: PublishedParticipation
  /** By question id, of the questions that are on. */
  tallies: ReadonlyMap<string, PublishedTally>
}

/** Everything a publication shows, with small groups hidden in each table and across the tables that tell of one another. */
export function hideResults(
  participation: Participation,
  questions: readonly QuestionResult[],
  shown: readonly string[],
): PublishedResults {
  const sheets = participation.total
  let hidden = hideParticipation(participation)
  const tallies = new Map<string, PublishedTally>()
  for (const { question, tally } of questions) {
    if (!shown.includes(question.id)) continue
    if (hidden.total === null) {
      tallies.set(question.id, withheldTally)
      continue
    }
    const own = hideTally(tally, sheets)
    const condition = simpleCondition(question.shownWhen)
    const parent = condition && tallies.get(condition.question)
    // What an expression lets through could be reckoned back: how many were asked is not told.
    if (question.shownWhen && !parent) tallies.set(question.id, { ...own, asked: null, unanswered: null })
    else if (condition && parent && tells(condition, parent)) tallies.set(question.id, withheldTally)
    else tallies.set(question.id, own)
  }
  for (const [id, tally] of tallies) {
    const linked = linkHamlets(hidden, tally)
    hidden = linked.participation
    tallies.set(id, linked.tally)
  }
  return { participation: hidden, tallies }
}

/** A question asked of those who answered "a" tells how many that were; so it goes when that count is hidden. */
function tells({ question, anyOf }: { question: string; anyOf: readonly string[] }, parent: PublishedTally): boolean {
  const block = parent.blocks.find((each) => each.id === question)
  if (parent.withheld || block?.kind !== 'distribution') return true
  return block.rows.some((row) => anyOf.includes(row.code) && row.count === null)
}

/** The question "which hamlet" and the table of hamlets count the same people: hidden in one, hidden in both. */
function linkHamlets(participation: PublishedParticipation, tally: PublishedTally) {
  const hamlets = new Set(participation.byHamlet?.map((row) => String(row.unitId)))
  const asksHamlet = (block: Block) =>
    block.kind === 'distribution' && block.exclusive && block.rows.length > 0 && block.rows.every((row) => hamlets.has(row.code))
  if (!tally.blocks.some(asksHamlet)) return { participation, tally }
  const hiddenCodes = new Set(participation.byHamlet?.flatMap((row) => (row.responses === null ? [String(row.unitId)] : [])))
  for (const block of tally.blocks) {
    if (block.kind === 'distribution' && asksHamlet(block))
      for (const row of block.rows) if (row.count === null) hiddenCodes.add(row.code)
  }
  const byHamlet =
    participation.byHamlet?.map((row) =>
      hiddenCodes.has(String(row.unitId)) && row.responses ? { ...row, responses: null } : row,
    ) ?? null
  const blocks = tally.blocks.map((block) => {
    if (block.kind !== 'distribution' || !asksHamlet(block)) return block
    return { ...block, rows: block.rows.map((row) => (hiddenCodes.has(row.code) && row.count ? { ...row, count: null } : row)) }
  })
  return { participation: { ...participation, byHamlet }, tally: { ...tally, blocks } }
}
