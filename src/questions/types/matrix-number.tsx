import { z } from 'zod'
import { Select, TextField } from '../../../views/components/form'
import { Group } from '../../../views/components/group'
import { messages } from '../../i18n/messages'
import { type Fields, fieldsOf, one } from '../../kernel/fields'
import type { Locale } from '../../kernel/locale'
import { blankOptions } from '../blank'
import { ColumnSums, columnMeasures, RowSum, SUMS, showsColumns, showsRows, sumIn } from '../cell-sums'
import { cellPart, cellsOf, columnsSchema, hasRoom, noted, rowsSchema, TableEditor, TablePaper, tooManyCells } from '../cells'
import { tallyOf } from '../counting'
import { accepted, readOne, unanswered } from '../judging'
import { boundSchema, boundsInOrder, keysFor, limitsText, readWithin, sampleWithin, unitSchema } from '../limits'
import { readOptions } from '../options-editor'
import { type AskedQuestion, type Judged, questionType } from '../question-type'
import { shownNumber, typedLine, typedNumber, wholeNumber } from '../settings'
import { MOST_DECIMALS, typedNumberOf } from '../typed-number'
import { faultText, partName, questionLabel, shownFigure } from '../wording'

const settings = z
  .strictObject({
    rows: rowsSchema,
    columns: columnsSchema,
    /** One for all cells; what differs by column is said in the column's label. */
    unit: unitSchema,
    least: boundSchema,
    most: boundSchema,
    decimals: wholeNumber(0, MOST_DECIMALS).default(0),
    /** The totals whoever answers is shown; nobody types them. */
    sums: z.enum(SUMS, 'notAnOption').default('none'),
  })
  .refine(hasRoom, tooManyCells)
  .refine(boundsInOrder, { path: ['most'], error: 'mostNotAbove' })
type Settings = z.infer<typeof settings>

/** The number of each cell that has one, by `column.row`. */
type Answer = Readonly<Record<string, number>>

