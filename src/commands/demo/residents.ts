import { leanings, leaningsEverywhere, turnout } from '../../../db/demo/leanings'
import { opinions, otherWords, tails } from '../../../db/demo/opinions'
import { type Fields, fieldsOf } from '../../kernel/fields'
import type { Draw } from '../../questions/draw'
import { walkOf } from '../../questions/flow'
import type { AskedQuestion, Option } from '../../questions/question-type'
import type { Questionnaire } from '../../questions/questionnaire'
import { contextIn } from '../../questions/sheet-context'
import { typeOf } from '../../questions/types'

/** Simulated residents: where one lives and how old one is makes answers differ, sensibly and by the seed alone. */

const AGE = 'qAge'
const AGE_SHARES: Record<string, number> = { a: 18, b: 34, c: 31, d: 15, e: 2 }
/** How strongly a hamlet and an age band pull a weight up or down. */
const HAMLET_PULL = 0.55
const AGE_PULL = 0.4
const ANSWERS_OPTIONAL = 0.82
const WRITES = 0.28

export interface Hamlet extends Option {
  households: number
}

export interface Crowd {
  template: string
  questionnaire: Questionnaire
  hamlets: readonly Hamlet[]
  random: () => number
}

/** One resident's sheet as a browser would send it, and the hamlet it comes from. */
export function residentSheet(crowd: Crowd): { fields: Fields; hamlet: Hamlet } {
  const { random, questionnaire, hamlets } = crowd
  const hamlet = weighted(
    hamlets,
    hamlets.map((each, place) => each.households * (turnout[place % turnout.length] ?? 1)),
    random,
  )
  const age = weighted(Object.keys(AGE_SHARES), Object.values(AGE_SHARES), random)
  const draw = drawOf(crowd, hamlet, age)
  const entries: [string, string][] = []
  const walk = walkOf(questionnaire, contextIn({}))
  for (const question of questionnaire.questions) {
    const { role = 'asks', sample } = typeOf(question.type)
    if (!walk.isDue(question) || role !== 'asks' || !isAnswered(question, random)) continue
    const sent = sample(question, draw)
    walk.answer(question, answerOf(question, sent))
    for (const [part, values] of sent)
      for (const value of values) entries.push([part ? `${question.id}.${part}` : question.id, value])
  }
  return { fields: fieldsOf(entries), hamlet }
}

function answerOf(question: AskedQuestion, sent: Fields): unknown {
  const judged = typeOf(question.type).judge(question, sent)
  if (!judged.ok)
    throw new Error(`A simulated answer to ${question.id} (${question.type}) was refused: ${JSON.stringify(judged.faults)}`)
  return judged.answer
}

function isAnswered(question: AskedQuestion, random: () => number): boolean {
  if (question.required) return true
  const onlyWords =
    typeOf(question.type).variables(question).length === 0 ||
    typeOf(question.type)
      .textParts(question)
      .some(({ part }) => part === '')
  return random() < (onlyWords ? WRITES : ANSWERS_OPTIONAL)
}

function drawOf({ template, hamlets, random }: Crowd, hamlet: Hamlet, age: string): Draw {
  const weigh = (variable: string, code: string): number => {
    const base =
      leanings[template]?.[variable]?.[code] ?? leaningsEverywhere[variable]?.[code] ?? 4 + 16 * noise(template, variable, code)
    const pull = HAMLET_PULL * (2 * noise(hamlet.label, variable, code) - 1) + AGE_PULL * (2 * noise(age, variable, code) - 1)
    return base * Math.exp(pull)
  }
  return {
    choose: (variable, codes) => {
      if (codes.every((code) => hamlets.some((each) => each.code === code))) return hamlet.code
      if (variable === AGE && codes.includes(age)) return age
      return weighted(
        codes,
        codes.map((code) => weigh(variable, code)),
        random,
      )
    },
    whole: (_variable, least, greatest) => least + Math.floor((greatest - least + 1) * ((random() + random() + random()) / 3)),
    chance: (share) => random() < share,
    words: (variable) => sentence(template, variable, hamlet, random),
  }
}

function sentence(template: string, variable: string, hamlet: Hamlet, random: () => number): string {
  const own = variable.includes('.') ? otherWords : (opinions[template] ?? otherWords)
  const said = [
    own[Math.floor(random() * own.length)] ?? '',
    random() < 0.2 ? (tails[Math.floor(random() * tails.length)] ?? '') : '',
  ]
  return said
    .filter(Boolean)
    .join(' ')
    .replaceAll('{n}', /\d+/.exec(hamlet.label)?.[0] ?? '')
}

function weighted<Item>(items: readonly Item[], weights: readonly number[], random: () => number): Item {
  let left = random() * weights.reduce((sum, each) => sum + each, 0)
  for (const [place, item] of items.entries()) {
    left -= weights[place] ?? 0
    if (left <= 0) return item
  }
  const last = items.at(-1)
  if (last === undefined) throw new Error('There is nothing to choose from.')
  return last
}

/** A number from 0 to 1 that hangs on the words alone (FNV-1a). */
function noise(...words: string[]): number {
  let hash = 2166136261
  for (const letter of words.join('|')) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 2246822507)
  hash ^= hash >>> 13
  return (hash >>> 0) / 4294967296
}
