import { type Leaning, leaningsOf } from '../questions/leaning'
import type { AskedQuestion } from '../questions/question-type'
import { simpleCondition } from '../questions/questionnaire'
import type { Block } from '../questions/tally'
import type { Participation, QuestionResult } from '../results/results'
import { hideParticipation, type PublishedParticipation } from './hide-participation'
import { hideParts } from './hide-parts'
import { type PublishedTally, withheldTally } from './hide-tally'

export interface PublishedResults {
  participation: PublishedParticipation
  /** By question id, of the questions that are on; of the newest wording. */
  tallies: ReadonlyMap<string, PublishedTally>
  /** The same with what is not added up: newest part first. */
  parts: ReadonlyMap<string, readonly PublishedTally[]>
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
  const partsIn = ({ tally, seams }: QuestionResult) => [tally, ...(seams?.earlier ?? []).map((each) => each.tally)]
  if (hidden.total === null) return withParts(hidden, new Map(on.map((each) => [each.question.id, partsIn(each).map(nothing)])))
  const own = new Map<string, PublishedTally[]>()
  for (const each of on) {
    const linked = hideParts(partsIn(each), sheets).map((part) => {
      const { participation: narrowed, tally } = linkHamlets(hidden, part)
      hidden = narrowed
      return tally
    })
    own.set(each.question.id, linked)
  }
  // What one table of hamlets hides, the others found before it do not show either.
  for (const [id, tallies] of own)
    own.set(
      id,
      tallies.map((tally) => linkHamlets(hidden, tally).tally),
    )
  const shownParts = new Map<string, PublishedTally[]>()
  for (const { question, seams } of on) {
    const told = leanings.get(question.id)
    const conditions = [question, ...(seams?.earlier ?? []).map((each) => each.question)]
    const parts = (own.get(question.id) ?? []).map((tally) =>
      told?.isSimple === false ? ofExpression(tally, told, own, hidden) : ofSimple(tally, conditions, shownParts),
    )
    shownParts.set(question.id, parts)
  }
  return withParts(hidden, shownParts)
}

const nothing = () => withheldTally

const withParts = (participation: PublishedParticipation, parts: ReadonlyMap<string, PublishedTally[]>): PublishedResults => ({
  participation,
  tallies: new Map([...parts].map(([id, [newest]]) => [id, newest ?? withheldTally])),
  parts,
})

function ofSimple(
  tally: PublishedTally,
  wordings: readonly AskedQuestion[],
  shown: ReadonlyMap<string, readonly PublishedTally[]>,
): PublishedTally {
  let told = tally
  for (const condition of wordings.flatMap(({ shownWhen }) => simpleCondition(shownWhen) ?? [])) {
    const parents = shown.get(condition.question)
    if (!parents) told = { ...told, asked: null, unanswered: null }
    else if (parents.some((parent) => tells(condition, parent))) return withheldTally
  }
  return told
}

/** Whoever knows the expression could reckon back from how many met it to anything it is made of. */
function ofExpression(
  tally: PublishedTally,
  { on }: Leaning,
  own: ReadonlyMap<string, readonly PublishedTally[]>,
  { byHamlet, byPlace }: PublishedParticipation,
): PublishedTally {
  const hides = (rows: readonly { responses: number | null }[] | null) =>
    rows === null || rows.some((row) => row.responses === null)
  const ofParent = [...on].some((name) => {
    if (name === 'hamlet') return hides(byHamlet)
    if (name === 'place') return hides(byPlace)
    return own.get(name)?.some(hidesSomething) ?? false
  })
  return ofParent ? withheldTally : { ...tally, asked: null, unanswered: null }
}

/** Some figure of it is not told. */
export function hidesSomething({ withheld, joined, answered, unanswered, asked, blocks }: PublishedTally): boolean {
  if (withheld || joined || answered === null || unanswered === null || asked === null) return true
  return blocks.some((block) => {
    if (block.kind === 'grid') return block.rows.some(({ base, counts }) => base === null || counts.includes(null))
    if (block.kind === 'distribution') return block.rows.some(({ count }) => count === null)
    if (block.kind === 'numbers') return (block.base > 0 && block.mean === null) || block.bins.some(({ count }) => count === null)
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
