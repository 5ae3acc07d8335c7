import type { Messages } from '../i18n/messages'
import type { Question } from '../questions/question-type'
import type { QuestionnaireSettings } from '../questions/questionnaire-settings'
import type { Medium } from './media'

/** What a file brought, before anything of it is stored. */
export interface Outcome {
  title: string
  questions: readonly Question[]
  settings: QuestionnaireSettings
  /** A line for each question, group and setting of the file, in its order. */
  lines: readonly Line[]
  /** What concerns the file as a whole. */
  notices: readonly Note[]
  /** Pictures and recordings of this house that the questions show. */
  media: readonly Medium[]
}

/** `changed` is there, but not as it was; its notes say how. `lost` is not there; its notes say why. */
export type Fate = 'kept' | 'changed' | 'lost'
export const FATES = ['kept', 'changed', 'lost'] as const satisfies readonly Fate[]

export interface Line {
  /** Where it stands in the file, such as `survey 12`. */
  at: string
  name: string
  label: string
  /** As the file calls it. */
  type: string
  /** The type of question it became; '' for none. */
  became: string
  /** False for groups, hidden fields and whatever else asks nothing. */
  asks: boolean
  fate: Fate
  notes: readonly Note[]
}

export type NoteCode = keyof Messages['exchange']['notes']

/** A sentence of `messages.exchange.notes`, and what stands in its places {1}, {2}. */
export interface Note {
  code: NoteCode
  args: readonly string[]
}

const LONGEST_SHOWN = 120

export const note = (code: NoteCode, ...args: readonly string[]): Note => ({
  code,
  args: args.map((each) => (each.length > LONGEST_SHOWN ? `${each.slice(0, LONGEST_SHOWN)}…` : each)),
})

/** Why a file is refused as a whole, in a sentence of `messages.exchange.refusals`. */
export type Refusal = keyof Messages['exchange']['refusals']
export type Read<Value> = ({ ok: true } & Value) | { ok: false; refusal: Refusal; args: readonly string[] }

export const refuse = (
  refusal: Refusal,
  ...args: readonly string[]
): { ok: false; refusal: Refusal; args: readonly string[] } => ({
  ok: false,
  refusal,
  args,
})

export const countOf = (lines: readonly Line[], fate: Fate): number => lines.filter((line) => line.fate === fate).length
