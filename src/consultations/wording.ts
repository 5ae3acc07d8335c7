import { z } from 'zod'
import { ordered } from '../kernel/ordered'
import type { Question } from '../questions/question-type'
import { readQuestions } from '../questions/questionnaire'

/** A question that was taken out, and where it stood. */
export interface RemovedQuestion {
  place: number
  question: Question
}

const storedRemoved = z.array(z.object({ place: z.int().min(0), question: z.unknown() }))

export const readRemoved = (stored: readonly unknown[]): RemovedQuestion[] =>
  storedRemoved
    .parse(stored)
    .flatMap(({ place, question }) => readQuestions([question]).map((each) => ({ place, question: each })))

export interface WordingChange {
  kind: 'added' | 'dropped' | 'changed' | 'moved'
  question: Question
}

/** What differs between the questions people answer and those of a working copy. */
export function wordingChanges(before: readonly Question[], after: readonly Question[]): WordingChange[] {
  const old = new Map(before.map((question) => [question.id, question]))
  const fresh = new Set(after.map(({ id }) => id))
  const moved = movedAmong(
    before.map(({ id }) => id).filter((id) => fresh.has(id)),
    after.map(({ id }) => id).filter((id) => old.has(id)),
  )
  const dropped = before.filter(({ id }) => !fresh.has(id)).map((question) => ({ kind: 'dropped' as const, question }))
  const others = after.flatMap((question): WordingChange[] => {
    const earlier = old.get(question.id)
    if (!earlier) return [{ kind: 'added', question }]
    if (said(earlier) !== said(question)) return [{ kind: 'changed', question }]
    return moved.has(question.id) ? [{ kind: 'moved', question }] : []
  })
  return [...dropped, ...others]
}

const said = ({ id, type, label, hint, required, shownWhen, checks = [], name = '', settings }: Question): string =>
  JSON.stringify([id, type, label, hint, required, ordered(shownWhen), ordered(checks), name, ordered(settings)])

/** The fewest ids that changed their place: all but a longest run that kept its order. */
export function movedAmong(before: readonly string[], after: readonly string[]): Set<string> {
  const runs: string[][] = []
  for (const [place, id] of after.entries()) {
    const earlier = runs.slice(0, place).filter((run) => before.indexOf(run.at(-1) ?? '') < before.indexOf(id))
    const longest = earlier.reduce<string[]>((best, run) => (run.length > best.length ? run : best), [])
    runs.push([...longest, id])
  }
  const stayed = new Set(runs.reduce<string[]>((best, run) => (run.length > best.length ? run : best), []))
  return new Set(after.filter((id) => !stayed.has(id)))
}
