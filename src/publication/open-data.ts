import { stringify } from 'csv-stringify/sync'
import { LOCALES, type Locale, messages } from '../i18n/messages'
import type { Block } from '../questions/tally'
import { harmless } from '../results/csv'
import type { PublishedQuestion, SnapshotContent } from './snapshot'

/** The published figures in long form, one figure a row. The names of the columns never change (docs: the dictionary). */

export interface DataRow {
  /** Empty for figures of participation. */
  question_id: string
  question: string
  /** A row of a grid, or a table of participation: hamlet, place, channel, day. */
  part: string
  part_label: string
  option: string
  option_label: string
  measure: string
  /** Null when hidden. */
  value: number | null
  base: number | null
  note: string
}

const COLUMNS: readonly (keyof DataRow)[] = [
  'question_id',
  'question',
  'part',
  'part_label',
  'option',
  'option_label',
  'measure',
  'value',
  'base',
  'note',
]

export function dataRows(content: SnapshotContent): DataRow[] {
  return [...participationRows(content), ...content.questions.flatMap(questionRows)]
}

/** With a byte order mark, for spreadsheets; text that would be a formula is led by an apostrophe. */
export const dataCsv = (content: SnapshotContent): string => csv(COLUMNS, dataRows(content))

function csv(columns: readonly string[], rows: readonly object[]): string {
  return stringify([...rows], {
    bom: true,
    header: true,
    columns: [...columns],
    cast: { string: harmless },
    record_delimiter: '\r\n',
  })
}

const blank = { question_id: '', question: '', part: '', part_label: '', option: '', option_label: '' }

const hiddenNote = (value: number | null): string => (value === null ? 'hidden' : '')

function participationRows({ participation }: SnapshotContent): DataRow[] {
  const { total, byHamlet, byPlace, byChannel, byDay } = participation
  const row = (
    part: string,
    option: string,
    option_label: string,
    measure: string,
    value: number | null,
    base: number | null,
  ) => ({
    ...blank,
    part,
    option,
    option_label,
    measure,
    value,
    base,
    note: hiddenNote(value),
  })
  return [
    row('all', '', '', 'sheets', total, null),
    ...(byHamlet ?? []).flatMap(({ unitId, name, households, responses }) => [
      row('hamlet', String(unitId), name, 'sheets', responses, total),
      ...(households === null ? [] : [row('hamlet', String(unitId), name, 'households', households, null)]),
    ]),
    ...(byPlace ?? []).map(({ label, responses }, place) => row('place', String(place + 1), label, 'sheets', responses, total)),
    ...(byChannel ?? []).map(({ channel, responses }) => row('channel', channel, '', 'sheets', responses, total)),
    ...(byDay ?? []).map(({ day, responses }) => row('day', day, '', 'sheets', responses, total)),
  ]
}

/** What is not added up with the newest wording has the question's id and the version that asked so first: `q7@1`. */
function questionRows({ id, label, tally, outcome, seams, lot }: PublishedQuestion): DataRow[] {
  const earlier = (seams?.earlier ?? []).flatMap((each, place) => {
    const since = seams?.wordings.findLast(({ part }) => part === place + 1)?.since ?? 0
    return partRows(id, { ...blank, question_id: `${id}@${since}`, question: each.label }, each.tally)
  })
  const head = { ...blank, question_id: id, question: label }
  return [...partRows(id, head, tally, outcome), ...lotRows(head, lot), ...earlier]
}

/** One figure a wording, by its letter; without a letter those that were asked without a lot. */
function lotRows(head: typeof blank, lot: PublishedQuestion['lot']): DataRow[] {
  if (!lot) return []
  const row = (option: string, option_label: string, value: number | null) => {
    return { ...head, option, option_label, measure: 'askedInWording', value, base: null, note: hiddenNote(value) }
  }
  const drawn = lot.wordings.map(({ code, label, asked }) => row(code, label, asked))
  return lot.undrawn === 0 ? drawn : [...drawn, row('', '', lot.undrawn)]
}

function partRows(
  id: string,
  head: typeof blank,
  tally: PublishedQuestion['tally'],
  outcome?: PublishedQuestion['outcome'],
): DataRow[] {
  if (tally.withheld) return [{ ...head, measure: 'answered', value: null, base: null, note: 'withheld' }]
  const total = (measure: string, value: number | null) => ({ ...head, measure, value, base: null, note: hiddenNote(value) })
  return [
    total('asked', tally.asked),
    total('answered', tally.answered),
    total('unanswered', tally.unanswered),
    ...tally.blocks.flatMap((block) =>
      figuresOf(block).map((figure) => ({ ...head, part: block.id === id ? '' : block.id, part_label: block.label, ...figure })),
    ),
    ...(outcome?.rows ?? []).flatMap(({ code, name, cost, isChosen }) =>
      [total('cost', cost), total('chosen', isChosen ? 1 : 0)].map((row) => ({ ...row, option: code, option_label: name })),
    ),
  ]
}

type Figure = Pick<DataRow, 'measure' | 'value' | 'base' | 'note'> & Partial<DataRow>

const figure = (measure: string, value: number | null, base: number | null, more: Partial<DataRow> = {}): Figure => ({
  measure,
  value,
  base,
  note: hiddenNote(value),
  ...more,
})

function figuresOf(block: Block): Figure[] {
  if (block.kind === 'distribution')
    return block.rows.map(({ code, label, count }) => figure('count', count, block.base, { option: code, option_label: label }))
  if (block.kind === 'grid') {
    return block.rows.flatMap(({ code, label, base, counts }) =>
      block.columns.map((column, place) => {
        const cell = { part: code, part_label: label, option: column.code, option_label: column.label }
        return figure('count', counts[place] ?? null, base, cell)
      }),
    )
  }
  if (block.kind === 'measures') {
    return block.rows.flatMap(({ code, label, base, values }) =>
      block.measures.map((measure, place) => figure(measure, values[place] ?? null, base, { option: code, option_label: label })),
    )
  }
  if (block.kind === 'words') return [figure('wrote', block.base, null)]
  const bins = block.bins.map(({ from, to, count }) => figure('count', count, block.base, { option: `${from}..${to}` }))
  const { mean, standardDeviation, lowerQuartile, median, upperQuartile } = block
  const measures = { mean, standardDeviation, lowerQuartile, median, upperQuartile }
  return [...bins, ...Object.entries(measures).map(([measure, value]) => figure(measure, value, block.base))]
}

/** What each column and each measure means, in every language. */
export function dictionaryCsv(): string {
  const { columns, measures, notes } = messages.vi.publication.data
  const listed = (kind: 'columns' | 'measures' | 'notes', names: object) =>
    Object.keys(names).map((name) => ({
      kind,
      name,
      ...Object.fromEntries(LOCALES.map((locale) => [locale, meaning(locale, kind, name)])),
    }))
  const rows = [...listed('columns', columns), ...listed('measures', measures), ...listed('notes', notes)]
  return csv(['kind', 'name', ...LOCALES], rows)
}

function meaning(locale: Locale, kind: 'columns' | 'measures' | 'notes', name: string): string {
  const words: Record<string, string> = messages[locale].publication.data[kind]
  return words[name] ?? ''
}
