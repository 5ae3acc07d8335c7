import { fieldsOf } from '../kernel/fields'
import type { Value } from '../logic/evaluate'
import type { AskedQuestion, Variable } from './question-type'
import { typeOf } from './types'

/**
 * What a name of an expression may come to: values to try, one for each way it could make a difference. `whole` where
 * they are all there are, so that anything may be reckoned with them; else only comparisons with the given constants
 * are decided by them. Where something cannot be told there are more values than people could give, never fewer.
 */
export interface Possible {
  values: readonly Value[]
  whole: boolean
  /** Of numbers, where they are known. */
  least: number
  most: number
}

export type Constant = string | number | boolean

const MOST_WHOLE = 60

/** Of a question's variable or words; `constants` are what it is compared with, and its number of choices. */
export function possibleOf(question: AskedQuestion, name: string, constants: readonly Constant[]): Possible {
  const variable = typeOf(question.type)
    .variables(question)
    .find(({ id }) => id === name)
  if (!variable || (variable.kind === 'number' && variable.as)) return unbounded(texts(constants))
  if (variable.kind === 'number') return numbersOf(question, name, constants)
  const codes = variable.categories.map(({ code }) => code)
  if (variable.kind === 'category') return { values: [null, ...codes], whole: true, ...NO_BOUNDS }
  return choicesOf(question, variable, constants)
}

/** Of what a sheet brings with it. */
export const possibleBrought = (constants: readonly Constant[], codes: readonly string[] | undefined): Possible =>
  codes ? { values: [null, ...codes], whole: true, ...NO_BOUNDS } : unbounded(texts(constants))

const NO_BOUNDS = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY }
const unbounded = (values: readonly Value[]): Possible => ({ values, whole: false, ...NO_BOUNDS })

/** In the order of letters: each text, what lies right after it, and what lies before and after all. */
const texts = (constants: readonly Constant[]): Value[] => {
  const known = constants.map(String).filter((text) => text !== '')
  return [null, ' ', '\uffff', ...known.flatMap((text) => [text, `${text}\u0001`])]
}

/** Answered with one figure: its own bounds, as its type tells them in what it refuses. */
function numbersOf(question: AskedQuestion, name: string, constants: readonly Constant[]): Possible {
  const type = typeOf(question.type)
  const isOwn = name === question.id && type.partNames(question).join() === '' && !type.compute
  const judged = (value: number) => type.judge(question, fieldsOf([['', String(value).replace('.', ',')]]))
  const accepts = (value: number) => !isOwn || judged(value).ok
  const [least, most] = isOwn
    ? [boundIn(judged(-FAR), 'tooSmall', NO_BOUNDS.least), boundIn(judged(FAR), 'tooLarge', NO_BOUNDS.most)]
    : [NO_BOUNDS.least, NO_BOUNDS.most]
  if (isOwn && most - least <= MOST_WHOLE) {
    const all = grid(least, most).filter(accepts)
    if (all.length <= MOST_WHOLE) return { values: [null, ...all], whole: true, least, most }
  }
  const marks = [...new Set([...constants.map(Number).filter(Number.isFinite), 0])].filter(
    (mark) => mark >= least && mark <= most,
  )
  const ends = [least, ...marks.toSorted((one, other) => one - other), most]
  const between = ends.flatMap((end, place) => (place === 0 ? [] : someIn(ends[place - 1] ?? end, end, accepts)))
  return {
    values: [null, ...marks.filter(accepts), ...[least, most].filter(Number.isFinite), ...between],
    whole: false,
    least,
    most,
  }
}

const FAR = 999_999_999_999

function boundIn(judged: { ok: boolean; faults?: Readonly<Record<string, string>> }, code: string, none: number): number {
  const [found, figure] = judged.faults?.['']?.split(' ') ?? []
  return found === code && figure !== undefined && Number.isFinite(Number(figure)) ? Number(figure) : none
}

