import { evaluate, isTrue, type Node, type Surroundings, type Value } from '../logic/evaluate'
import { parseExpression } from '../logic/expression'
import { matchesPattern } from '../logic/pattern'
import type { AskedQuestion, Condition } from './question-type'
import type { Answers, Questionnaire } from './questionnaire'
import { contextIn, type SheetContext } from './sheet-context'
import { typeOf } from './types'

/**
 * Which items of a questionnaire one person meets. The list is walked once, from the first item to the last, and each
 * item looks back only: no condition and no jump can go round in a circle.
 */
export interface Walk {
  /** Whether the next item is met; each is asked about once, in order. */
  isDue(item: AskedQuestion): boolean
  /** What was answered to an item that is due, or worked out for it. */
  answer(item: AskedQuestion, answer: unknown): void
  /** The "not for you" page that was reached, by its id; null for the usual end. Such a sheet cannot be sent. */
  ending(): string | null
  /** What the names of expressions stand for so far: for piping, calculated values and checks. */
  read(name: string): Value
  surroundings: Surroundings
}

/** `readIn`: what a name stands for in an answer, where answers are not those of a real sheet. */
export function walkOf(questionnaire: Questionnaire, context: SheetContext, readIn = valueIn): Walk {
  const { places, tests } = compiledOf(questionnaire)
  const { questions } = questionnaire
  const answers = new Map<string, unknown>()
  const surroundings: Surroundings = { today: context.day, matches: matchesPattern }
  let skipTo = 0
  let isPageHidden = false
  let ending: string | null = null
  const read = (name: string): Value => {
    if (Object.hasOwn(context.values, name)) return context.values[name] ?? null
    const [id = ''] = name.split('.', 1)
    const answer = answers.get(id)
    const item = answer === undefined ? undefined : questions[places.get(id) ?? -1]
    return item ? readIn(item, answer, name) : null
  }
  const holds = (item: AskedQuestion): boolean => {
    const test = tests.get(item.id)
    return test === undefined || isTrue(evaluate(test, read, surroundings))
  }
  return {
    isDue: (item) => {
      if (ending !== null || (places.get(item.id) ?? 0) < skipTo) return false
      const { role = 'asks', target } = typeOf(item.type)
      if (role === 'section') {
        isPageHidden = !holds(item)
        return !isPageHidden
      }
      if (isPageHidden || !holds(item)) return false
      if (role === 'jump') skipTo = places.get(target?.(item) ?? '') ?? questions.length
      if (role === 'ending') ending = item.id
      return role !== 'jump'
    },
    answer: (item, answer) => {
      if (answer !== undefined && answer !== null) answers.set(item.id, answer)
    },
    ending: () => ending,
    read,
    surroundings,
  }
}

/** The ids of the items that stored answers met. */
export function metIn(questionnaire: Questionnaire, answers: Answers): ReadonlySet<string> {
  const { everything } = compiledOf(questionnaire)
  if (everything) return everything
  if (last?.answers === answers && last.questionnaire === questionnaire) return last.met
  const walk = walkOf(questionnaire, contextIn(answers))
  const met = new Set<string>()
  for (const item of questionnaire.questions) {
    if (!walk.isDue(item)) continue
    met.add(item.id)
    walk.answer(item, answers[item.id])
  }
  last = { questionnaire, answers, met }
  return met
}

// A sheet is asked about question by question.
let last: { questionnaire: Questionnaire; answers: Answers; met: ReadonlySet<string> } | undefined

/** What a name stands for in one answer: a code, several, a number, or words. */
export function valueIn(item: AskedQuestion, answer: unknown, name: string): Value {
  const type = typeOf(item.type)
  const values = type.reads?.(item, answer) ?? type.values(item, answer)
  if (Object.hasOwn(values, name)) return values[name] ?? null
  const part = name === item.id ? '' : name.slice(item.id.length + 1)
  return type.texts(answer, item).find((each) => each.part === part)?.text ?? null
}

/** The place among its checks of the first that the answer breaks; -1 for none. */
export function brokenCheck({ checks = [] }: AskedQuestion, walk: Walk): number {
  return checks.findIndex(({ formula }) => {
    const node = nodeOf({ formula })
    return node !== undefined && !isTrue(evaluate(node, walk.read, walk.surroundings))
  })
}

/** The one language behind both ways a condition is written; undefined for what it does not understand. */
export function nodeOf(condition: Condition): Node | undefined {
  if ('question' in condition) return ['do', 'in', ['of', condition.question], ['is', condition.anyOf]]
  const parsed = parseExpression(condition.formula)
  return parsed.ok ? parsed.node : undefined
}

/** What an item's condition asks, read once a version; undefined where it has none. */
export const testOf = (questionnaire: Questionnaire, { id }: Pick<AskedQuestion, 'id'>): Node | undefined =>
  compiledOf(questionnaire).tests.get(id)

interface Compiled {
  places: ReadonlyMap<string, number>
  tests: ReadonlyMap<string, Node>
  /** Every item's id where nothing can hide one; undefined where something can. */
  everything: ReadonlySet<string> | undefined
}

const NEVER: Node = ['is', false]
const kept = new WeakMap<Questionnaire['questions'], Compiled>()

// Worked out once a version: thousands of sheets a second are judged by it.
function compiledOf({ questions }: Questionnaire): Compiled {
  const known = kept.get(questions)
  if (known) return known
  const conditions = questions.flatMap(({ id, shownWhen }) => (shownWhen ? [[id, nodeOf(shownWhen) ?? NEVER] as const] : []))
  const turns = questions.some(({ type }) => ['jump', 'ending'].includes(typeOf(type).role ?? 'asks'))
  const compiled = {
    places: new Map(questions.map(({ id }, place) => [id, place])),
    tests: new Map(conditions),
    everything: conditions.length > 0 || turns ? undefined : new Set(questions.map(({ id }) => id)),
  }
  kept.set(questions, compiled)
  return compiled
}
