import { z } from 'zod'
import { Choices } from '../../../views/components/form'
import { Group } from '../../../views/components/group'
import { PaperFrame, PaperTable } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { type Fields, fieldsOf, many } from '../../kernel/fields'
import { blankOptions } from '../blank'
import { noted } from '../cells'
import { distributionOf, tallyOf } from '../counting'
import { chooseSome, codesOf } from '../draw'
import { accepted, unanswered } from '../judging'
import { labelOf, MOST_OPTIONS, optionsSchema } from '../options'
import { OptionsEditor, readOptions } from '../options-editor'
import { type AskedQuestion, type Judged, type Option, questionType, type Variable } from '../question-type'
import { SettingFigure } from '../setting-figure'
import { typedNumber, wholeNumber } from '../settings'
import { faultText, partName, questionLabel } from '../wording'

const settings = z.strictObject({
  rows: optionsSchema(1),
  columns: optionsSchema(2),
  /** The most that may be chosen in one row; null for as many as there are. */
  most: wholeNumber(1, MOST_OPTIONS).nullable().default(null),
})
type Settings = z.infer<typeof settings>

/** The codes chosen in each row that was answered, by the row's code, in the order of the columns. */
type Answer = Readonly<Record<string, readonly string[]>>

const rowVariable = ({ id, label, settings: { columns } }: AskedQuestion<Settings>, row: Option) =>
  ({ kind: 'multiple', id: `${id}.${row.code}`, label: `${label} – ${row.label}`, categories: columns }) satisfies Variable

/** Several choices in each of several rows. Required means every row. */
export const matrixMany = questionType<Settings, Answer>({
  name: 'matrixMany',
  family: 'table',
  picture: 'M3 5h18v14H3zM3 10h18M9 5v14M5 7h2M5 14l1.5 2L8 13M12 14l1.5 2L15 13',
  settings,
  blank: (locale) => ({ rows: blankOptions(locale, 2), columns: blankOptions(locale, 3), most: null }),
  Settings: ({ settings: { rows, columns, most }, prefix, faults, locale }) => {
    const words = messages[locale]
    const editor = { prefix, most: MOST_OPTIONS, locale }
    const fault = (setting: string) => faultText(matrixMany, faults, setting, locale)
    return (
      <>
        <OptionsEditor {...editor} name="rows" legend={words.questions.settings.rows} options={rows} fault={fault('rows')} />
        <OptionsEditor {...editor} name="columns" legend={words.tables.columns} options={columns} fault={fault('columns')} />
        <SettingFigure
          type={matrixMany}
          name="most"
          label={words.tables.mostARow}
          value={most}
          prefix={prefix}
          faults={faults}
          locale={locale}
        />
      </>
    )
  },
  readSettings: (sent) => ({
    rows: readOptions(sent, 'rows'),
    columns: readOptions(sent, 'columns'),
    most: typedNumber(sent, 'most'),
  }),
  Field: ({ question, sent, faults, locale, number }) => {
    const { rows, columns, most } = question.settings
    const { several, atMost } = messages[locale].questions.choose
    return (
      <Group
        name={question.id}
        label={questionLabel(question, number, locale)}
        hint={[question.hint, most === null ? several : atMost(String(most))].filter(Boolean).join(' ')}
        fault={faultText(matrixMany, faults, '', locale)}
        more={{ 'data-question': 'matrix' }}
      >
        {rows.map(({ code, label, note }) => (
          <Choices
            type="checkbox"
            name={partName(question, code)}
            label={label}
            hint={note}
            fault={faultText(matrixMany, faults, code, locale)}
            choices={columns.map((column) => ({ value: column.code, label: column.label, note: column.note }))}
            chosen={many(sent, code)}
          />
        ))}
      </Group>
    )
  },
  Paper: ({ question: { label, hint, settings }, locale, number }) => {
    const limit = settings.most === null ? '' : messages[locale].questions.paper.markAtMost(String(settings.most))
    const how = [messages[locale].tables.paper.markSomeARow, limit].filter(Boolean).join('; ')
    return (
      <PaperFrame number={number} label={label} how={how} hint={hint}>
        <PaperTable caption={label} columns={settings.columns.map(noted)} rows={settings.rows.map(noted)} cell="several" />
      </PaperFrame>
    )
  },
  partNames: ({ settings: { rows } }) => rows.map(({ code }) => code),
  judge,
  sentOf: (_, answer) => fieldsOf(Object.entries(answer).flatMap(([row, codes]) => codes.map((code) => [row, code] as const))),
  variables: (question) => question.settings.rows.map((row) => rowVariable(question, row)),
  values: ({ id }, answer) => Object.fromEntries(Object.entries(answer).map(([row, codes]) => [`${id}.${row}`, codes])),
  texts: () => [],
  textParts: () => [],
  tally: (question, counted) =>
    tallyOf(
      counted,
      question.settings.rows.map((row) => ({ ...distributionOf(rowVariable(question, row), counted), label: row.label })),
    ),
  show: ({ settings: { rows, columns } }, answer) =>
    rows
      .flatMap(({ code, label }) => {
        const codes = answer[code]
        return codes ? [`${label}: ${codes.map((each) => labelOf(columns, each)).join('; ')}`] : []
      })
      .join('\n'),
  sample: ({ id, settings: { rows, columns, most } }, draw) =>
    fieldsOf(
      rows.flatMap(({ code }) => {
        const variable = `${id}.${code}`
        const howMany = draw.whole(variable, 1, Math.min(columns.length, most ?? 3))
        return chooseSome(draw, variable, codesOf(columns), howMany).map((column) => [code, column] as const)
      }),
    ),
  examples: {
    settings: {
      rows: [
        { code: 'a', label: 'Người cao tuổi' },
        { code: 'b', label: 'Trẻ em' },
      ],
      columns: [
        { code: 'c', label: 'Khám sức khỏe' },
        { code: 'd', label: 'Chỗ sinh hoạt chung' },
        { code: 'e', label: 'Đi lại', note: 'Xe đưa đón, đường không có bậc.' },
      ],
      most: 2,
    },
    accepts: [
      { a: ['c'], b: ['c', 'e'] },
      { a: ['e', 'd'], b: ['d'] },
    ],
    refuses: {
      notAnOption: [{ a: ['x'] }, { a: ['c', ''], b: ['c'] }],
      repeated: [{ a: ['c', 'c'] }],
      tooManyChosen: [{ a: ['c', 'd', 'e'], b: ['c'] }],
    },
  },
})

function judge({ settings: { rows, columns, most }, required }: AskedQuestion<Settings>, sent: Fields): Judged<Answer> {
  const answer: Record<string, string[]> = {}
  const faults: Record<string, string> = {}
  for (const { code } of rows) {
    const chosen = many(sent, code)
    if (chosen.length === 0 || (chosen.length === 1 && chosen[0] === '')) {
      if (required) faults[code] = 'required'
      continue
    }
    const fault = faultIn(chosen, columns, most)
    if (fault) faults[code] = fault
    else answer[code] = columns.map((column) => column.code).filter((column) => chosen.includes(column))
  }
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  return Object.keys(answer).length === 0 ? unanswered(required) : accepted(answer)
}

function faultIn(chosen: readonly string[], columns: readonly Option[], most: number | null): string | undefined {
  if (chosen.length > columns.length || new Set(chosen).size < chosen.length) return 'repeated'
  if (chosen.some((code) => !columns.some((column) => column.code === code))) return 'notAnOption'
  return most !== null && chosen.length > most ? `tooManyChosen ${most}` : undefined
}
