import type { Messages } from '../../i18n/messages'
import type { Found, FoundQuestion } from '../found'
import { type Note, note } from '../outcome'
import { type Coded, isTitle } from '../wording'
import { type Row, said } from './rows'
import { tableIn } from './table-list'
import { ASKING, LOST, LOST_QUESTIONS } from './types'

export interface Form {
  language: string
  lists: ReadonlyMap<string, Coded>
  words: Messages['exchange']
}

/** What the rows of the sheet `survey` are, one after another. */
export function foundIn(rows: readonly Row[], form: Form): Found[] {
  const found: Found[] = []
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]
    if (!row) continue
    const table = tableIn(rows, at, form)
    if (table) {
      found.push(table.found)
      at = table.last
    } else found.push(...foundAt(row, form))
  }
  return found
}

const YES = /^(yes|true|true\(\)|1)$/i
const NO = /^(no|false|false\(\)|0|)$/i

function foundAt(row: Row, form: Form): Found[] {
  const { cells } = row
  const whole = (cells.get('type') ?? '').trim()
  const [first = '', ...rest] = whole
    .replace(/^select one\b/i, 'select_one')
    .replace(/^select (all that apply|multiple)\b/i, 'select_multiple')
    .split(/\s+/)
  const kind = first.toLowerCase().replace(/-/g, '_')
  const placed = placeOf(row, form, whole)
  if (kind === '') return [{ kind: 'loss', ...placed, notes: [note('typeMissing')], asks: false }]
  const group =
    /^(begin|end)[ _]+(group|repeat|loop)$/i.exec(`${kind} ${rest[0] ?? ''}`.trim()) ??
    /^(begin|end)[ _](group|repeat|loop)$/i.exec(kind)
  if (group) return group[1]?.toLowerCase() === 'end' ? [{ kind: 'end' }] : [groupOf(row, form, placed, group[2] !== 'group')]
  if (kind === 'hidden') return [{ kind: 'hidden', ...placed, notes: cells.has('default') ? [note('defaultLost')] : [] }]
  const lost = own(LOST, kind) ?? (rest[0]?.endsWith('.csv') ? 'fromFile' : undefined)
  if (lost) return [{ kind: 'loss', ...placed, notes: [note(lost)], asks: LOST_QUESTIONS.includes(kind) }]
  const ask = own(ASKING, kind)
  return ask
    ? [askedAt(row, form, { placed, kind, rest, ask })]
    : [{ kind: 'loss', ...placed, notes: [note('typeUnknown', whole)] }]
}

/** What the table itself has under a name, and not what every object has. */
const own = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined

interface Kind {
  placed: ReturnType<typeof placeOf>
  kind: string
  /** What follows the kind in the cell of the type: a list, `or_other`. */
  rest: readonly string[]
  ask: (typeof ASKING)[string]
}

function askedAt(row: Row, form: Form, { placed, kind, rest, ask }: Kind): FoundQuestion {
  const { cells } = row
  const list = rest[0] === undefined ? undefined : form.lists.get(rest[0])
  const hasOther = rest.includes('or_other')
  const { wants, notes = [] } = ask({
    row,
    name: placed.name,
    label: placed.label,
    list: hasOther ? withOther(list, form) : list,
    appearance: (cells.get('appearance') ?? '').split(/\s+/),
    parameters: parametersOf(cells.get('parameters') ?? ''),
    words: form.words,
  })
  const limits = limitsIn(row, kind, form)
  const more = { ...limits, ...(hasOther && { otherCode: 'other' }) }
  return {
    ...questionOf(row, form, placed, [...notes, ...otherNotes(row, kind)]),
    ...(limits && { checks: [] }),
    wants: wants.map((want) => ({ ...want, facts: { ...want.facts, ...more } })),
    asks: !['note', 'calculate'].includes(kind),
    untitled: kind === 'note' && !isTitle(placed.label),
    shuffled: /randomize\s*=\s*true/i.test(cells.get('parameters') ?? ''),
  }
}

const LIMITED: Readonly<Record<string, string>> = { integer: '.', decimal: '.', select_multiple: 'count-selected(.)' }

