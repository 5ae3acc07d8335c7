import type { Consultation } from '../consultations/consultation'
import type { Change } from '../consultations/draft-store'
import type { Leaning } from '../questions/leaning'
import type { Outcomes } from '../results/ballots'
import type { Participation, QuestionResult } from '../results/results'
import { hideOutcome } from './hide-outcome'
import { hideResults } from './hide-results'
import { withheldTally } from './hide-tally'
import type { Choices } from './publication'
import { isLotReckonedWith, publishedLot } from './publish-lot'
import { type GroupedBefore, isToldBySubtraction, publishedSeams } from './publish-wordings'
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
  /** When each version began to be asked. */
  dates: readonly { version: number; from: Date }[]
  /** What earlier publications of the same days added up. */
  groupedBefore: readonly GroupedBefore[]
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
  const { participation, parts } = hideResults(gathered.participation, questions, choices.questions, leanings)
  const outcomes = new Map(gathered.outcomes)
  const isReckonedWith = isLotReckonedWith(
    questions.map(({ question }) => question),
    leanings,
  )
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
    questions: questions.filter(isOn).map((result) => {
      const { id, label, hint, type } = result.question
      const hidden = parts.get(id) ?? []
      const own = isToldBySubtraction(result, hidden, gathered.groupedBefore) ? hidden.map(() => withheldTally) : hidden
      const [tally = withheldTally] = own
      const head = { id, label, hint, type, typeName: gathered.typeNameOf(type) }
      const worded = { ...publishedSeams(result, own, gathered.dates), ...publishedLot(result, tally, isReckonedWith) }
      return { ...head, tally, ...worded, ...hideOutcome(outcomes.get(id), tally) }
    }),
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
