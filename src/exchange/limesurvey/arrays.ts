import type { Meaning } from '../formula/resolve'
import { type Note, note } from '../outcome'
import type { Facts } from '../shapes'
import { type Coded, coded } from '../wording'
import type { Part, Question } from './document'
import type { Made, Piece } from './types'

/** The tables of LimeSurvey: sub-questions are rows. Where ours are too small a table becomes a question a row. */

const rowsOf = (subs: readonly Part[]): Coded =>
  coded(
    subs.filter(({ scale }) => scale === 0),
    'r',
  )

/** One of a few steps in each row. */
export function arrayOf(question: Question, steps: Coded, notes: readonly Note[]): Made {
  const { code, subs } = question
  const rows = rowsOf(subs)
  const codes = new Map([...steps.codes.keys()].map((theirs, place) => [theirs, String(place + 1)]))
  const names = (id: string) => [...rows.codes].map(([sub, row]) => [`${code}_${sub}`, value(`${id}.${row}`, codes)] as const)
  return {
    wants: [{ type: 'matrix', facts: { rows: rows.options, steps: steps.options.map(({ label }) => label) }, names }],
    instead: eachRow(question, () => [{ type: 'single', facts: { options: steps.options }, codes: steps.codes }]),
    notes: [...notes, ...rows.notes],
  }
}

export const fixedSteps = (question: Question, steps: readonly (readonly [code: string, label: string])[]): Made =>
  arrayOf(
    question,
    coded(
      steps.map(([code, label]) => ({ code, label })),
      '',
    ),
    [],
  )

/** A number or some words in each cell. `only` is the one column of a list without columns. */
export function tableOf(question: Question, type: 'matrixNumber' | 'matrixText', facts: Facts, only?: string): Made {
  const { code, subs } = question
  const rows = rowsOf(subs)
  const across = coded(only === undefined ? subs.filter(({ scale }) => scale === 1) : [{ code: 'v', label: only }], 'c')
  const columns = across.options.length > 0 ? across : coded([{ code: 'v', label: question.label }])
  const names = (id: string) =>
    [...rows.codes].flatMap(([sub, row]) =>
      [...columns.codes].map(([column, own]) => {
        const name = only === undefined && across.options.length > 0 ? `${code}_${sub}_${column}` : `${code}_${sub}`
        return [name, value(`${id}.${own}.${row}`, null)] as const
      }),
    )
  const asked = type === 'matrixNumber' ? 'number' : 'short'
  const single = columns.options.length === 1
  return {
    wants: [{ type, facts: { ...facts, rows: rows.options, columns: columns.options }, names }],
    ...(single && { instead: eachRow(question, () => [{ type: asked, facts }]) }),
    notes: [...rows.notes, ...columns.notes],
  }
}

/** The same rows on two scales: a table for each. */
export function dualScale(question: Question): Made {
  const [first, second] = [0, 1].map((scale) => coded(question.answers.filter((answer) => answer.scale === scale)))
  const made = arrayOf(question, first ?? coded([]), [note('dualScale')])
  if (!second || second.options.length === 0) return made
  const titles = ['dualscale_headerA', 'dualscale_headerB'].map((name) => question.attributes.get(name)?.trim() ?? '')
  const { wants, instead, notes = [] } = arrayOf({ ...question, code: `${question.code}_2` }, second, [])
  const label = [question.label, titles[1]].filter(Boolean).join(' – ')
  return { ...made, after: [{ name: `${question.code}_2`, label, wants, notes, ...(instead && { instead }) }] }
}

const eachRow = ({ code, label, subs, type }: Question, wants: () => Made['wants']): readonly Piece[] =>
  subs
    .filter(({ scale }) => scale === 0)
    .map((sub) => ({
      at: `${code}_${sub.code}`,
      name: `${code}_${sub.code}`,
      label: `${label} – ${sub.label}`,
      type,
      wants: wants(),
    }))

const value = (name: string, codes: ReadonlyMap<string, string> | null): Meaning => ({ kind: 'value', name, codes })