/** No answer has more than two decimals. */
const grid = (from: number, to: number): number[] =>
  Array.from({ length: Math.round((to - from) * 100) + 1 }, (_, step) => Math.round(from * 100 + step) / 100)

/** A value strictly between two marks. Where it cannot be shown that there is none, one is assumed. */
function someIn(from: number, to: number, accepts: (value: number) => boolean): number[] {
  if (from === to) return []
  const near = Number.isFinite(from) ? [from + 1, from + 0.5, from + 0.01] : [to - 1, to - 1000]
  const found = near.find((value) => value > from && value < to && accepts(value))
  if (found !== undefined) return [found]
  if (to - from <= 1)
    return grid(from, to)
      .filter((value) => value > from && value < to && accepts(value))
      .slice(0, 1)
  return [Number.isFinite(from) && Number.isFinite(to) ? (from + to) / 2 : Number.isFinite(from) ? from + 7 : to - 7]
}

const MOST_NAMED = 6

/** Each mixture of the codes that are named, with as many others beside them as the type accepts. */
function choicesOf(question: AskedQuestion, variable: Variable & { kind: 'multiple' }, constants: readonly Constant[]): Possible {
  const codes = variable.categories.map(({ code }) => code)
  const named = codes.filter((code) => constants.includes(code))
  if (named.length > MOST_NAMED) return unbounded([])
  const accepts = acceptsOf(question, variable)
  const alone = codes.filter((code) => accepts([code]) && codes.every((other) => other === code || !accepts([code, other])))
  const others = codes.filter((code) => !named.includes(code) && !alone.includes(code))
  const values: Value[] = [null]
  for (const mixture of mixturesOf(named)) {
    for (let more = 0; more <= others.length; more++) {
      const beside = someOf(others, more, (chosen) => mixture.length + more > 0 && accepts([...mixture, ...chosen]))
      if (beside) values.push([...mixture, ...beside])
    }
  }
  return {
    values: [...values, ...alone.filter((code) => !named.includes(code)).map((code) => [code])],
    whole: codes.length === named.length,
    ...NO_BOUNDS,
  }
}

/** Whether exactly these may be chosen; where that cannot be told, anything may. */
function acceptsOf(question: AskedQuestion, { id }: Variable): (codes: readonly string[]) => boolean {
  return (id === question.id && chooserOf(question)) || (() => true)
}

/** Whether exactly these of a question's own choices may be chosen; undefined where it is sent something else than their codes. */
export function chooserOf(question: AskedQuestion): ((codes: readonly string[]) => boolean) | undefined {
  const type = typeOf(question.type)
  if (type.compute || !type.partNames(question).includes('')) return undefined
  const faultOf = (codes: readonly string[]) => {
    const judged = type.judge(question, fieldsOf(codes.map((code) => ['', code] as const)))
    // What is wrong with another part can be written there.
    return judged.ok ? undefined : judged.faults['']?.split(' ', 1)[0]
  }
  const own = type.variables(question).find(({ id }) => id === question.id)
  const codes = own && own.kind !== 'number' ? own.categories.map(({ code }) => code) : []
  if (codes.length === 0 || codes.some((code) => faultOf([code]) === 'notAnOption')) return undefined
  return (chosen) => faultOf(chosen) === undefined
}

const mixturesOf = (codes: readonly string[]): string[][] =>
  Array.from({ length: 2 ** codes.length }, (_, mixture) => codes.filter((_code, place) => mixture & (2 ** place)))

const MOST_COMBINED = 10

/** So many of the codes for which this holds; undefined for none. Of very many codes the first are taken unasked. */
export function someOf(
  codes: readonly string[],
  size: number,
  fits: (chosen: readonly string[]) => boolean,
): readonly string[] | undefined {
  if (size > codes.length) return undefined
  const first = codes.slice(0, size)
  if (fits(first) || codes.length > MOST_COMBINED) return first
  return mixturesOf(codes).find((chosen) => chosen.length === size && fits(chosen))
}
