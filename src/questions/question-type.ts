import type { Child } from 'hono/jsx'
import type { z } from 'zod'
import type { Ballot, Election } from '../budgeting/election'
import type { Messages } from '../i18n/messages'
import type { Fields } from '../kernel/fields'
import type { Locale } from '../kernel/locale'
import type { Node, Value } from '../logic/evaluate'
import type { Apart } from './apart-answer'
import type { Draw } from './draw'
import type { Walk } from './flow'
import type { KeptMedium } from './picture'
import type { FileRules, SentFile } from './sent-files'
import type { Tally } from './tally'
import type { Counted, Variable, VariableValue } from './variable'

export type { Counted, NumberForm, Variable, VariableValue } from './variable'

/** A thing that can be chosen. The code never changes once somebody has chosen it; the label may. */
export interface Option {
  code: string
  label: string
  /** Shown under the option, as the address to which a denunciation goes. */
  note?: string
}

/**
 * When an item is shown: an earlier question was answered with one of these codes, or an expression holds
 * (src/logic/expression.ts, in the ids of questions). Both mean the same language; the first is its commonest sentence.
 */
export type Condition = { question: string; anyOf: readonly string[] } | { formula: string }

/** What an answer must hold to: an expression over this and earlier answers, and what to say where it does not. */
export interface Check {
  formula: string
  message: string
}

/** A question, or another item of the list, as its author left it. `settings` belong to its type and are known to nobody else. */
export interface Question<Settings = unknown> {
  /** Stable through all versions, such as `q7KM2`. Also the name of its form field. */
  id: string
  type: string
  label: string
  hint: string
  required: boolean
  shownWhen: Condition | null
  /** None when absent. Judged where the answer itself is in order. */
  checks?: readonly Check[]
  /** As written when absent; else drawn by lot for each sheet, but for the options whose codes are fixed. */
  order?: { fixed: readonly string[] } | null
  /** Other wordings of it, of which each sheet gets one by lot, as often as its own. None when absent. */
  wordings?: readonly { label: string; hint: string }[]
  /** The author's own name for it, as files of other programs have one; unlike all others. None when absent. */
  name?: string
  settings: Settings
}

/** A question as it is asked in one consultation, with what only the consultation knows. */
export interface AskedQuestion<Settings = unknown> extends Question<Settings> {
  /** The hamlets asked: the code is the unit's id. */
  hamlets: readonly Option[]
  /** Of its words, where they are a translation. */
  language?: string
  /** Which of its wordings this is, where it is not its own: `b`, `c` … */
  variant?: string
}

/**
 * Faults by part: '' is the question itself. A code of the type's own words (type-words.ts), of `messages.questions.faults` or of
 * `messages.faults`, and after blanks the figures its words name: `wrongSum 85 100`. `faultText` says it in words.
 */
export type PartFaults = Readonly<Record<string, string>>
export type Judged<Answer> = { ok: true; answer: Answer | null } | { ok: false; faults: PartFaults }

/**
 * What an item of the list does. Some ask people; some only tell them something (words, a table, a picture); a section
 * begins a page; a jump leads on to a later item; an ending says "this is not for you" and nothing can be sent;
 * and some are worked out from other answers.
 */
export type Role = 'asks' | 'tells' | 'section' | 'jump' | 'ending' | 'computes'

/** Under which heading an author finds it. */
export type Family = 'choose' | 'rate' | 'write' | 'reckon' | 'table' | 'money' | 'place' | 'people' | 'page'

export interface PaperProps<Settings> {
  question: AskedQuestion<Settings>
  locale: Locale
  /** As printed before the label; empty for none. */
  number: string
}

export interface FieldProps<Settings> extends PaperProps<Settings> {
  /** What was sent before, or what the stored answer would send; empty at first. Keys are parts: '' is the question itself. */
  sent: Fields
  faults: PartFaults
}

