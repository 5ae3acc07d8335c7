import { messages } from '../i18n/messages'
import type { Block, Distribution, Grid, MeasureName, Measures, Numbers, Tally, Words } from '../questions/tally'
import { hidePeople, isOfFew } from './hide-people'
import { hiddenOfOptions, hiddenOfPartition, isSmall, rounded, SMALLEST_SHOWN } from './small-groups'

/** The figures of one question as the public may see them: null stands for hidden. */
export interface PublishedTally {
  /** No choice of cells would protect anybody, so nothing of this question is shown. */
  withheld: boolean
  asked: number | null
  answered: number | null
  unanswered: number | null
  /** Too few left it empty to say how many: a base that would tell it is all sheets instead of those that answered. */
  ofAllSheets: boolean
  /** Some of its answers are told only put together, as in the groups of a score, and not one by one. */
  joined?: true
  blocks: readonly Block[]
}

/** The code of the row of those that did not answer, where it stands among the hidden. */
export const UNANSWERED = 'unanswered' as const

interface HiddenBlock {
  block: Block
  hides: boolean
  /** How many did not answer is hidden, so the base is too. */
  restHidden: boolean
}

export const withheldTally: PublishedTally = {
  withheld: true,
  asked: null,
  answered: null,
  unanswered: null,
  ofAllSheets: false,
  blocks: [],
}

/**
 * Takes out of a tally what could point at a person, given how many sheets there are in all, which everybody knows.
 * Where that takes figures which are also there put together, and these take none, they stand in their place.
 */
export function hideTally(tally: Tally, sheets: number): PublishedTally {
  const hidden = hideFigures(tally, sheets)
  const coarser = hidesCounts(hidden) ? coarserOf(tally) : undefined
  if (!coarser) return hidden
  const joined = hideFigures(coarser, sheets)
  return hidesCounts(joined) ? hidden : { ...joined, joined: true }
}

const hidesCounts = ({ withheld, ofAllSheets, blocks }: PublishedTally): boolean =>
  withheld ||
  ofAllSheets ||
  blocks.some((block) => block.kind === 'distribution' && block.rows.some(({ count }) => count === null))

/** The same in its coarser figures alone; undefined where it has none. */
function coarserOf(tally: Tally): Tally | undefined {
  const finer = new Set(tally.blocks.flatMap((block) => (block.kind === 'distribution' ? (block.summarizes ?? []) : [])))
  if (finer.size === 0) return undefined
  const blocks = tally.blocks.filter(
    (block) => !finer.has(block.id) && !(block.kind === 'measures' && finer.has(block.summarizes ?? '')),
  )
  return { ...tally, blocks: blocks.map((block) => (block.kind === 'distribution' ? asItself(block) : block)) }
}

const asItself = ({ summarizes: _, ...block }: Distribution): Distribution => block

function hideFigures(tally: Tally, sheets: number): PublishedTally {
  const { asked, answered } = tally
  if (isSmall(answered)) return withheldTally
  const told = tally.blocks.filter((block) => !isSummary(block) && !isLeftOut(block, answered, sheets))
  const hidden = told.map((block) => hideBlock(block, answered, sheets))
  const kept = hidden.filter((each) => each !== undefined)
  if (kept.length < hidden.length) return withheldTally
  const cellsHidden = kept.some(({ block, hides }) => hides && (block.kind === 'distribution' || block.kind === 'grid'))
  const restHidden = kept.some((each) => each.restHidden) || isSmall(sheets - answered)
  const askedShown = !isSmall(sheets - asked)
  const unansweredShown = askedShown && !restHidden && !isSmall(asked - answered)
  return {
    withheld: false,
    asked: askedShown && (unansweredShown || restHidden) ? asked : null,
    answered: restHidden ? null : answered,
    unanswered: unansweredShown ? asked - answered : null,
    ofAllSheets: restHidden,
    blocks: cellsHidden
      ? kept.flatMap(({ block }) => withoutSums(block))
      : [...kept.map(({ block }) => block), ...(restHidden ? [] : tally.blocks.flatMap(shownSummary))],
  }
}

const isSummary = (block: Block): boolean => 'summarizes' in block && block.summarizes !== undefined

