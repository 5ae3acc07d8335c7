import type { Consultation } from '../consultations/consultation'
import type { Change } from '../consultations/draft-store'
import type { Leaning } from '../questions/leaning'
import type { Outcomes } from '../results/ballots'
import type { Participation, QuestionResult } from '../results/results'
import { hideOutcome } from './hide-outcome'
import { hideResults } from './hide-results'
import { withheldTally } from './hide-tally'
import type { Choices } from './publication'
import { SMALLEST_SHOWN } from './small-groups'
import { FORMAT, LICENCE, type SnapshotContent } from './snapshot'

export interface Gathered {
  consultation: Consultation
  unitName: string
  legalText: string
  participation: Participation
  questions: readonly QuestionResult[]
  /** What decides who was asked each of them, through all versions. */
  leanings: ReadonlyMap<string, Leaning>
  /** Winners of votes on projects. */
  outcomes: Outcomes
  /** The name of a question's type, in words. */
  typeNameOf: (type: string) => string
  changes: readonly Change[]
  versions: number
}

export interface Place {
  number: number
  /** The number of the publication it replaces. */
  corrects: number | undefined
  now: Date
}

/** What would be public, complete; from it alone the page is shown. */
export function composeSnapshot(gathered: Gathered, choices: Choices, { number, corrects, now }: Place): SnapshotContent {
  const { questions, changes, versions, leanings } = gathered
  const { participation, tallies } = hideResults(gathered.participation, questions, choices.questions, leanings)
  const outcomes = new Map(gathered.outcomes)
  const isOn = ({ question }: QuestionResult) => choices.questions.includes(question.id)
  return {
    format: FORMAT,
    licence: LICENCE,
    number,
    publishedAt: now.toISOString(),
    correction: corrects === undefined ? null : { of: corrects, reason: choices.reason },
    consultation: headOf(gathered),
    period: choices.period,
    summary: choices.summary,
    smallestShown: SMALLEST_SHOWN,
    participation,
    questions: questions.filter(isOn).map(({ question: { id, label, hint, type } }) => ({
      id,
      label,
      hint,
      type,
      typeName: gathered.typeNameOf(type),
      tally: tallies.get(id) ?? withheldTally,
      ...hideOutcome(outcomes.get(id), tallies.get(id) ?? withheldTally),
    })),
    leftOut: questions.filter((each) => !isOn(each)).map(({ question: { id, label } }) => ({ id, label })),
    changes: changes.map(({ kind, at, reason, before, after }) => ({
      kind,
      at: at.toISOString(),
      reason,
      before: before?.toISOString() ?? null,
      after: after?.toISOString() ?? null,
    })),
    versions,
  }
}

function headOf({ consultation, unitName, legalText }: Gathered): SnapshotContent['consultation'] {
  const { slug, title, asker, matter, category, legalClause, otherLaw, opensAt, closesAt, noClosing, endReason } = consultation
  return {
    slug,
    title,
    asker,
    matter,
    category,
    unitName,
    legalClause,
    legalText,
    otherLaw,
    opensAt: opensAt?.toISOString() ?? null,
    closesAt: closesAt?.toISOString() ?? null,
    permanent: noClosing,
    endReason,
  }
}
