import type { FoundQuestion } from '../found'
import { note } from '../outcome'
import { type Coded, coded } from '../wording'
import type { Form } from './found-in'
import { type Row, said } from './rows'
import { stepCodes } from './types'

const MOST_STEPS = 5
const REQUIRED = /^(yes|true|true\(\))$/i

const cellOf = (row: Row | undefined, column: string): string => row?.cells.get(column) ?? ''

/** A group of the appearance `table-list`, one choice of the same few in each row, as one table; `last` is its end. */
export function tableIn(rows: readonly Row[], at: number, form: Form): { found: FoundQuestion; last: number } | undefined {
  const group = rows[at]
  if (!group || !isBegun(group)) return undefined
  const last = rows.findIndex((row, place) => place > at && /^end[ _]group$/i.test(cellOf(row, 'type')))
  const inside = rows.slice(at + 1, last)
  const list = last < 0 ? undefined : listOf(inside, form)
  return list && { last, found: foundTable(group, inside, list, form) }
}

const isBegun = (row: Row): boolean =>
  /^begin[ _]group$/i.test(cellOf(row, 'type')) && cellOf(row, 'appearance').includes('table-list')

/** The one list of all rows, where nothing is asked of a row that the whole table is not asked. */
function listOf(inside: readonly Row[], { lists }: Form): Coded | undefined {
  const [type = '', ...others] = new Set(inside.map((row) => cellOf(row, 'type')))
  const list = lists.get(type.replace(/^select_one\s+/, ''))
  const isPlain = inside.every(({ cells }) => !cells.has('relevant') && !cells.has('constraint'))
  const fits = list !== undefined && list.options.length >= 2 && list.options.length <= MOST_STEPS
  return others.length === 0 && isPlain && fits ? list : undefined
}

function foundTable(group: Row, inside: readonly Row[], list: Coded, { language }: Form): FoundQuestion {
  const rows = inside.map((row) => ({ code: cellOf(row, 'name'), label: said(row, 'label', language) }))
  const { options, codes } = coded(rows, 'r')
  const steps = stepCodes(list)
  const relevant = cellOf(group, 'relevant')
  return {
    kind: 'question',
    at: `survey ${group.number}`,
    name: cellOf(group, 'name'),
    label: said(group, 'label', language),
    type: `begin_group ${cellOf(group, 'appearance')}`,
    hint: said(group, 'hint', language),
    required: inside.every((row) => REQUIRED.test(cellOf(row, 'required'))),
    shown: relevant ? [relevant] : [],
    checks: [],
    notes: [note('groupedInTable', String(inside.length))],
    wants: [
      {
        type: 'matrix',
        facts: { rows: options, steps: list.options.map(({ label }) => label) },
        names: (id) => [...codes].map(([name, code]) => [name, { kind: 'value', name: `${id}.${code}`, codes: steps }] as const),
      },
    ],
  }
}
