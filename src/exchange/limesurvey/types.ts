import type { Messages } from '../../i18n/messages'
import type { Meaning } from '../formula/resolve'
import type { FoundQuestion, Want } from '../found'
import { type Note, type NoteCode, note } from '../outcome'
import { type Coded, coded } from '../wording'
import { arrayOf, dualScale, fixedSteps, tableOf } from './arrays'
import type { Question } from './document'

type Words = Messages['exchange']

/** What a question becomes; parts left out are those of the question itself. */
export interface Made {
  wants: readonly Want[]
  notes?: readonly Note[]
  asks?: boolean
  /** One by one, where it cannot be asked as a whole. */
  instead?: readonly Piece[]
  /** Asked right after it. */
  after?: readonly Piece[]
}

/** A question beside or instead of another one: what is left out is that one's. */
export interface Piece extends Partial<Omit<FoundQuestion, 'wants' | 'instead'>> {
  wants: readonly Want[]
  instead?: readonly Piece[]
}

export type Asks = (question: Question, words: Words) => Made | { lost: NoteCode; asks?: boolean }

const OTHER = '-oth-'

/** The equation that a question of that type has in place of its words; '' where these are words. */
export const equationIn = (label: string): string => (/^\{[^{}]*\}$/.test(label.trim()) ? label.trim() : '')

const bare = (formula: string): string => formula.replace(/^\{(.*)\}$/s, '$1').trim()

/** By LimeSurvey's sign of the type. */
export const ASKING: Readonly<Record<string, Asks>> = {
  L: oneOf('single', 'dropdown'),
  '!': oneOf('dropdown', 'single'),
  O: (question, words) => ({
    ...oneOf('single', 'dropdown')(question, words),
    notes: [note('commentSplit')],
    after: [
      { name: `${question.code}_comment`, label: words.comment(question.label), hint: '', wants: [{ type: 'long', facts: {} }] },
    ],
  }),
  '5': () => ({
    wants: [{ type: 'likert5', facts: { steps: ['1', '2', '3', '4', '5'] }, codes: same(['1', '2', '3', '4', '5']) }],
  }),
  M: several,
  P: (question, words) => ({ ...several(question, words), notes: [note('commentsLost')] }),
  R: ({ answers, attributes }) => {
    const { options, codes, notes } = coded(answers)
    return { wants: [{ type: 'rank', facts: { options, ...mostOf(attributes.get('max_answers')) }, codes }], notes }
  },
  S: ({ attributes }) => ({ wants: [{ type: attributes.get('numbers_only') === '1' ? 'number' : 'short', facts: {} }] }),
  T: () => ({ wants: [{ type: 'long', facts: {} }] }),
  U: () => ({ wants: [{ type: 'long', facts: {} }] }),
  N: ({ attributes }) => ({ wants: [{ type: 'number', facts: numberFacts(attributes) }] }),
  D: () => ({ wants: [{ type: 'date', facts: {} }] }),
  Y: (_, words) =>
    choice([
      ['Y', words.yes],
      ['N', words.no],
    ]),
  G: (_, words) =>
    choice([
      ['F', words.female],
      ['M', words.male],
    ]),
  X: () => ({ wants: [{ type: 'text', facts: {} }], asks: false }),
  '*': ({ attributes, label }) => ({
    wants: [{ type: 'calculated', facts: {}, formula: bare(attributes.get('equation')?.trim() || equationIn(label)) }],
    asks: false,
  }),
  '|': () => ({ wants: [{ type: 'file', facts: {} }] }),
  I: () => ({ lost: 'languageQuestion' }),
  F: (question) => arrayOf(question, coded(question.answers.filter(({ scale }) => scale === 0)), []),
  H: (question) => arrayOf(question, coded(question.answers.filter(({ scale }) => scale === 0)), [note('tableTurned')]),
  A: (question) =>
    fixedSteps(
      question,
      ['1', '2', '3', '4', '5'].map((code) => [code, code] as const),
    ),
  B: (question) => tableOf(question, 'matrixNumber', { least: 1, most: 10 }),
  C: (question, words) =>
    fixedSteps(question, [
      ['N', words.no],
      ['U', words.unsure],
      ['Y', words.yes],
    ]),
  E: (question, words) =>
    fixedSteps(question, [
      ['D', words.decrease],
      ['S', words.same],
      ['I', words.increase],
    ]),
  ':': (question) => tableOf(question, 'matrixNumber', tableNumbers(question.attributes)),
  ';': (question) => tableOf(question, 'matrixText', {}),
  K: (question, words) => summed(question) ?? tableOf(question, 'matrixNumber', numberFacts(question.attributes), words.value),
  Q: (question, words) => tableOf(question, 'matrixText', {}, words.value),
  '1': dualScale,
}

