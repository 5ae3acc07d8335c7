import type { AskedQuestion, Variable, VariableValue } from '../questions/question-type'
import { type Questionnaire, simpleCondition } from '../questions/questionnaire'
import { typeOf } from '../questions/types'
import type { BroughtVariable } from './brought-variables'
import { ANSWERED_BIT } from './columns'
import type { Plan, PlannedQuestion } from './plan'

/** An answer as marks, one a variable of the plan, and the codes it chose for questions that hang on it. */
export interface Encoded {
  marks: readonly number[]
  chosen: readonly string[]
}

/** Reads the answers to one wording of one question into marks. */
export interface Encoder {
  question: AskedQuestion
  /** The question's place in the plan. */
  place: number
  /** True when a question of this version hangs on it. */
  leads: boolean
  encode(answer: unknown): Encoded
  /** How many answers it remembers. */
  remembers(): number
}

/** How the sheets of one version are read: its questions in order. */
export interface Encoding {
  questionnaire: Questionnaire
  /** Of the version in the plan. */
  place: number
  /** Nothing hides a question but the codes of one earlier one; anything else asks for a whole walk. */
  isSimple: boolean
  encoders: readonly Encoder[]
  /** In the order of the plan. */
  brought: readonly BroughtEncoder[]
}

/** Reads one thing that sheets of one version bring with them into a mark. */
export interface BroughtEncoder {
  /** In the context of a sheet. */
  name: string
  marks: ReadonlyMap<string, number>
  /** The mark of a sheet that brought nothing of the kind. */
  usual: number
  /** The question whose wording it is, and its place in the plan: -1 for none. */
  question: string | null
  place: number
}

export type Encoders = ReadonlyMap<number, Encoding>

// Most answers to a closed question repeat; asking its type again for each would cost more than reading the row.
const LONGEST_REMEMBERED = 200
const MOST_REMEMBERED = 4000
const BYTES_A_REMEMBERED = 500

/** `values` are the lists of distinct numbers, by question and variable, which the encoders lengthen. */
export function encodersOf(plan: Plan, values: number[][][]): Encoders {
  const places = new Map(plan.questions.map(({ question }, place) => [question.id, place]))
  const markers = plan.questions.map(({ variables }, place) =>
    variables.map((variable, at) => markerOf(variable, values[place]?.[at] ?? [])),
  )
  return new Map(
    plan.questionnaires.map((questionnaire, at) => {
      const { version, questions } = questionnaire
      const leading = new Set(questions.map(({ shownWhen }) => simpleCondition(shownWhen)?.question))
      const encoders = questions.flatMap((question): Encoder[] => {
        const place = places.get(question.id)
        const planned = place === undefined ? undefined : plan.questions[place]
        if (place === undefined || planned?.question.type !== question.type) return []
        return [{ question, place, leads: leading.has(question.id), ...remembering(question, planned, markers[place] ?? []) }]
      })
      const brought = plan.brought.map((each) => broughtEncoder(each, version, places))
      return [version, { questionnaire, place: at, isSimple: questions.every(isSimple), encoders, brought }]
    }),
  )
}

function broughtEncoder(
  { variable: { id, categories }, question, codes, usual }: BroughtVariable,
  version: number,
  places: ReadonlyMap<string, number>,
): BroughtEncoder {
  const markOf = (code: string) => categories.findIndex((category) => category.code === code) + 1
  return {
    name: id,
    marks: new Map([...(codes.get(version) ?? [])].map(([given, code]) => [given, markOf(code)])),
    usual: usual === null ? 0 : markOf(usual),
    question,
    place: question === null ? -1 : (places.get(question) ?? -1),
  }
}

const isSimple = ({ type, shownWhen }: AskedQuestion): boolean =>
  (typeOf(type).role ?? 'asks') === 'asks' && (shownWhen === null || simpleCondition(shownWhen) !== null)

/** The memory of the answers that are remembered, in bytes. */
export const bytesOfEncoders = (encoders: Encoders): number =>
  [...encoders.values()].flatMap((each) => each.encoders).reduce((sum, each) => sum + each.remembers() * BYTES_A_REMEMBERED, 0)

type Marker = (value: VariableValue | undefined) => number

function remembering(question: AskedQuestion, planned: PlannedQuestion, markers: readonly Marker[]) {
  const remembered = new Map<string, Encoded>()
  const type = typeOf(question.type)
  const read = (answer: unknown): Encoded => {
    const values = type.values(question, answer)
    const own = values[question.id]
    return {
      marks: planned.variables.map(({ id }, place) => markers[place]?.(values[id]) ?? 0),
      chosen: typeof own === 'string' ? [own] : typeof own === 'object' ? own : [],
    }
  }
  const encode = (answer: unknown): Encoded => {
    if (markers.length === 0) return NOTHING
    const key = keyOf(answer)
    const known = remembered.get(key)
    if (known) return known
    const made = read(answer)
    if (key.length <= LONGEST_REMEMBERED && remembered.size < MOST_REMEMBERED) remembered.set(key, made)
    return made
  }
  return { encode, remembers: () => remembered.size }
}

// Joining costs a third of writing JSON, and most answers are words or lists of words.
const isList = (answer: unknown): answer is string[] => Array.isArray(answer) && answer.every((each) => typeof each === 'string')
const keyOf = (answer: unknown): string =>
  typeof answer === 'string' ? answer : isList(answer) ? `\x01${answer.join('\x01')}` : `\0${JSON.stringify(answer)}`

const NOTHING: Encoded = { marks: [], chosen: [] }

function markerOf(variable: Variable, values: number[]): Marker {
  if (variable.kind === 'number') return numberMarker(values)
  const bits = new Map(variable.categories.map(({ code }, place) => [code, place]))
  if (variable.kind === 'category')
    return (value) => (typeof value === 'string' && bits.has(value) ? (bits.get(value) ?? 0) + 1 : 0)
  return (value) => {
    if (typeof value !== 'object') return 0
    return value.reduce((mark, code) => mark | (bits.has(code) ? 2 << (bits.get(code) ?? 0) : 0), ANSWERED_BIT) >>> 0
  }
}

// A number is kept as its place, plus one, in a list of the distinct numbers.
function numberMarker(values: number[]): Marker {
  const known = new Map(values.map((value, place) => [value, place + 1]))
  return (value) => {
    if (typeof value !== 'number') return 0
    const place = known.get(value)
    if (place !== undefined) return place
    known.set(value, values.push(value))
    return values.length
  }
}
