import { type Leaning, leaningsOf } from '../questions/leaning'
import type { AskedQuestion } from '../questions/question-type'
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

/**
 * Everything a publication shows, with small groups hidden in each table and across the tables that tell of one
 * another. `leanings` are of every version; without them those of these questions.
 */
export function hideResults(
  participation: Participation,
  questions: readonly QuestionResult[],
  shown: readonly string[],
  leanings: ReadonlyMap<string, Leaning> = leaningsOf([questions.map(({ question }) => question)]),
): PublishedResults {
  const sheets = participation.total
  let hidden = hideParticipation(participation)
  const on = questions.filter(({ question }) => shown.includes(question.id))
  if (hidden.total === null)
    return { participation: hidden, tallies: new Map(on.map(({ question }) => [question.id, withheldTally])) }
  const own = new Map<string, PublishedTally>()
  for (const { question, tally } of on) {
    const linked = linkHamlets(hidden, hideTally(tally, sheets))
    hidden = linked.participation
    own.set(question.id, linked.tally)
  }
  // What one table of hamlets hides, the others found before it do not show either.
  for (const [id, tally] of own) own.set(id, linkHamlets(hidden, tally).tally)
  const tallies = new Map<string, PublishedTally>()
  for (const { question } of on) {
    const told = leanings.get(question.id)
    const tally = own.get(question.id) ?? withheldTally
    tallies.set(
      question.id,
      told?.isSimple === false ? ofExpression(tally, told, own, hidden) : ofSimple(tally, question, tallies),
    )
  }
  return { participation: hidden, tallies }
}

function ofSimple(tally: PublishedTally, { shownWhen }: AskedQuestion, tallies: ReadonlyMap<string, PublishedTally>) {
  const condition = simpleCondition(shownWhen)
  if (!condition) return tally
  const parent = tallies.get(condition.question)
  if (!parent) return { ...tally, asked: null, unanswered: null }
  return tells(condition, parent) ? withheldTally : tally
}

/** Whoever knows the expression could reckon back from how many met it to anything it is made of. */
function ofExpression(
  tally: PublishedTally,
  { on }: Leaning,
  own: ReadonlyMap<string, PublishedTally>,
  { byHamlet, byPlace }: PublishedParticipation,
): PublishedTally {
  const hides = (rows: readonly { responses: number | null }[] | null) =>
    rows === null || rows.some((row) => row.responses === null)
  const ofParent = [...on].some((name) => {
    if (name === 'hamlet') return hides(byHamlet)
    if (name === 'place') return hides(byPlace)
    const parent = own.get(name)
    return parent !== undefined && hidesSomething(parent)
  })
  return ofParent ? withheldTally : { ...tally, asked: null, unanswered: null }
}

function hidesSomething({ withheld, answered, unanswered, asked, blocks }: PublishedTally): boolean {
  if (withheld || answered === null || unanswered === null || asked === null) return true
  return blocks.some((block) => {
    if (block.kind === 'grid') return block.rows.some(({ base, counts }) => base === null || counts.includes(null))
    if (block.kind === 'distribution') return block.rows.some(({ count }) => count === null)
    if (block.kind === 'numbers') return block.bins.some(({ count }) => count === null)
    return block.kind === 'measures' && block.rows.some(({ base, values }) => base === null || values.includes(null))
  })
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
