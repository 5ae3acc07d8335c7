import type { Meaning } from '../formula/resolve'
import { isJson, type Json, listIn, saidIn, textIn } from '../json'
import { note } from '../outcome'
import { type Coded, coded } from '../wording'
import type { Form } from './found-of'
import { choicesOf, type Made, type Piece } from './types'

/** The tables of SurveyJS. Where ours are too small a table becomes a question a row, or a table a column. */

const MOST_STEPS = 5
const value = (name: string, codes: ReadonlyMap<string, string> | null = null): Meaning => ({ kind: 'value', name, codes })

/** Rows with codes that a name of ours may end with. */
export function linesOf(element: Json, form: Form): Coded {
  const { options, codes } = choicesOf(element, form, 'rows')
  const theirs = [...codes.keys()]
  return coded(
    options.map(({ label }, place) => ({ code: theirs[place] ?? '', label })),
    'r',
  )
}

/** One of a few steps in each row. */
export function tableOfOneScale(element: Json, form: Form): Made {
  const name = textIn(element, 'name')
  const rows = linesOf(element, form)
  const columns = choicesOf(element, form, 'columns')
  return scaled({ name, label: saidIn(element, 'title', form.language) || name, rows, columns, prefix: name })
}

interface Scaled {
  name: string
  label: string
  rows: Coded
  columns: Coded
  /** What names of cells begin with. */
  prefix: string
  suffix?: string
}

function scaled({ name, label, rows, columns, prefix, suffix = '' }: Scaled): Made {
  const steps = new Map([...columns.codes.keys()].map((theirs, place) => [theirs, String(place + 1)]))
  return {
    wants: [
      {
        type: 'matrix',
        facts: { rows: rows.options, steps: columns.options.map((option) => option.label) },
        names: (id) => [...rows.codes].map(([row, own]) => [`${prefix}.${row}${suffix}`, value(`${id}.${own}`, steps)] as const),
      },
    ],
    instead: eachRow(name, label, rows, () => [{ type: 'single', facts: { options: columns.options }, codes: columns.codes }]),
    notes: columns.options.length > MOST_STEPS ? [] : [...rows.notes, ...columns.notes],
  }
}

const eachRow = (name: string, label: string, rows: Coded, wants: () => Piece['wants']): Piece[] =>
  [...rows.codes.keys()].map((row, place) => ({
    name: `${name}.${row}`,
    label: `${label} – ${rows.options[place]?.label ?? row}`,
    wants: wants(),
  }))

/** Several lines of words, or of numbers, under one question. */
export function multipleText(element: Json, form: Form): Made {
  const name = textIn(element, 'name')
  const items = listIn(element, 'items').filter(isJson)
  const label = saidIn(element, 'title', form.language) || name
  const rows = coded(
    items.map((item) => ({ code: textIn(item, 'name'), label: saidIn(item, 'title', form.language) || textIn(item, 'name') })),
    'r',
  )
  const kinds = new Set(items.map((item) => (textIn(item, 'inputType') === 'number' ? 'matrixNumber' : 'matrixText')))
  const [kind = 'matrixText'] = kinds
  const one = coded([{ code: 'v', label: form.words.value }])
  const names = (id: string) => [...rows.codes].map(([item, own]) => [`${name}.${item}`, value(`${id}.v.${own}`)] as const)
  const pieces = items.map(
    (item, place): Piece => ({
      name: `${name}.${textIn(item, 'name')}`,
      label: `${label} – ${rows.options[place]?.label ?? ''}`,
      wants: [{ type: textIn(item, 'inputType') === 'number' ? 'number' : 'short', facts: {} }],
    }),
  )
  const wants = kinds.size === 1 ? [{ type: kind, facts: { rows: rows.options, columns: one.options }, names }] : []
  return { wants, instead: pieces, notes: rows.notes }
}