const same = (codes: readonly string[]): Map<string, string> => new Map(codes.map((code) => [code, code]))

function choice(pairs: readonly (readonly [code: string, label: string])[]): Made {
  const options = pairs.map(([code, label]) => ({ code, label }))
  return { wants: [{ type: 'single', facts: { options }, codes: same(pairs.map(([code]) => code)) }] }
}

function oneOf(...types: readonly string[]): (question: Question, words: Words) => Made {
  return ({ answers, other, code, attributes }, words) => {
    if (answers.length === 0) return { wants: [], notes: [note('noChoices')] }
    const list = withOther(coded(answers.filter(({ scale }) => scale === 0)), other, attributes, words)
    const facts = { options: list.options, otherCode: list.other }
    const names = (id: string) => (other ? [[`${code}_other`, value(`${id}.other`)] as const] : [])
    return { wants: types.map((type) => ({ type, facts, codes: list.codes, names })), notes: list.notes }
  }
}

function several({ subs, other, code, attributes }: Question, words: Words): Made {
  if (subs.length === 0) return { wants: [], notes: [note('noChoices')] }
  const list = withOther(coded(subs), other, attributes, words)
  const alone = list.codes.get((attributes.get('exclude_all_others') ?? '').split(';')[0] ?? '') ?? null
  const facts = {
    options: list.options,
    otherCode: list.other,
    aloneCode: alone,
    ...mostOf(attributes.get('max_answers')),
    ...leastOf(attributes),
  }
  const names = (id: string): (readonly [string, Meaning])[] => [
    ...subs.map((sub) => [`${code}_${sub.code}`, { kind: 'ticked', name: id, code: list.codes.get(sub.code) ?? '' }] as const),
    ...(other ? [[`${code}_other`, value(`${id}.other`)] as const] : []),
  ]
  return { wants: [{ type: 'multi', facts, codes: list.codes, names }], notes: list.notes }
}

/** The further choice that LimeSurvey only knows as "other: yes". */
function withOther(
  list: Coded,
  has: boolean,
  attributes: Question['attributes'],
  words: Words,
): Coded & { other: string | null } {
  if (!has) return { ...list, other: null }
  const label = attributes.get('other_replace_text')?.trim() || words.other
  const code = list.options.some((option) => option.code === 'other') ? 'other2' : 'other'
  return { ...list, options: [...list.options, { code, label }], codes: new Map([...list.codes, [OTHER, code]]), other: code }
}

const value = (name: string): Meaning => ({ kind: 'value', name, codes: null })

/** Numbers that must add up to a total are shared out. */
function summed({ subs, attributes }: Question): Made | undefined {
  const total = Number(attributes.get('equals_num_value') || Number.NaN)
  if (!Number.isInteger(total)) return undefined
  const { options, notes } = coded(subs)
  return { wants: [{ type: 'allocate', facts: { options, total } }], notes }
}

function mostOf(text: string | undefined): { most?: number } {
  const most = Number(text || Number.NaN)
  return Number.isInteger(most) && most > 0 ? { most } : {}
}

function leastOf(attributes: Question['attributes']): { least?: number } {
  const least = Number(attributes.get('min_answers') || Number.NaN)
  return Number.isInteger(least) && least > 0 ? { least } : {}
}

function numberFacts(attributes: Question['attributes']) {
  const figure = (name: string) => {
    const given = attributes.get(name)?.trim()
    const read = given ? Number(given) : Number.NaN
    return Number.isFinite(read) ? read : null
  }
  const unit = (attributes.get('suffix') ?? '').trim().slice(0, 30)
  const decimals = attributes.get('num_value_int_only') === '1' ? 0 : 2
  return { least: figure('min_num_value_n'), most: figure('max_num_value_n'), unit, decimals }
}

function tableNumbers(attributes: Question['attributes']) {
  const figure = (name: string, usual: number | null) => Number(attributes.get(name) || Number.NaN) || usual
  return { least: figure('multiflexible_min', null), most: figure('multiflexible_max', null), decimals: 0 }
}
