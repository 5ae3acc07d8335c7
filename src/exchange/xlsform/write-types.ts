import type { AskedQuestion, Option } from '../../questions/question-type'
import { isJson, listIn, numberIn, textIn } from '../json'
import { type Note, note } from '../outcome'

/** Cells of one row of the sheet `survey`, by column. */
export type Cells = Readonly<Record<string, string>>

/** How one question of ours is written. */
export interface Written {
  rows: readonly Cells[]
  lists?: readonly { name: string; options: readonly Pick<Option, 'code' | 'label'>[] }[]
  /** What cannot be said. */
  notes?: readonly Note[]
  /** What parts of an answer are called, by our name of the part. */
  parts?: Readonly<Record<string, string>>
}

type Write = (question: AskedQuestion, name: string) => Written

const asked = ({ label, hint }: AskedQuestion, name: string, type: string, more: Cells = {}): Cells => ({
  type,
  name,
  label,
  hint,
  ...more,
})
const settingsOf = ({ settings }: AskedQuestion) => (isJson(settings) ? settings : {})
const optionsIn = (question: AskedQuestion, setting = 'options'): Option[] =>
  listIn(settingsOf(question), setting)
    .filter(isJson)
    .map((option) => ({ code: textIn(option, 'code'), label: textIn(option, 'label') }))
const notesOf = (question: AskedQuestion, ...settings: readonly string[]): Note[] =>
  settings.flatMap((name) => {
    const value = settingsOf(question)[name]
    const isUsual =
      value === null || value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0)
    return isUsual ? [] : [note('saySetting', name)]
  })

/** By the name of our type. A type that is not here is one that XLSForm has no way to write. */
export const WRITING: Readonly<Record<string, Write>> = {
  single: (question, name) => choosing(question, name, 'select_one'),
  dropdown: (question, name) => choosing(question, name, 'select_one', { appearance: 'minimal' }),
  multi: (question, name) => {
    const { least, most } = bounds(question)
    const constraint = [least ? `count-selected(.) >= ${least}` : '', most === null ? '' : `count-selected(.) <= ${most}`]
    const written = choosing(question, name, 'select_multiple', { constraint: constraint.filter(Boolean).join(' and ') })
    return { ...written, notes: [...(written.notes ?? []), ...notesOf(question, 'aloneCode')] }
  },
  pictures: (question, name) => {
    const type = settingsOf(question)['several'] === true ? 'select_multiple' : 'select_one'
    return { ...choosing(question, name, type), notes: [note('saySetting', 'media')] }
  },
  likert5: (question, name) => scale(question, name),
  smileys: (question, name) => ({ ...scale(question, name), notes: [note('sayType', 'smileys', 'select_one')] }),
  rank: (question, name) => {
    const options = optionsIn(question)
    const notes = numberIn(settingsOf(question), 'top') === options.length ? [] : [note('saySetting', 'top')]
    return { rows: [asked(question, name, `rank ${name}`)], lists: [{ name, options }], notes }
  },
  number: (question, name) => {
    const { least, most } = bounds(question)
    const type = (numberIn(settingsOf(question), 'decimals') ?? 0) > 0 ? 'decimal' : 'integer'
    return { rows: [asked(question, name, type, { constraint: limits(least, most) })], notes: notesOf(question, 'unit') }
  },
  slider: (question, name) => ranged(question, name, bounds(question), numberIn(settingsOf(question), 'step') ?? 1),
  stars: (question, name) => {
    const written = ranged(question, name, { least: 1, most: bounds(question).most }, 1, { appearance: 'rating' })
    return { ...written, notes: [...(written.notes ?? []), ...notesOf(question, 'unknown')] }
  },
  nps: (question, name) => {
    const written = ranged(question, name, { least: 0, most: 10 }, 1)
    return { ...written, notes: [note('sayType', 'nps', 'range'), ...(written.notes ?? [])] }
  },
  signature: (question, name) => {
    const label = question.label || textIn(settingsOf(question), 'signer')
    return {
      rows: [{ ...asked(question, name, 'image', { appearance: 'signature' }), label }],
      notes: [note('sayType', 'signature', 'image'), ...notesOf(question, 'writer')],
    }
  },
  short: (question, name) => ({ rows: [asked(question, name, 'text')] }),
  long: (question, name) => ({ rows: [asked(question, name, 'text', { appearance: 'multiline' })] }),
  date: (question, name) => {
    const precision = textIn(settingsOf(question), 'precision')
    const appearance = precision === 'year' ? 'year' : precision === 'month' ? 'month-year' : ''
    return { rows: [asked(question, name, 'date', { appearance })], notes: notesOf(question, 'least', 'most') }
  },
  time: (question, name) => ({ rows: [asked(question, name, 'time')], notes: notesOf(question, 'least', 'most') }),
  text: (question, name) => {
    const words = textIn(settingsOf(question), 'text')
    const label = [question.label, words].filter(Boolean).join('\n\n')
    return { rows: [{ ...asked(question, name, 'note'), label }], notes: notesOf(question, 'folds', 'pictures') }
  },
  consent: (question, name) => {
    const said = textIn(settingsOf(question), 'text')
    const label = said === question.label ? said : [question.label, said].filter(Boolean).join('\n')
    return {
      rows: [{ ...asked(question, name, 'acknowledge'), label }],
      notes: label === said ? [] : [note('sayPart', textIn(settingsOf(question), 'agree'))],
    }
  },
  file: (question, name) => {
    const kinds = listIn(settingsOf(question), 'kinds')
    return { rows: [asked(question, name, kinds.length === 1 && kinds[0] === 'picture' ? 'image' : 'file')] }
  },
  mapPoint: (question, name) => ({ rows: [asked(question, name, 'geopoint')] }),
  calculated: (question, name) => ({
    rows: [asked(question, name, 'calculate', { calculation: textIn(settingsOf(question), 'formula') })],
  }),
  place: (question, name) => ({
    rows: [asked(question, name, `select_one ${name}`)],
    lists: [{ name, options: question.hamlets }],
    notes: [note('sayType', 'place', 'select_one')],
  }),
  matrix: (question, name) => table(question, name, `select_one ${name}`, scaleOf(question), { appearance: 'table-list' }),
  matrixMany: (question, name) => ({
    ...table(question, name, `select_multiple ${name}`, optionsIn(question, 'columns'), { appearance: 'field-list' }),
    notes: [note('sayType', 'matrixMany', 'select_multiple')],
  }),
  matrixNumber: (question, name) => cells(question, name, 'integer'),
  matrixText: (question, name) => cells(question, name, 'text'),
  repeat: repeated,
}

