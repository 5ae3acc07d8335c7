import type { Option } from './question-type'

/**
 * The figures of one question. Views, exports and publication know these five blocks and no question type.
 * A tally made from sheets holds numbers only; in a published one a null stands for a figure hidden because it
 * could point at a person. The id of a block is its variable's, or where it has several rows or is words the name of
 * its part: the question's id or `question.part`. Its label is empty where the question's own says it all.
 */
export interface Tally {
  asked: number
  answered: number
  blocks: readonly Block[]
}

export type Block = Distribution | Grid | Measures | Numbers | Words

/** One count a category. `exclusive`: each sheet counts once, so the counts add up to the base; otherwise each option stands alone. In an ordered one the code `unknown` stands outside the order. */
export interface Distribution {
  kind: 'distribution'
  id: string
  label: string
  exclusive: boolean
  ordered: boolean
  base: number
  rows: readonly DistributionRow[]
  /** Its rows are those of the distribution of this id put together, as the groups of a score are. */
  summarizes?: string
  /** Where its rows are squares of a plan. */
  map?: PlanDrawing
}

export interface DistributionRow {
  code: string
  label: string
  count: number | null
  /** Of a row that is no option: a page says its name in the language of the reader. */
  kind?: 'unanswered'
}

/** A plan of the media store in squares, with what was pointed at in per mille; published ones have squares alone. */
export interface PlanDrawing {
  token: string
  width: number
  height: number
  description: string
  across: number
  down: number
  points: readonly { x: number; y: number; count: number }[]
}

/** Several exclusive distributions over the same categories, a row each with its own base. Columns are in order, `unknown` outside it. */
export interface Grid {
  kind: 'grid'
  id: string
  label: string
  columns: readonly Option[]
  rows: readonly { code: string; label: string; base: number | null; counts: readonly (number | null)[] }[]
}

export type MeasureName = 'meanRank' | 'firstChoices' | 'borda' | 'mean' | 'standardDeviation' | 'median' | 'sum' | 'balance'

/**
 * Figures a row that are no shares: mean rank, first choices, Borda points (n for a first place of n, 1 for the last),
 * mean and spread, the sum of all, and the share of a highest group less that of a lowest (-100 to 100). Null when its base is 0, except first choices, Borda points and sums, which are then 0.
 */
export interface Measures {
  kind: 'measures'
  id: string
  label: string
  /** Reckoned from the figures of the distribution of this id and from nothing else, as the mean of stars is. */
  summarizes?: string
  /** Beside the base of sheets. */
  people?: People
  /** No other figure counts its sheets, so where they are few it alone is hidden. */
  apart?: true
  /** Which measure the chart draws. */
  lead: MeasureName
  unit: string
  measures: readonly MeasureName[]
  rows: readonly { code: string; label: string; base: number | null; values: readonly (number | null)[] }[]
}

/** What is counted are not sheets but what a sheet tells of several times: the people of a household, its plots of land. */
export interface People {
  /** As one of them is called, in small letters: `người`. */
  noun: string
  /** Too few of them have no number to say how many, so that the base is all of them. */
  ofAll: boolean
}

/** How people are spread over sheets. By their place on a sheet, so that the greatest count is at least how many sheets. */
export interface Spread {
  /** Sheets with one number or more. */
  sheets: number
  /** Those without a number, by place. */
  silent: readonly number[]
  /** By bin, then by place. */
  bins: readonly (readonly number[])[]
}

/** A histogram; each bin counts from <= value < to, the last one also its end. Null figures when the base is 0. */
export interface Numbers {
  kind: 'numbers'
  id: string
  label: string
  unit: string
  /** Digits after the comma of every number given, so that a bin can name the greatest it holds; older publications have none. */
  decimals?: number
  base: number
  mean: number | null
  standardDeviation: number | null
  least: number | null
  lowerQuartile: number | null
  median: number | null
  upperQuartile: number | null
  greatest: number | null
  bins: readonly { from: number; to: number; count: number | null }[]
  people?: People
  /** Of people, for hiding; never published. */
  spread?: Spread
  /** No bin holds two different answers, so mean and deviation would tell how bins put together divide; never published. */
  ofOneValue?: true
}

/** Free words: how many wrote some; the words themselves are a list of their own. */
export interface Words {
  kind: 'words'
  id: string
  label: string
  base: number
  /** No other figure counts those who wrote, so where they are few it alone is hidden. */
  apart?: true
  /** Files that were sent, which are no words. */
  of?: 'files'
}