/** Rows and columns of cells; columns that ask in different ways become a table each. */
export function tableOf(element: Json, rows: Coded, form: Form): Made {
  const name = textIn(element, 'name')
  const label = saidIn(element, 'title', form.language) || name
  const columns = listIn(element, 'columns').filter(isJson)
  const typed = columns.map((column) => ({ column, kind: kindOf(column, element) }))
  const kinds = new Set(typed.map(({ kind }) => kind))
  const [kind = 'matrixText'] = kinds
  if (kinds.size === 1 && (kind === 'matrixText' || kind === 'matrixNumber')) {
    const across = coded(
      columns.map((column) => ({ code: textIn(column, 'name'), label: titleOf(column, form) })),
      'c',
    )
    const names = (id: string) =>
      [...rows.codes].flatMap(([row, own]) =>
        [...across.codes].map(([column, code]) => [`${name}.${row}.${column}`, value(`${id}.${code}.${own}`)] as const),
      )
    return {
      wants: [{ type: kind, facts: { rows: rows.options, columns: across.options }, names }],
      notes: [...rows.notes, ...across.notes],
      instead: columns.map((column) => columnPiece({ name, label, rows, column, element, form })),
    }
  }
  const [only] = columns
  const pieces = columns.map((column) => columnPiece({ name, label, rows, column, element, form }))
  const [piece] = pieces
  if (columns.length === 1 && only && piece)
    return { wants: piece.wants, ...(piece.instead && { instead: piece.instead }), notes: rows.notes }
  return { wants: [], instead: pieces, notes: [...rows.notes, note('tableColumnsDiffer')] }
}

const titleOf = (column: Json, form: Form): string => saidIn(column, 'title', form.language) || textIn(column, 'name')

function kindOf(column: Json, element: Json): 'matrix' | 'matrixMany' | 'matrixNumber' | 'matrixText' {
  const type = textIn(column, 'cellType') || textIn(element, 'cellType') || 'dropdown'
  if (type === 'checkbox' || type === 'tagbox') return 'matrixMany'
  if (type === 'text') return textIn(column, 'inputType') === 'number' ? 'matrixNumber' : 'matrixText'
  return ['dropdown', 'radiogroup', 'rating', 'boolean'].includes(type) ? 'matrix' : 'matrixText'
}

interface InColumn {
  name: string
  label: string
  rows: Coded
  column: Json
  element: Json
  form: Form
}

function columnPiece({ name, label, rows, column, element, form }: InColumn): Piece {
  const title = titleOf(column, form)
  const kind = kindOf(column, element)
  const own = choicesOf(column, form)
  const choices = own.options.length > 0 ? own : choicesOf(element, form)
  const placed = { name: `${name}_${textIn(column, 'name')}`, label: `${label} – ${title}` }
  const suffix = `.${textIn(column, 'name')}`
  if (kind === 'matrix') {
    const { wants, instead } = scaled({ ...placed, rows, columns: choices, prefix: name, suffix })
    return { ...placed, wants, ...(instead && { instead: instead.map((each) => complete(each, textIn(element, 'type'))) }) }
  }
  const columns = kind === 'matrixMany' ? choices : coded([{ code: 'v', label: title }])
  const names = (id: string) =>
    kind === 'matrixMany'
      ? [...rows.codes].map(([row, code]) => [`${name}.${row}${suffix}`, value(`${id}.${code}`, choices.codes)] as const)
      : [...rows.codes].map(([row, code]) => [`${name}.${row}${suffix}`, value(`${id}.v.${code}`)] as const)
  return { ...placed, wants: [{ type: kind, facts: { rows: rows.options, columns: columns.options }, names }] }
}

const complete = (piece: Piece, type: string) => ({
  ...{
    kind: 'question' as const,
    at: piece.name ?? '',
    name: '',
    label: '',
    type,
    hint: '',
    required: false,
    shown: [],
    checks: [],
    notes: [],
  },
  ...piece,
})
