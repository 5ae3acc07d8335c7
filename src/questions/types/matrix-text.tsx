import { z } from 'zod'
import { TextField } from '../../../views/components/form'
import { Group } from '../../../views/components/group'
import { messages } from '../../i18n/messages'
import { fieldsOf, one } from '../../kernel/fields'
import type { Locale } from '../../kernel/locale'
import { cleanLine } from '../../kernel/text'
import { blankOptions } from '../blank'
import { type Cell, cellsOf, columnsSchema, hasRoom, noted, rowsSchema, TableEditor, TablePaper, tooManyCells } from '../cells'
import { tallyOf } from '../counting'
import { accepted, readText, unanswered } from '../judging'
import { readOptions } from '../options-editor'
import { type AskedQuestion, type Counted, questionType, type Variable } from '../question-type'
import { shownNumber, typedNumber, wholeNumber } from '../settings'
import type { Words } from '../tally'
import { faultText, partName, questionLabel } from '../wording'

const LONGEST = 200
const WROTE = '1'

const settings = z
  .strictObject({
    rows: rowsSchema,
    columns: columnsSchema,
    /** The most letters in one cell. */
    longest: wholeNumber(1, LONGEST).default(LONGEST),
  })
  .refine(hasRoom, tooManyCells)
type Settings = z.infer<typeof settings>

/** The words of each cell that has some, by `column.row`. */
type Answer = Readonly<Record<string, string>>

/** A few words in each cell of a table. Required means every cell. */
export const matrixText = questionType<Settings, Answer>({
  name: 'matrixText',
  family: 'table',
  picture: 'M3 5h18v14H3zM3 10h18M9 5v14M11 13h8M11 16h5',
  settings,
  styles: ['css/tables.css'],
  blank: (locale) => ({ rows: blankOptions(locale, 2), columns: blankOptions(locale, 2), longest: LONGEST }),
  Settings: (props) => (
    <>
      <TableEditor type={matrixText} {...props} />
      <TextField
        name={`${props.prefix}longest`}
        label={messages[props.locale].tables.longest}
        value={shownNumber(props.settings.longest)}
        inputmode="numeric"
        width="short"
        fault={faultText(matrixText, props.faults, 'longest', props.locale)}
      />
    </>
  ),
  readSettings: (sent) => ({
    rows: readOptions(sent, 'rows'),
    columns: readOptions(sent, 'columns'),
    longest: typedNumber(sent, 'longest') ?? LONGEST,
  }),
  Field: ({ question, sent, faults, locale, number }) => (
    <Group
      name={question.id}
      label={questionLabel(question, number, locale)}
      hint={question.hint}
      fault={faultText(matrixText, faults, '', locale)}
      more={{ 'data-question': 'cells' }}
    >
      {question.settings.rows.map((row) => (
        <Group name={`${question.id}.row.${row.code}`} label={row.label} hint={row.note} more={{ 'data-row': '' }}>
          {cellsOf(question.settings)
            .filter((cell) => cell.row === row)
            .map(({ column, part }) => (
              <TextField
                name={partName(question, part)}
                label={column.label}
                hint={column.note}
                value={one(sent, part)}
                maxlength={question.settings.longest}
                fault={faultText(matrixText, faults, part, locale)}
              />
            ))}
        </Group>
      ))}
    </Group>
  ),
  Paper: ({ question, locale, number }) => (
    <TablePaper
      question={question}
      number={number}
      how={messages[locale].tables.paper.cellText}
      columns={question.settings.columns.map(noted)}
      rows={question.settings.rows.map(noted)}
    />
  ),
  partNames: ({ settings }) => cellsOf(settings).map(({ part }) => part),
  judge: ({ settings, required }, sent) => {
    const answer: Record<string, string> = {}
    const faults: Record<string, string> = {}
    for (const { part } of cellsOf(settings)) {
      const text = readText(sent, part, settings.longest, cleanLine)
      if ('fault' in text) faults[part] = text.fault
      else if (text.value !== '') answer[part] = text.value
      else if (required) faults[part] = 'required'
    }
    if (Object.keys(faults).length > 0) return { ok: false, faults }
    return Object.keys(answer).length === 0 ? unanswered(required) : accepted(answer)
  },
  sentOf: (_, answer) => fieldsOf(Object.entries(answer)),
  variables: (question, locale = 'vi') => cellsOf(question.settings).map((cell) => wroteOf(question, cell, locale)),
  values: ({ id }, answer) => Object.fromEntries(Object.keys(answer).map((part) => [`${id}.${part}`, WROTE])),
  texts: (answer) => Object.entries(answer).map(([part, text]) => ({ part, text })),
  textParts: ({ settings }) => cellsOf(settings).map(({ part, label }) => ({ part, label })),
  tally: ({ id, settings }, counted) =>
    tallyOf(
      counted,
      cellsOf(settings).map((cell) => wordsOf(id, cell, counted)),
    ),
  show: ({ settings }, answer) =>
    cellsOf(settings)
      .flatMap(({ part, label }) => (answer[part] === undefined ? [] : [`${label}: ${answer[part]}`]))
      .join('\n'),
  sample: ({ id, required, settings }, draw) =>
    fieldsOf(
      cellsOf(settings).flatMap(({ part }) =>
        required || draw.chance(0.6)
          ? [[part, [...draw.words(`${id}.${part}`)].slice(0, settings.longest).join('')] as const]
          : [],
      ),
    ),
  examples: {
    settings: {
      rows: [
        { code: 'a', label: 'Đường' },
        { code: 'b', label: 'Kênh mương', note: 'Gồm cả mương nội đồng.' },
      ],
      columns: [
        { code: 'c', label: 'Chỗ cần sửa' },
        { code: 'd', label: 'Cách sửa' },
      ],
      longest: 60,
    },
    accepts: [
      { 'c.a': ['Dốc nhà ông Ba'], 'd.a': ['Đổ bê tông'], 'c.b': ['Cống số 2'], 'd.b': ['  Nạo\nvét '] },
      { 'c.a': ['ô'.repeat(60)], 'd.a': ['1'], 'c.b': ['2'], 'd.b': ['3'] },
    ],
    refuses: {
      tooLong: [{ 'c.a': ['ô'.repeat(61)] }],
      badText: [{ 'd.b': ['\ud800'] }],
      repeated: [{ 'c.a': ['một', 'hai'] }],
    },
  },
})

/** Whether somebody wrote into the cell, so that it is counted and can be filtered by. */
const wroteOf = ({ id, label }: AskedQuestion<Settings>, cell: Cell, locale: Locale): Variable => ({
  kind: 'category',
  id: `${id}.${cell.part}`,
  label: `${label} – ${cell.label}`,
  categories: [{ code: WROTE, label: messages[locale].questions.hasComment }],
  ordered: false,
})

const wordsOf = (id: string, { part, label }: Cell, counted: Counted): Words => ({
  kind: 'words',
  id: `${id}.${part}`,
  label,
  base: counted.categories(`${id}.${part}`).answered,
})
