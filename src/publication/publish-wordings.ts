import type { QuestionResult } from '../results/results'
import { type ToldWording, toldWordings } from '../results/told-wordings'
import { hideWordings } from './hide-parts'
import { hidesSomething } from './hide-results'
import type { PublishedTally } from './hide-tally'
import type { PublishedQuestion, SnapshotContent } from './snapshot'

/** How an earlier publication of the same sheets added up the wordings of a question. */
export interface GroupedBefore {
  question: string
  grouping: string
  hides: boolean
}

/** Which wordings are counted together; the same text for the same figures. */
const groupingOf = (wordings: readonly { since: number; part: number }[]): string =>
  wordings.every(({ part }) => part === 0)
    ? ''
    : wordings
        .map(({ since, part }) => `${since}:${part}`)
        .sort()
        .join()

export const groupedIn = ({ questions }: SnapshotContent): GroupedBefore[] =>
  questions.map(({ id, tally, seams }) => ({
    question: id,
    grouping: groupingOf(seams?.wordings ?? []),
    hides: [tally, ...(seams?.earlier ?? []).map((each) => each.tally)].some(hidesSomething),
  }))

/** The same answers, added up once one way and once another, tell by subtraction what either of them hides. */
export function isToldBySubtraction(
  { question, seams }: QuestionResult,
  parts: readonly PublishedTally[],
  before: readonly GroupedBefore[],
): boolean {
  const grouping = groupingOf(seams?.wordings ?? [])
  return before.some(
    (each) => each.question === question.id && each.grouping !== grouping && (each.hides || parts.some(hidesSomething)),
  )
}

/** What is frozen of a question's wordings; nothing where it had one. */
export function publishedSeams(
  { seams }: QuestionResult,
  parts: readonly PublishedTally[],
  dates: readonly { version: number; from: Date }[],
): Pick<PublishedQuestion, 'seams'> {
  if (!seams) return {}
  const [newest] = parts
  const answered = new Map<number, number | null>()
  for (const [part, tally] of (newest ? parts : []).entries()) {
    const own = seams.wordings.filter((wording) => wording.part === part)
    const hidden = hideWordings(
      own.map((wording) => wording.answered),
      tally,
    )
    for (const [place, wording] of own.entries()) answered.set(wording.since, hidden[place] ?? null)
  }
  const wordings = toldWordings(seams, dates).map((told) => frozen(told, answered.get(told.since) ?? null))
  const earlier = seams.earlier.flatMap(({ question: { label, hint } }, place) => {
    const tally = parts[place + 1]
    return tally ? [{ label, hint, tally: { ...tally, blocks: [...tally.blocks] } }] : []
  })
  return { seams: { wordings, earlier } }
}

function frozen({ spans, seam, ...wording }: ToldWording, answered: number | null) {
  return { ...wording, answered, spans: [...spans], seam: seam && { ...seam, added: [...seam.added] } }
}