function choosing(question: AskedQuestion, name: string, type: string, more: Cells = {}): Written {
  const other = textIn(settingsOf(question), 'otherCode')
  const all = optionsIn(question)
  const options = all.filter(({ code }) => code !== other)
  const label = all.find(({ code }) => code === other)?.label
  return {
    rows: [asked(question, name, `${type} ${name}${other ? ' or_other' : ''}`, more)],
    lists: [{ name, options }],
    notes: label === undefined ? [] : [note('sayPart', label)],
  }
}

const scaleOf = (question: AskedQuestion): Pick<Option, 'code' | 'label'>[] => {
  const steps = listIn(settingsOf(question), 'steps').map((label, place) => ({ code: String(place + 1), label: String(label) }))
  const unknown = textIn(settingsOf(question), 'unknown')
  return unknown ? [...steps, { code: 'unknown', label: unknown }] : steps
}

const scale = (question: AskedQuestion, name: string): Written => ({
  rows: [asked(question, name, `select_one ${name}`, { appearance: 'likert' })],
  lists: [{ name, options: scaleOf(question) }],
})

const bounds = (question: AskedQuestion) => ({
  least: numberIn(settingsOf(question), 'least'),
  most: numberIn(settingsOf(question), 'most'),
})

const limits = (least: number | null, most: number | null): string =>
  [least === null ? '' : `. >= ${least}`, most === null ? '' : `. <= ${most}`].filter(Boolean).join(' and ')

const ranged = (
  question: AskedQuestion,
  name: string,
  { least, most }: { least: number | null; most: number | null },
  step: number,
  more: Cells = {},
): Written => ({
  rows: [asked(question, name, 'range', { parameters: `start=${least ?? 0} end=${most ?? 100} step=${step}`, ...more })],
  notes: notesOf(question, 'unit', 'low', 'high'),
})

function table(
  question: AskedQuestion,
  name: string,
  type: string,
  options: readonly Pick<Option, 'code' | 'label'>[],
  more: Cells,
): Written {
  const rows = optionsIn(question, 'rows')
  const inner = rows.map(({ code, label }) => ({ type, name: `${name}_${code}`, label }))
  return {
    rows: [{ ...asked(question, name, 'begin_group'), ...more }, ...inner, { type: 'end_group' }],
    lists: [{ name, options }],
    parts: Object.fromEntries(rows.map(({ code }) => [code, `${name}_${code}`])),
  }
}

function cells(question: AskedQuestion, name: string, type: string): Written {
  const rows = optionsIn(question, 'rows')
  const columns = optionsIn(question, 'columns')
  const all = rows.flatMap((row) => columns.map((column) => ({ row, column, name: `${name}_${column.code}_${row.code}` })))
  const inner = all.map((cell) => ({ type, name: cell.name, label: `${cell.row.label} – ${cell.column.label}` }))
  return {
    rows: [{ ...asked(question, name, 'begin_group'), appearance: 'field-list' }, ...inner, { type: 'end_group' }],
    parts: Object.fromEntries(all.map((cell) => [`${cell.column.code}.${cell.row.code}`, cell.name])),
    notes: [note('sayType', question.type, type)],
  }
}

const INNER: Readonly<Record<string, string>> = { single: 'select_one', number: 'integer', short: 'text', date: 'date' }

function repeated(question: AskedQuestion, name: string): Written {
  const settings = settingsOf(question)
  const inner = listIn(settings, 'inner').filter(isJson)
  const lists: { name: string; options: Option[] }[] = []
  const rows = inner.map((each): Cells => {
    const own = `${name}_${textIn(each, 'code')}`
    const kind = textIn(each, 'kind')
    const type = kind === 'number' && (numberIn(each, 'decimals') ?? 0) > 0 ? 'decimal' : (INNER[kind] ?? 'text')
    if (kind === 'single') {
      const options = listIn(each, 'options').filter(isJson)
      lists.push({
        name: own,
        options: options.map((option) => ({ code: textIn(option, 'code'), label: textIn(option, 'label') })),
      })
    }
    const required = each['required'] === true ? 'yes' : ''
    return { type: kind === 'single' ? `${type} ${own}` : type, name: own, label: textIn(each, 'label'), required }
  })
  const most = String(numberIn(settings, 'most') ?? '')
  return {
    rows: [asked(question, name, 'begin_repeat', { repeat_count: most }), ...rows, { type: 'end_repeat' }],
    lists,
    parts: Object.fromEntries(inner.map((each) => [textIn(each, 'code'), `${name}_${textIn(each, 'code')}`])),
  }
}