/** A number in each cell of a table. Required means every cell. */
export const matrixNumber = questionType<Settings, Answer>({
  name: 'matrixNumber',
  family: 'table',
  picture: 'M3 5h18v14H3zM3 10h18M9 5v14M12 14h3M13.5 12.5v3M17 14h2',
  settings,
  styles: ['css/tables.css'],
  scripts: ['js/tables.js'],
  blank: (locale) => ({
    rows: blankOptions(locale, 2),
    columns: blankOptions(locale, 2),
    ...{ unit: '', least: 0, most: null, decimals: 0, sums: 'none' as const },
  }),
  Settings: (props) => {
    const { settings, prefix, faults, locale } = props
    const words = messages[locale]
    const line = (name: 'unit' | 'least' | 'most' | 'decimals', label: string) => (
      <TextField
        name={`${prefix}${name}`}
        label={label}
        value={name === 'unit' ? settings.unit : shownNumber(settings[name])}
        maxlength={30}
        inputmode={name === 'unit' ? undefined : 'decimal'}
        width={name === 'unit' ? 'medium' : 'short'}
        fault={faultText(matrixNumber, faults, name, locale)}
      />
    )
    return (
      <>
        <TableEditor type={matrixNumber} {...props} />
        {(['unit', 'least', 'most', 'decimals'] as const).map((name) => line(name, words.questions.settings[name]))}
        <Select
          name={`${prefix}sums`}
          label={words.tables.sums}
          value={settings.sums}
          choices={SUMS.map((value) => ({ value, label: words.tables.sumsFor[value] }))}
          fault={faultText(matrixNumber, faults, 'sums', locale)}
        />
      </>
    )
  },
  readSettings: (sent) => ({
    rows: readOptions(sent, 'rows'),
    columns: readOptions(sent, 'columns'),
    unit: typedLine(sent, 'unit'),
    least: typedNumber(sent, 'least', MOST_DECIMALS),
    most: typedNumber(sent, 'most', MOST_DECIMALS),
    decimals: typedNumber(sent, 'decimals') ?? 0,
    sums: one(sent, 'sums') || undefined,
  }),
  Field: ({ question, sent, faults, locale, number }) => {
    const { settings } = question
    return (
      <Group
        name={question.id}
        label={questionLabel(question, number, locale)}
        hint={hintOf(question, locale)}
        fault={faultText(matrixNumber, faults, '', locale)}
        more={{ 'data-question': 'cells', ...(settings.sums !== 'none' && { 'data-sums': String(settings.decimals) }) }}
      >
        {settings.rows.map((row) => (
          <Group name={`${question.id}.row.${row.code}`} label={row.label} hint={row.note} more={{ 'data-row': '' }}>
            {settings.columns.map((column) => (
              <TextField
                name={partName(question, cellPart(column, row))}
                label={column.label}
                hint={column.note}
                value={one(sent, cellPart(column, row))}
                inputmode={keysFor(settings)}
                autocomplete="off"
                maxlength={24}
                fault={faultText(matrixNumber, faults, cellPart(column, row), locale)}
              />
            ))}
            {showsRows(settings) && <RowSum settings={settings} sent={sent} row={row} locale={locale} />}
          </Group>
        ))}
        {showsColumns(settings) && <ColumnSums settings={settings} sent={sent} locale={locale} />}
      </Group>
    )
  },
  Paper: ({ question, locale, number }) => {
    const { sum, paper } = messages[locale].tables
    const { rows, columns } = question.settings
    return (
      <TablePaper
        question={{ ...question, hint: hintOf(question, locale) }}
        number={number}
        how={paper.cellNumber}
        columns={[...columns.map(noted), ...(showsRows(question.settings) ? [sum] : [])]}
        rows={[...rows.map(noted), ...(showsColumns(question.settings) ? [sum] : [])]}
      />
    )
  },
  partNames: ({ settings }) => cellsOf(settings).map(({ part }) => part),
  judge,
  sentOf: (_, answer) => fieldsOf(Object.entries(answer).map(([part, value]) => [part, typedNumberOf(value)])),
  variables: ({ id, label, settings }) =>
    cellsOf(settings).map((cell) => ({
      kind: 'number',
      id: `${id}.${cell.part}`,
      label: `${label} – ${cell.label}`,
      unit: settings.unit,
    })),
  values: ({ id }, answer) => Object.fromEntries(Object.entries(answer).map(([part, value]) => [`${id}.${part}`, value])),
  texts: () => [],
  textParts: () => [],
  tally: (question, counted) =>
    tallyOf(
      counted,
      question.settings.columns.map((column) => columnMeasures(question, column, counted)),
    ),
  show: ({ settings }, answer, locale) => {
    const { sumOf } = messages[locale].tables
    const line = (label: string, value: number | null) =>
      value === null ? [] : [`${label}: ${shownFigure(value, locale)} ${settings.unit}`.trim()]
    return [
      ...cellsOf(settings).flatMap(({ part, label }) => line(label, answer[part] ?? null)),
      ...(showsRows(settings) ? settings.rows : []).flatMap((row) =>
        line(
          sumOf(row.label),
          sumIn(settings, answer, (cell) => cell.row === row),
        ),
      ),
      ...(showsColumns(settings) ? settings.columns : []).flatMap((column) =>
        line(
          sumOf(column.label),
          sumIn(settings, answer, (cell) => cell.column === column),
        ),
      ),
    ].join('\n')
  },
  sample: ({ id, settings }, draw) =>
    fieldsOf(
      cellsOf(settings).map(({ part }) => [part, sampleWithin(settings, (from, to) => draw.whole(`${id}.${part}`, from, to))]),
    ),
  examples: {
    settings: {
      rows: [
        { code: 'a', label: 'Lúa' },
        { code: 'b', label: 'Ngô', note: 'Cả ngô sinh khối.' },
      ],
      columns: [
        { code: 'c', label: 'Diện tích (sào)' },
        { code: 'd', label: 'Cho thuê (sào)' },
      ],
      ...{ unit: 'sào', least: 0, most: 500, decimals: 1, sums: 'both' },
    },
    accepts: [
      { 'c.a': ['3,5'], 'd.a': ['0'], 'c.b': ['12'], 'd.b': ['0.1'] },
      { 'c.a': ['0,1'], 'd.a': ['0,2'], 'c.b': ['500'], 'd.b': ['-0'] },
    ],
    refuses: {
      notANumber: [{ 'c.a': ['ba sào'] }, { 'd.b': ['1e3'] }],
      tooPrecise: [{ 'c.b': ['1,25'] }],
      tooSmall: [{ 'c.a': ['-1'] }],
      tooLarge: [{ 'c.a': ['501'] }],
      repeated: [{ 'c.a': ['1', '2'] }],
    },
  },
})

function judge({ settings, required }: AskedQuestion<Settings>, sent: Fields): Judged<Answer> {
  const answer: Record<string, number> = {}
  const faults: Record<string, string> = {}
  for (const { part } of cellsOf(settings)) {
    const typed = readOne(sent, part)
    if ('fault' in typed) faults[part] = typed.fault
    else if (typed.value.trim() === '') {
      if (required) faults[part] = 'required'
    } else {
      const read = readWithin(typed.value, settings)
      if ('fault' in read) faults[part] = read.fault
      else answer[part] = read.value
    }
  }
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  return Object.keys(answer).length === 0 ? unanswered(required) : accepted(answer)
}

const hintOf = ({ hint, settings }: AskedQuestion<Settings>, locale: Locale): string =>
  [hint, limitsText(settings, locale)].filter(Boolean).join(' ')
