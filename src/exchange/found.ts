import type { Meaning } from './formula/resolve'
import type { Note } from './outcome'
import type { Facts } from './shapes'

/** One thing of a file, before it is known what becomes of it. */
export type Found = FoundQuestion | FoundGroup | FoundEnd | FoundHidden | FoundLoss

interface Place {
  /** Where it stands in the file, such as `survey 12`. */
  at: string
  name: string
  label: string
  /** As the file calls it. */
  type: string
  notes: readonly Note[]
}

export interface FoundQuestion extends Place {
  kind: 'question'
  hint: string
  required: boolean
  /** Formulas of the file that must all hold for it to be asked. */
  shown: readonly string[]
  checks: readonly { formula: string; message: string }[]
  /** What it may become, the best first. */
  wants: readonly Want[]
  /** What is asked in its place where no want is met. */
  instead?: readonly FoundQuestion[]
  /** May stand without a label. */
  untitled?: boolean
  /** Told of, but nobody is asked anything: a note, a text. */
  asks?: boolean
  /** Its choices stand in an order drawn for each person. */
  shuffled?: boolean
}

export interface Want {
  type: string
  facts: Facts
  /** What is different then. */
  notes?: readonly Note[]
  /** The file's codes with ours; absent where answers are no codes. */
  codes?: ReadonlyMap<string, string>
  /** Further names of the file for parts of the answer, once the question has an id. */
  names?: (id: string) => readonly (readonly [name: string, meaning: Meaning])[]
  /** A formula of the file that the settings hold as `formula`. */
  formula?: string
}

/** A page or a group of questions; what is found up to its end belongs to it. */
export interface FoundGroup extends Place {
  kind: 'group'
  hint: string
  shown: readonly string[]
  /** A group that is asked once for each member of something. */
  repeats?: { most: number | null }
}

export interface FoundEnd {
  kind: 'end'
}

/** What the address or the program brings along, and nobody is asked. */
export interface FoundHidden extends Place {
  kind: 'hidden'
}

export interface FoundLoss extends Place {
  kind: 'loss'
  asks?: boolean
}