/** Where every figure it was reckoned from is shown, it tells nothing new; anywhere else its base and its mean would. */
function shownSummary(block: Block): Block[] {
  if (block.kind === 'distribution' && block.summarizes !== undefined) return [asItself(block)]
  if (block.kind !== 'measures' || block.summarizes === undefined) return []
  const { summarizes: _, ...summary } = block
  return [
    { ...summary, rows: block.rows.map((row) => ({ ...row, values: row.values.map((value) => rounded(value, false, 0)) })) },
  ]
}

function hideBlock(block: Block, answered: number, sheets: number): HiddenBlock | undefined {
  if (block.kind === 'distribution') {
    // A point of a plan may be somebody's door.
    const shown = block.map ? { ...block, map: { ...block.map, points: [] } } : block
    return block.exclusive ? hideExclusive(shown, sheets) : hideSeveral(shown, sheets)
  }
  if (block.kind === 'grid') return hideGrid(block, sheets)
  if (block.kind === 'measures') return hideMeasures(block, answered, sheets)
  return block.kind === 'numbers' ? hideNumbers(block, sheets) : hideWords(block, sheets)
}

// Everybody who did not answer is a cell too, because the total of sheets is public.
function hideExclusive(block: Distribution, sheets: number): HiddenBlock | undefined {
  if (isSmall(block.base)) return undefined
  const hidden = hiddenOfPartition([sheets - block.base, ...block.rows.map((row) => row.count ?? 0)], 0)
  if (hidden === 'withheld') return undefined
  const rows = block.rows.map((row, place) => (hidden.has(place + 1) ? { ...row, count: null } : row))
  const restHidden = hidden.has(0)
  const rest = { code: UNANSWERED, label: messages.vi.publication.unansweredRow, count: null, kind: UNANSWERED } as const
  return {
    block: { ...block, base: restHidden ? sheets : block.base, rows: restHidden ? [...rows, rest] : rows },
    hides: hidden.size > 0,
    restHidden,
  }
}

function hideSeveral(block: Distribution, sheets: number): HiddenBlock | undefined {
  if (isSmall(block.base)) return undefined
  const restHidden = isSmall(sheets - block.base)
  const base = restHidden ? sheets : block.base
  const counts = block.rows.map((row) => row.count ?? 0)
  const hidden = hiddenOfOptions(counts, base)
  if (hidden === 'withheld') return undefined
  // Nobody answers without choosing, so all choices together would say at least how many answered.
  if (restHidden && hidden.size === 0 && counts.reduce((sum, count) => sum + count, 0) < sheets - 1) return undefined
  const rows = block.rows.map((row, place) => (hidden.has(place) ? { ...row, count: null } : row))
  return { block: { ...block, base, rows }, hides: hidden.size > 0, restHidden }
}

function hideGrid(block: Grid, sheets: number): HiddenBlock {
  let restHidden = false
  const rows = block.rows.map((row) => {
    const base = row.base ?? 0
    const hidden = isSmall(base) ? 'withheld' : hiddenOfPartition([sheets - base, ...row.counts.map((count) => count ?? 0)], 0)
    if (hidden === 'withheld') return { ...row, base: null, counts: row.counts.map(() => null) }
    if (hidden.has(0)) restHidden = true
    const counts = row.counts.map((count, place) => (hidden.has(place + 1) ? null : count))
    return { ...row, base: hidden.has(0) ? sheets : base, counts }
  })
  return { block: { ...block, rows }, hides: rows.some((row) => row.counts.includes(null)), restHidden }
}

const SUMS = new Set<MeasureName | undefined>(['borda', 'sum'])

