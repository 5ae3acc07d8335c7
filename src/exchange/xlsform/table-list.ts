import type { FoundQuestion } from '../found'
import { note } from '../outcome'
import { coded } from '../wording'
import type { Form } from './found-in'
import { type Row, said } from './rows'
import { stepCodes } from './types'

const MOST_STEPS = 5

/** A group of the appearance `table-list`, one choice of the same few in each row, as one table; `last` is its end. */
export function tableIn(
  rows: readonly Row[],
  at: number,
  { language, lists }: Form,
): { found: FoundQuestion; last: number } | undefined {
  const group = rows[at]
  if (
    !group ||
    !/^begin[ _]group$/i.test(group.cells.get('type') ?? '') ||
    !/table-list/.test(group.cells.get('appearance') ?? '')
  )
    return undefined
  const end = rows.findIndex((row, place) => place > at && /^end[ _]group$/i.test(row.cells.get('type') ?? ''))
  const inside = rows.slice(at + 1, end)
  const types = new Set(inside.map(({ cells }) => cells.get('type') ?? ''))
  const list = lists.get([...types][0]?.replace(/^select_one\s+/, '') ?? '')
  const isPlain = inside.every(({ cells }) => !cells.has('relevant') && !cells.has('constraint'))
  if (end < 0 || types.size !== 1 || !list || !isPlain || list.options.length > MOST_STEPS || list.options.length < 2)
    return undefined
  const { options, codes } = coded(
    inside.map((row) => ({ code: row.cells.get('name') ?? '', label: said(row, 'label', language) })),
    'r',
  )
  const steps = stepCodes(list)
  const relevant = group.cells.get('relevant')
  return {
    last: end,
    found: {
      kind: 'question',
      at: `survey ${group.number}`,
      name: group.cells.get('name') ?? '',
      label: said(group, 'label', language),
      type: `begin_group ${group.cells.get('appearance') ?? ''}`,
      hint: said(group, 'hint', language),
      required: inside.every(({ cells }) => /^(yes|true|true\(\))$/i.test(cells.get('required') ?? '')),
      shown: relevant === undefined ? [] : [relevant],
      checks: [],
      notes: [note('groupedInTable', String(inside.length))],
      wants: [
        {
          type: 'matrix',
          facts: { rows: options, steps: list.options.map(({ label }) => label) },
          names: (id) =>
            [...codes].map(([name, code]) => [name, { kind: 'value', name: `${id}.${code}`, codes: steps }] as const),
        },
      ],
    },
  }
}
