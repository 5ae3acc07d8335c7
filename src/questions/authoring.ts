import { readable } from '../kernel/ids'
import type { Locale } from '../kernel/locale'
import { problem } from '../kernel/problem'
import type { Question } from './question-type'
import { typeOf } from './types'

/** What an author does to a list of questions. Each returns a new list; an id that is not in it throws notFound. */

type Questions = readonly Question[]

export const MOST_QUESTIONS = 600

/** A new question of a type, without a label yet, at a place counted from 0; at the end when no place is given. */
export function addQuestion(
  questions: Questions,
  type: string,
  locale: Locale,
  place = questions.length,
  id = freshId(questions),
): Question[] {
  const question: Question = {
    id,
    type,
    label: '',
    hint: '',
    required: false,
    shownWhen: null,
    settings: typeOf(type).blank(locale),
  }
  return restoreQuestion(questions, question, place)
}

/** The same question once more, right after the first, under an id of its own. */
export function copyQuestion(questions: Questions, id: string, fresh = freshId(questions)): Question[] {
  const place = placeOf(questions, id)
  return restoreQuestion(questions, { ...found(questions, id), id: fresh }, place + 1)
}

/** One up, one down, or to a place counted from 0; beyond an end it stays at that end. */
export function moveQuestion(questions: Questions, id: string, to: 'up' | 'down' | number): Question[] {
  const place = placeOf(questions, id)
  const target = to === 'up' ? place - 1 : to === 'down' ? place + 1 : to
  const others = questions.filter((question) => question.id !== id)
  return restoreQuestion(others, found(questions, id), target)
}

/** To the end of a section, which reaches up to the next one; `''` is what stands before the first. */
export function moveIntoSection(questions: Questions, id: string, section: string): Question[] {
  const others = questions.filter((question) => question.id !== id)
  const isSection = ({ type }: Question) => typeOf(type).role === 'section'
  const start = section === '' ? -1 : placeOf(others, section)
  const next = others.findIndex((question, place) => place > start && isSection(question))
  return restoreQuestion(others, found(questions, id), next < 0 ? others.length : next)
}

/** The list without the question, and what undoing needs: the question and its place. Conditions on it are left, as faults. */
export function removeQuestion(questions: Questions, id: string): { questions: Question[]; removed: Question; place: number } {
  return {
    questions: questions.filter((question) => question.id !== id),
    removed: found(questions, id),
    place: placeOf(questions, id),
  }
}

/** Puts a question in at a place counted from 0. */
export function restoreQuestion(questions: Questions, question: Question, place: number): Question[] {
  const id = questions.some((each) => each.id === question.id) ? freshId(questions) : question.id
  return [...questions].toSpliced(Math.max(0, place), 0, { ...question, id })
}

/** The question with another wording, condition or settings. Its id and its type stay. */
export function changeQuestion(questions: Questions, id: string, changes: Partial<Omit<Question, 'id' | 'type'>>): Question[] {
  const place = placeOf(questions, id)
  return questions.map((question, each) => (each === place ? { ...question, ...changes } : question))
}

function placeOf(questions: Questions, id: string): number {
  const place = questions.findIndex((question) => question.id === id)
  if (place < 0) throw problem('notFound', { question: id })
  return place
}

function found(questions: Questions, id: string): Question {
  const question = questions[placeOf(questions, id)]
  if (!question) throw problem('notFound', { question: id })
  return question
}

/** An id that no question of the list bears; made with the page, so that sending it twice adds one question. */
export function freshId(questions: Questions): string {
  const id = `q${readable(5)}`
  return questions.some((question) => question.id === id) ? freshId(questions) : id
}