function hideMeasures({ apart: _, ...block }: Measures, answered: number, sheets: number): HiddenBlock | undefined {
  const restHidden = isSmall(sheets - answered)
  const bases = block.rows.map((row) => row.base ?? 0)
  const oneBase = bases.every((base) => base === answered)
  const hiddenBases = oneBase ? new Set<number>() : hiddenOfOptions(bases, restHidden ? sheets : answered)
  const first = block.measures.indexOf('firstChoices')
  const firsts = first < 0 ? [] : block.rows.map((row) => row.values[first] ?? 0)
  const unplaced = sheets - firsts.reduce((sum, count) => sum + count, 0)
  const hiddenFirsts = first < 0 ? new Set<number>() : hiddenOfPartition([unplaced, ...firsts], 0)
  if (hiddenBases === 'withheld' || hiddenFirsts === 'withheld') return undefined
  const rows = block.rows.map((row, place) => {
    if (hiddenBases.has(place)) return { ...row, base: null, values: row.values.map(() => null) }
    const figure = (value: number | null, at: number) => {
      if (at === first) return hiddenFirsts.has(place + 1) ? null : value
      // The ranks of few are in the mean rank; a sum beside a mean would tell the base.
      if (hiddenFirsts.has(place + 1) || (restHidden && SUMS.has(block.measures[at]))) return null
      return rounded(value, restHidden, sheets)
    }
    return { ...row, base: restHidden && oneBase ? sheets : row.base, values: row.values.map(figure) }
  })
  const hides = rows.some((row) => row.base === null || row.values.includes(null))
  return { block: { ...block, rows }, hides, restHidden: restHidden || hiddenFirsts.has(0) }
}

// Neighbouring bins are joined instead of hidden, so that the shape stays; of one value each, the mean would part them. The least and the greatest are one person's.
function hideNumbers(numbers: Numbers, sheets: number): HiddenBlock | undefined {
  if (numbers.people) {
    const people = hidePeople(numbers)
    return people && { block: people, hides: people.bins.some(({ count }) => count === null), restHidden: false }
  }
  const { ofOneValue, ...block } = numbers
  if (isSmall(block.base)) return undefined
  const bins = joined(block.bins)
  const hidden = hiddenOfPartition([sheets - block.base, ...bins.map((bin) => bin.count ?? 0)], 0)
  if (hidden === 'withheld') return undefined
  const restHidden = hidden.has(0)
  const solves = ofOneValue === true && bins.length < block.bins.length
  const mean = solves ? null : rounded(block.mean, restHidden, sheets)
  const standardDeviation = solves ? null : rounded(block.standardDeviation, restHidden, sheets)
  const quartersShown = block.base >= 4 * SMALLEST_SHOWN
  return {
    block: {
      ...block,
      base: restHidden ? sheets : block.base,
      mean,
      standardDeviation,
      least: null,
      greatest: null,
      lowerQuartile: quartersShown ? block.lowerQuartile : null,
      upperQuartile: quartersShown ? block.upperQuartile : null,
      bins: bins.map((bin, place) => (hidden.has(place + 1) ? { ...bin, count: null } : bin)),
    },
    hides: hidden.size > 0,
    restHidden,
  }
}

function hideWords({ apart: _, ...block }: Words, sheets: number): HiddenBlock | undefined {
  return isSmall(block.base) || isSmall(sheets - block.base) ? undefined : { block, hides: false, restHidden: false }
}

function isLeftOut(block: Block, answered: number, sheets: number): boolean {
  if (block.kind === 'numbers') return block.people !== undefined && hidePeople(block) === undefined
  if (block.kind === 'measures') return block.apart === true && isOfFew(block, answered, sheets)
  if (block.kind !== 'words' || block.apart !== true) return false
  return [block.base, answered - block.base, sheets - block.base].some((count) => isSmall(count))
}

// A mean and a base solve for two hidden cells; how many wrote under "other" bounds that one.
function withoutSums(block: Block): Block[] {
  if (block.kind === 'words') return []
  if (block.kind === 'measures')
    return [{ ...block, rows: block.rows.map((row) => ({ ...row, values: row.values.map(() => null) })) }]
  if (block.kind !== 'numbers') return [block]
  return [{ ...block, mean: null, standardDeviation: null, lowerQuartile: null, median: null, upperQuartile: null }]
}

function joined(bins: Numbers['bins']): Numbers['bins'] {
  const wider: { from: number; to: number; count: number }[] = []
  for (const { from, to, count } of bins) {
    const last = wider.at(-1)
    if (last && isSmall(last.count)) wider.splice(-1, 1, { from: last.from, to, count: last.count + (count ?? 0) })
    else wider.push({ from, to, count: count ?? 0 })
  }
  const last = wider.at(-1)
  const before = wider.at(-2)
  if (last && before && isSmall(last.count))
    wider.splice(-2, 2, { from: before.from, to: last.to, count: before.count + last.count })
  return wider
}