export interface SettingsProps<Settings> {
  settings: Settings
  /** Put before every control's name, as in `settings.`. */
  prefix: string
  /** By the setting's name, without the prefix. */
  faults: PartFaults
  locale: Locale
  /** What the unit keeps of pictures and recordings, to choose from. */
  media?: readonly KeptMedium[]
  /** What stands before and after it in the list, for settings that name another item, as a jump does. */
  items?: { earlier: readonly AskedQuestion[]; later: readonly AskedQuestion[] }
}

/** A column of an export that is no variable; its id is `question.part`. A type that has them tells its words in them alone. */
export interface Detail {
  part: string
  label: string
  kind: 'category' | 'number' | 'words'
  /** Of a category. */
  options: readonly Option[]
}

/** What the contract suite runs for every type: texts as a browser would send them, by part. */
export interface TypeExamples<Settings> {
  settings: Settings
  accepts: readonly Record<string, readonly string[]>[]
  /** By the fault code each must be refused with. */
  refuses: Readonly<Record<string, readonly Record<string, readonly string[]>[]>>
}

/**
 * All that the product knows of one kind of question, in one file. Nothing else names a type: there is no switch
 * and no second list. Methods, not properties, so that every type also is a `QuestionType<unknown, unknown>`.
 */
export interface QuestionType<Settings, Answer> {
  /** Also the file's name (in kebab-case), the value in the database and where its words are (`messages.types`). */
  name: string
  family?: Family
  /** A small drawing for the author who looks for a type: an SVG path in lines, 24 by 24. The family's when absent. */
  picture?: string
  /** `asks` when absent. Only what asks or is computed has answers. */
  role?: Role
  /** Of a jump: the id of the item it leads to; '' for the end of the sheet. */
  target?(question: AskedQuestion<Settings>): string
  /** Of what is computed: its answer from those before it, null for none. */
  compute?(question: AskedQuestion<Settings>, walk: Pick<Walk, 'read' | 'surroundings'>): Answer | null
  /** The same as an expression, for a browser to follow while the page is answered; undefined where it is none. */
  tree?(question: AskedQuestion<Settings>): Node | undefined
  settings: z.ZodType<Settings>
  /** A sensible start for a new question. */
  blank(locale: Locale): Settings
  /** The settings as far as they change what people read and can answer; all of them when absent. */
  asRead?(settings: Settings): unknown
  /** The author's controls … */
  Settings(props: SettingsProps<Settings>): Child
  /** … and what they sent, for `settings` to judge. What `settings` refuses can still be shown again by `Settings`. */
  readSettings(sent: Fields): unknown
  /** What keeps it from being asked although it can be kept, as a picture without a description: a fault code; null for nothing. */
  lacks?(question: AskedQuestion<Settings>): string | null
  /** The settings that hold an expression: stored by ids, shown to the author with the names of questions. */
  formulas?: readonly string[]
  /**
   * The item as `Field` shows it, with places for earlier answers in its words (piping.ts): `{{ q1 / q2 }}`. It is the
   * same item where nothing is to be filled in.
   */
  telling?(question: AskedQuestion<Settings>): AskedQuestion<Settings>
  /** How a person answers; complete without scripts. */
  Field(props: FieldProps<Settings>): Child
  /** The same on paper, to be filled in by pen: boxes, lines, tables (views/components/paper.tsx). */
  Paper?(props: PaperProps<Settings>): Child
  /** Every posted part this question may send ('' where it has a control of its own); others are unknown names and the whole sheet is refused. */
  partNames(question: AskedQuestion<Settings>): readonly string[]
  /** Files of public/ that its field is better with, loaded only where it is asked. Without the scripts it is complete. */
  scripts?: readonly string[]
  styles?: readonly string[]
  /** Of what takes files: which it takes, and those an answer names. A sheet that asks it is sent as multipart. */
  files?: {
    rules(question: AskedQuestion<Settings>): FileRules
    of(answer: Answer): readonly SentFile[]
  }
  /**
   * Its field first shows some of its parts, and more as people ask for them: by a button `go` of the value
   * `more ID COUNT`, which comes back as the part `more` of what was sent.
   */
  grows?: true
  /** Only the sheet of paper has it: on line it is no step of the way, and its field says why. */
  onPaper?: true
  /** An address never fills it in: only a person's own hand may, as a consent. */
  ownHand?: true
  /** The same with its options in another order, which `shuffle` makes; of a type whose options may come in any. */
  reorder?(
    question: AskedQuestion<Settings>,
    shuffle: <Coded extends { code: string }>(options: readonly Coded[]) => Coded[],
  ): AskedQuestion<Settings>
  /** Reads and judges what was sent. Pure and quick: it runs for each answer of each sheet. An empty answer is null. */
  judge(question: AskedQuestion<Settings>, sent: Fields): Judged<Answer>
  /**
   * What is wrong with an answer on the day it is given, such as a date after today; null for nothing. The day is
   * YYYY-MM-DD in Viet Nam. A question that has it needs the day kept with the sheet (sheet-context.ts).
   */
  dayFaults?(question: AskedQuestion<Settings>, answer: Answer, day: string): PartFaults | null
  /** The stored answer as a browser would send it, to fill the form again. */
  sentOf(question: AskedQuestion<Settings>, answer: Answer): Fields
  /**
   * Where an answer holds what names a person: it is kept in `answer_contacts`, under the version of a consent, and never
   * in the sheet, a list, an export or a figure. All else here must do without it, but `judge` and `sentOf`.
   */
  apart?: Apart<Answer>
  /** Labels that are the type's own and not the author's are in the language given, Vietnamese by default. */
  variables(question: AskedQuestion<Settings>, locale?: Locale): readonly Variable[]
  /** Variables that are counted and nothing else: no expression, filter or export knows them, but by `details`. */
  counts?(question: AskedQuestion<Settings>): readonly Variable[]
  /** The value of each variable that this answer has, by variable id. */
  values(question: AskedQuestion<Settings>, answer: Answer): Readonly<Record<string, VariableValue>>
  /** What expressions read by the same names, where that is not what is counted: a day as `2026-11-22`. */
  reads?(question: AskedQuestion<Settings>, answer: Answer): Readonly<Record<string, Value>>
  /** The parts of an answer that are free words; '' for the question itself. Used for the searchable list; a part may come several times. */
  texts(answer: Answer, question: AskedQuestion<Settings>): readonly { part: string; text: string }[]
  /** Which parts may hold words, with a heading each, for the export and the list. */
  textParts(question: AskedQuestion<Settings>): readonly { part: string; label: string }[]
  /** What an export holds beside variables and words, such as what was said of each person of a household. */
  details?: {
    columns(question: AskedQuestion<Settings>, locale: Locale): readonly Detail[]
    /** By part. */
    cells(question: AskedQuestion<Settings>, answer: Answer): Readonly<Record<string, string | number>>
  }
  tally(question: AskedQuestion<Settings>, counted: Counted, locale: Locale): Tally
  /** Its own figures tell its wordings apart: they are never parted once more (wordings.ts). */
  partsWordings?: true
  /** Of a vote on projects: what there is to choose from, and the rule that finds the winners … */
  election?(question: AskedQuestion<Settings>): Election
  /** … and an answer as a ballot on them. */
  ballot?(question: AskedQuestion<Settings>, answer: Answer): Ballot
  /** The answer in one or more lines for a receipt, a mail, a print. */
  show(question: AskedQuestion<Settings>, answer: Answer, locale: Locale): string
  /** An answer a person could send, drawn: for the demo, the figures of bench/ and tests with chance. */
  sample(question: AskedQuestion<Settings>, draw: Draw): Fields
  examples: TypeExamples<Settings>
}

/** Only infers `Settings` and `Answer`; outside the type's own file nobody names them. */
export const questionType = <Settings, Answer>(
  type: QuestionType<Settings, Answer> & Printed<Settings> & { name: keyof Messages['types'] },
): QuestionType<Settings, Answer> => type

/** What asks or tells can be printed. */
type Printed<Settings> = { role: Exclude<Role, 'asks' | 'tells'> } | Required<Pick<QuestionType<Settings, never>, 'Paper'>>