/** A constraint that only bounds the answer, and says nothing of its own, is a setting of ours. */
function limitsIn(row: Row, kind: string, { language }: Form): { least?: number; most?: number } | undefined {
  const constraint = row.cells.get('constraint')
  const what = Object.hasOwn(LIMITED, kind) ? LIMITED[kind] : undefined
  if (constraint === undefined || what === undefined || said(row, 'constraint_message', language) !== '') return undefined
  const limits: { least?: number; most?: number } = {}
  for (const part of constraint.split(/\s+and\s+/i)) {
    const [, subject, sign, figure] = /^\(?\s*(.+?)\s*(>=|<=)\s*(-?\d{1,12}(?:\.\d{1,4})?)\s*\)?$/.exec(part) ?? []
    if (subject !== what || figure === undefined) return undefined
    limits[sign === '>=' ? 'least' : 'most'] = Number(figure)
  }
  return limits
}

const placeOf = (row: Row, { language }: Form, type: string) => ({
  at: `survey ${row.number}`,
  name: row.cells.get('name') ?? '',
  label: said(row, 'label', language),
  type,
})

function groupOf(row: Row, form: Form, placed: ReturnType<typeof placeOf>, repeats: boolean): Found {
  const { cells } = row
  const count = Number(cells.get('repeat_count') ?? Number.NaN)
  return {
    kind: 'group',
    ...placed,
    hint: said(row, 'hint', form.language),
    shown: present(cells.get('relevant')),
    notes:
      repeats && cells.has('repeat_count') && !Number.isInteger(count)
        ? [note('attributeLost', cells.get('repeat_count') ?? '')]
        : [],
    ...(repeats && { repeats: { most: Number.isInteger(count) ? count : null } }),
  }
}

function questionOf(
  row: Row,
  form: Form,
  placed: ReturnType<typeof placeOf>,
  notes: readonly Note[],
): Omit<FoundQuestion, 'wants'> {
  const { cells } = row
  const required = cells.get('required') ?? ''
  return {
    kind: 'question',
    ...placed,
    hint: said(row, 'hint', form.language),
    required: YES.test(required),
    shown: present(cells.get('relevant')),
    checks: present(cells.get('constraint')).map((formula) => ({
      formula,
      message: said(row, 'constraint_message', form.language),
    })),
    notes: [...notes, ...(YES.test(required) || NO.test(required) ? [] : [note('requiredConditionLost', required)])],
  }
}

/** Columns that say something we do not keep. */
function otherNotes({ cells }: Row, kind: string): Note[] {
  const notes: Note[] = []
  const has = (column: string) => [...cells.keys()].some((name) => name === column || name.startsWith(`${column}::`))
  const given = cells.get('default')
  if (given !== undefined)
    notes.push(kind.startsWith('select') || kind === 'range' ? note('leadingDefault', given) : note('defaultLost'))
  if (cells.has('choice_filter')) notes.push(note('choiceFilterLost', cells.get('choice_filter') ?? ''))
  if (cells.has('calculation') && kind !== 'calculate') notes.push(note('defaultLost'))
  if (YES.test(cells.get('read_only') ?? '')) notes.push(note('readOnlyLost'))
  if (has('media') || has('big_image')) notes.push(note('mediaLost', 'media'))
  if (has('guidance_hint')) notes.push(note('guidanceLost'))
  if (has('required_message')) notes.push(note('requiredMessageLost'))
  if (cells.has('trigger')) notes.push(note('triggerLost'))
  return notes
}

const present = (text: string | undefined): string[] => (text === undefined || /^(true\(\)|1)$/.test(text) ? [] : [text])

const parametersOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split(/[\s,;]+/).flatMap((pair) => {
      const [name, value] = pair.split('=')
      return name && value ? [[name, value] as const] : []
    }),
  )

function withOther(list: Coded | undefined, { words }: Form): Coded | undefined {
  if (!list || list.codes.has('other')) return list
  return {
    ...list,
    options: [...list.options, { code: 'other', label: words.other }],
    codes: new Map([...list.codes, ['other', 'other']]),
  }
}
