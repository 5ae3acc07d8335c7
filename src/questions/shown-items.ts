import type { Locale } from '../kernel/locale'
import type { Node } from '../logic/evaluate'
import { isSettled, settled } from '../logic/settled'
import { nodeOf } from './flow'
import { asDrawn } from './lot'
import { numbersOf } from './numbering'
import { isBefore, itemsOn, type Known, namesAt, type PageItem, targetOf } from './page-items'
import { type Page, roleOf } from './pages'
import { filled, hasPipes } from './piping'
import type { AskedQuestion } from './question-type'
import { type Answers, type Questionnaire, simpleCondition } from './questionnaire'
import { typeOf } from './types'

/** An item as it is shown to one person, with what a browser needs to follow what they answer on the same page. */
export interface ShownItem extends PageItem {
  /** Empty for what bears none. */
  number: string
  /** Of the open places in its words (piping.ts). */
  pipes: readonly Node[]
  checks: readonly { node: Node; message: string }[]
  /** The units of those of its parts that are numbers, by their names. */
  numbers: Readonly<Record<string, string>>
  /** Of a jump: the item it leads to, and undefined for the end. */
  target?: AskedQuestion | undefined
}

export interface Answered extends Known {
  answers: Answers
}

/** The items of a page for one person, their words filled in. */
export function shownOn(questionnaire: Questionnaire, page: Page, walked: Answered, locale: Locale): ShownItem[] {
  const numbers = numbersOf(questionnaire.questions)
  return itemsOn(questionnaire, page, walked).map(({ item, when }) => {
    const named = namesAt(questionnaire, page, item, walked)
    const answerOf = (id: string) => (isBefore(questionnaire, page, id) ? walked.answers[id] : undefined)
    const { surroundings } = walked
    const filling = { questionnaire, answerOf, locale, surroundings, named }
    const { item: worded, pipes } = filled(asDrawn(item, walked.read), filling, {
      ...filling,
      answerOf: (id) => walked.answers[id],
      named: walked.read,
    })
    // Its own answer too is still being given.
    const checked = (name: string) => (name.split('.', 1)[0] === item.id ? undefined : named(name))
    const checks = (item.checks ?? []).flatMap(({ formula, message }) => {
      const node = nodeOf({ formula })
      const left = node && settled(node, checked, surroundings)
      return left && !isSettled(left) ? [{ node: left, message }] : []
    })
    return {
      item: worded,
      when,
      number: numbers.get(item.id) ?? '',
      pipes,
      checks,
      numbers: numberNames(item),
      ...(roleOf(item) === 'jump' && { target: questionnaire.questions.find(({ id }) => id === targetOf(item)) }),
    }
  })
}

/** The item as it reads once everything is answered: on a receipt, before sending. */
export function worded(questionnaire: Questionnaire, item: AskedQuestion, walked: Answered, locale: Locale): AskedQuestion {
  const { read, surroundings, answers } = walked
  return filled(asDrawn(item, read), { questionnaire, answerOf: (id) => answers[id], locale, surroundings, named: read }).item
}

/** Whether somebody who answers sees it: a value that is worked out may be for the figures alone. */
export const isTold = (item: AskedQuestion): boolean =>
  roleOf(item) !== 'computes' || (typeOf(item.type).telling?.(item) ?? item) !== item

// Days and times are written as texts.
const numberNames = (item: AskedQuestion): Record<string, string> =>
  Object.fromEntries(
    typeOf(item.type)
      .variables(item)
      .flatMap((variable) => (variable.kind === 'number' && !variable.as ? [[variable.id, variable.unit]] : [])),
  )

const kept = new WeakMap<Questionnaire, boolean>()

/** Whether more than "shown when question 3 was answered so" changes while somebody answers (public/js/flow.js). */
export function needsFlow(questionnaire: Questionnaire): boolean {
  const known = kept.get(questionnaire)
  if (known !== undefined) return known
  const needs = questionnaire.questions.some((item) => {
    const role = roleOf(item)
    if (role === 'jump' || role === 'ending' || item.checks?.length || hasPipes(item)) return true
    return item.shownWhen !== null && (role === 'section' || simpleCondition(item.shownWhen) === null)
  })
  kept.set(questionnaire, needs)
  return needs
}
