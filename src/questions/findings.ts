import type { Question } from './question-type'

/** Something about a questionnaire that its author should see before it opens. */
export interface Finding {
  /** The item's id; '' for the list as a whole. */
  question: string
  /** Of a quota of the settings: its id, its place among them and the name its author gave it. */
  quota?: { id: string; place: number; name: string }
  field: 'label' | 'hint' | 'condition' | 'checks' | 'wordings' | 'settings' | ''
  /** A code of `messages.checks.faults`, or of the question's own faults, and after blanks its figures. */
  fault: string
  /** What of the words is meant, to be shown in quotes; none where the fault says it all. */
  detail?: string
  /** `must`: it cannot open so. `look`: it may stay, once somebody has looked at it. */
  grade: 'must' | 'look'
  mends: readonly Mend[]
}

/** `must`: without what may stay, which costs most to find. */
export type Wanted = 'all' | 'must'

export const MENDS = [
  'removeCondition',
  'removeItem',
  'moveAfter',
  'moveToEnd',
  'removeChecks',
  'addDisagree',
  'addOther',
  'fixKnown',
  'orderAsWritten',
  'removeQuota',
  'countByAnswer',
] as const

/** A way out that one button does. */
export interface Mend {
  name: (typeof MENDS)[number]
  edit: MendEdit
}

export type MendEdit =
  | QuestionMend
  | { kind: 'removeQuota'; quota: string }
  | { kind: 'changeQuota'; quota: string; formula: string }

/** Done to the list of questions. */
export type QuestionMend =
  | { kind: 'remove'; question: string }
  | { kind: 'move'; question: string; to: number }
  | { kind: 'change'; question: string; changes: Partial<Omit<Question, 'id' | 'type'>> }

/** Names a finding on a page and in what it sends; the same as long as the same thing is found. */
export const findingKey = ({ question, quota, field, fault }: Finding): string =>
  `${quota ? `quota:${quota.id}` : question}/${field}/${fault}`

export const removeCondition = (question: string): Mend => ({
  name: 'removeCondition',
  edit: { kind: 'change', question, changes: { shownWhen: null } },
})
export const removeItem = (question: string): Mend => ({ name: 'removeItem', edit: { kind: 'remove', question } })
