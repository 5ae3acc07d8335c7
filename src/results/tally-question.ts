import type { Locale } from '../kernel/locale'
import { unfilled } from '../questions/piping'
import type { AskedQuestion } from '../questions/question-type'
import type { Tally } from '../questions/tally'
import { typeOf } from '../questions/types'
import type { Wording } from '../questions/wordings'
import { countedOf, type QuestionCounts } from './count'
import { answeredIn, askedIn, type CountedWordings, summed } from './count-wordings'
import type { KeptSheets } from './kept-sheets'
import { mergeTallies } from './merge-tallies'
import { countsAlike, type PlannedQuestion } from './plan'
import type { CountedWording, QuestionResult } from './results'

/** The figures of one question: one tally where all is counted together, else one a part. */
export function tallyQuestion(
  { plan, sheets }: Pick<KeptSheets, 'plan' | 'sheets'>,
  place: number,
  { parts, counts }: CountedWordings,
  locale: Locale,
): QuestionResult {
  const planned = plan.questions[place]
  if (!planned) throw new Error(`There is no question ${place} in the plan.`)
  const countsOf = (wording: Wording) => {
    const own = counts.get(wording)
    if (!own) throw new Error(`Nothing was counted of version ${wording.since}.`)
    return own
  }
  const wasAsked = (wording: Wording) => askedIn(countsOf(wording)) > 0
  const [newest = [], ...older] = parts
  // What was changed before anybody answered it divides nothing.
  const told = [newest, ...older.map((part) => part.filter(wasAsked)).filter((part) => part.length > 0)]
  const tallied = told.map((part) => {
    const tally = tallyPart(planned, part, summed(part.map(countsOf)), sheets.values[place] ?? [], locale)
    return { question: asShown(part[0]?.question ?? planned.question), tally }
  })
  const wordings = told.flatMap((part, at) =>
    part.filter(wasAsked).map((wording): CountedWording => {
      const own = countsOf(wording)
      return { ...wording, question: asShown(wording.question), part: at, asked: askedIn(own), answered: answeredIn(own) }
    }),
  )
  const [first, ...earlier] = tallied
  if (!first) throw new Error(`Question ${place} has no wording.`)
  const result = { question: planned.question, tally: first.tally }
  return earlier.length > 0 || wordings.length > 1 ? { ...result, seams: { wordings, earlier } } : result
}

const asShown = (question: AskedQuestion): AskedQuestion => ({ ...question, label: unfilled(question.label) })

/** The figures of what is counted together. */
export function tallyPart(
  planned: PlannedQuestion,
  part: readonly Wording[],
  counts: QuestionCounts,
  values: readonly (readonly number[])[],
  locale: Locale,
): Tally {
  const [newest = planned.question, ...rest] = part.map(({ question }) => question)
  const earlier = rest.filter((each, at) => ![newest, ...rest.slice(0, at)].some((newer) => countsAlike(newer, each)))
  const counted = countedOf(counts, planned, values)
  const type = typeOf(newest.type)
  const tally = (wording: AskedQuestion) => type.tally(wording, counted(wording), locale)
  return mergeTallies(tally(asShown(newest)), earlier.map(tally))
}
