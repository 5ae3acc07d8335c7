import type { AskedQuestion, Variable } from '../questions/question-type'
import type { Tally } from '../questions/tally'
import type { Wording } from '../questions/wordings'

/** Which sheets are counted. Empty lists and null days filter nothing; several answers of one variable are joined by or, all else by and. */
export interface Filter {
  /** Unit ids; 0 for sheets without a hamlet. */
  hamlets: readonly number[]
  /** Ids of QR places; 0 for sheets that came by no place. */
  places: readonly number[]
  /** First and last day received, as YYYY-MM-DD. */
  from: string | null
  to: string | null
  answers: readonly { variable: string; code: string }[]
}

export const everything: Filter = { hamlets: [], places: [], from: null, to: null, answers: [] }

export interface QuestionResult {
  question: AskedQuestion
  /** Of all that is counted together with the newest wording. */
  tally: Tally
  /** Where sheets answered it in more than one wording. */
  seams?: Seams
  /** Where each sheet got one of several wordings by lot. */
  lot?: Lot
}

/** How many sheets got which wording; one of an older version only where somebody did. */
export interface Lot {
  wordings: readonly { code: string; label: string; asked: number; answered: number }[]
  /** Sheets that were asked the question without a lot. */
  undrawn: number
}

/** What a question's answers are made of, when it was changed while they came in. */
export interface Seams {
  /** Newest first; one that no sheet was asked is not among them. */
  wordings: readonly CountedWording[]
  /** What is not added up with the newest wording, newest first: each with figures of its own. */
  earlier: readonly { question: AskedQuestion; tally: Tally }[]
}

export interface CountedWording extends Wording {
  /** 0 for what is counted with the newest, then the places of `earlier` from 1. */
  part: number
  asked: number
  answered: number
}

/** Who took part. Unit 0 stands for sheets without a hamlet that was asked, place 0 for those that came by no QR code. */
export interface Participation {
  /** Sheets that stand. */
  total: number
  byHamlet: readonly { unitId: number; name: string; households: number | null; takenOn: string | null; responses: number }[]
  byPlace: readonly { placeId: number; label: string; responses: number }[]
  byChannel: readonly { channel: string; responses: number }[]
  byDay: readonly { day: string; responses: number }[]
}

export interface Results {
  /** Sheets within the filter, and all that stand. */
  counted: number
  total: number
  /** The last change that is in these figures. */
  sequence: number
  questions: readonly QuestionResult[]
}

/** Two closed variables against each other. The base is the sheets that answered both, or of which both are known. */
export interface CrossTable {
  row: CrossedVariable
  column: CrossedVariable
  base: number
  /** Sheets were left out that answered a wording which is not added up with the newest. */
  isOfNewest: boolean
  columns: readonly CrossLine[]
  /** A count for each column; a row's base is its sheets among those that answered both. */
  rows: readonly (CrossLine & { counts: readonly number[] })[]
}

/** A category; or, with an empty code and label, as many of a long list as are `joined`. */
export interface CrossLine {
  code: string
  label: string
  base: number
  joined: number
}

export interface CrossedVariable {
  id: string
  label: string
  /** Each sheet chose one; otherwise it may count in several categories. */
  exclusive: boolean
  /** No answer but something the sheet brought with it: its language, or the wording it got. */
  isBrought: boolean
}

/** What can be filtered by and crossed. */
export type ClosedVariable = Exclude<Variable, { kind: 'number' }>

/** One thing written in words, with what may be known of its sheet. */
export interface OpinionShown {
  text: string
  part: string
  hamlet: string
  day: string
  /** The wording that the sheet got by lot, by its letter, with the version where it is an older one; '' for none. */
  way: string
  /** The code of the language it was answered in; '' where there is only one. */
  language: string
}

/** How far one quota of the questionnaire has come. */
export interface QuotaShown {
  id: string
  name: string
  taken: number
  most: number
  /** Of an older version: nothing is counted under it any more. */
  isPast: boolean
}
