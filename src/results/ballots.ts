import type { Reader } from '../../db/storage'
import type { Ballot, BallotGroup, Election, Outcome } from '../budgeting/election'
import { type BallotBox, ballotBox, winnersOf } from '../budgeting/winners'
import { dayOf } from '../kernel/moment'
import type { AskedQuestion } from '../questions/question-type'
import type { Questionnaire } from '../questions/questionnaire'
import { typeOf } from '../questions/types'
import { listSheetsBetween } from '../responses/reading-store'
import { planOf } from './plan'

/** Who wins needs whole ballots, not counts: every sheet is read once, a page at a time, and equal ballots lie together. */

export interface OutcomeOrder {
  consultationId: number
  questionnaires: readonly Questionnaire[]
  /** The last change to read. */
  upTo: number
  /** First and last day received, as YYYY-MM-DD; null for all. */
  from: string | null
  to: string | null
}

/** More different ballots than this are not reckoned: no memory and no patience would do. */
export const MOST_BALLOTS = 200_000
const ROWS_A_PAGE = 1000

/** By question id; `beyond` where there are too many different ballots. */
export type Outcomes = readonly (readonly [question: string, outcome: Outcome | 'beyond'])[]

export async function readOutcomes(reader: Reader, order: OutcomeOrder): Promise<Outcomes> {
  return (await readBallots(reader, order)).map(({ question, election, groups }) => {
    return [question.id, groups ? winnersOf(election, groups) : 'beyond'] as const
  })
}

export interface Voted {
  /** The newest wording. */
  question: AskedQuestion
  election: Election
  /** Undefined where there are too many different ballots. */
  groups: BallotGroup[] | undefined
}

/** All ballots of each question that is a vote on projects. */
export async function readBallots(reader: Reader, order: OutcomeOrder): Promise<Voted[]> {
  const votes = votesIn(order.questionnaires)
  if (votes.length === 0) return []
  for (let after = 0; ; ) {
    const rows = await listSheetsBetween(reader, order.consultationId, { after, upTo: order.upTo, limit: ROWS_A_PAGE })
    for (const { version, answers, receivedAt, deletedAt } of rows) {
      if (deletedAt !== null || !isWithin(order, receivedAt)) continue
      for (const vote of votes) {
        const answer = answers[vote.question.id]
        const ballot = answer === undefined || answer === null ? undefined : vote.read(version, answer)
        if (ballot && vote.box.size() <= MOST_BALLOTS) vote.box.put(ballot)
      }
    }
    if (rows.length < ROWS_A_PAGE) break
    after = rows.at(-1)?.sequence ?? after
    await new Promise(setImmediate)
  }
  return votes.map(({ question, election, box }) => {
    return { question, election, groups: box.size() > MOST_BALLOTS ? undefined : box.groups() }
  })
}

const isWithin = ({ from, to }: OutcomeOrder, receivedAt: Date): boolean => {
  if (from === null && to === null) return true
  const day = dayOf(receivedAt)
  return (from === null || from <= day) && (to === null || day <= to)
}

/** True where there is anything to find winners of. */
export const asksForVotes = (questionnaires: readonly Questionnaire[]): boolean =>
  questionnaires.some(({ questions }) => questions.some(({ type }) => typeOf(type).election !== undefined))

interface Vote {
  question: AskedQuestion
  election: Election
  box: BallotBox
  read(version: number, answer: unknown): Ballot | undefined
}

function votesIn(questionnaires: readonly Questionnaire[]): Vote[] {
  return planOf(questionnaires).questions.flatMap(({ question }): Vote[] => {
    const election = typeOf(question.type).election?.(question)
    if (!election) return []
    const readers = new Map(
      questionnaires.flatMap(({ version, questions }) => {
        const wording = questions.find(({ id, type }) => id === question.id && type === question.type)
        return wording ? [[version, readerOf(wording, election)] as const] : []
      }),
    )
    return [{ question, election, box: ballotBox(), read: (version, answer) => readers.get(version)?.(answer) }]
  })
}

/** Reads answers to one wording as ballots on the projects of another. */
function readerOf(wording: AskedQuestion, { projects }: Election): (answer: unknown) => Ballot {
  const type = typeOf(wording.type)
  const own = type.election?.(wording).projects ?? []
  const places = own.map(({ code }) => projects.findIndex((project) => project.code === code))
  return (answer) =>
    (type.ballot?.(wording, answer) ?? [])
      .map(([place, points]) => [places[place] ?? -1, points] as const)
      .filter(([place]) => place >= 0)
      .sort(([one], [other]) => one - other)
}
