import { Choices } from '../../views/components/form'
import { PaperFrame, PaperTable } from '../../views/components/paper'
import { messages } from '../i18n/messages'
import { type Fields, fieldsOf, one } from '../kernel/fields'
import type { Locale } from '../kernel/locale'
import { noted } from './cells'
import { gridOf, tallyOf } from './counting'
import { codesOf } from './draw'
import { accepted, readCode, unanswered } from './judging'
import { labelOf } from './options'
import type { AskedQuestion, Judged, Option, PartFaults, QuestionType } from './question-type'
import { faultText, partName } from './wording'

/** The choice in each row that was answered, by the row's code. */
export type RowAnswers = Readonly<Record<string, string>>

interface Rows<Settings> {
  rowsOf(settings: Settings): readonly Option[]
  /** The same in each row. */
  choicesOf(settings: Settings, locale?: Locale): readonly Option[]
  ordered: boolean
}

/** What the types share that ask for one choice in each of several rows. Required means every row. */
export const choosesInRows = <Settings,>({ rowsOf, choicesOf, ordered }: Rows<Settings>) =>
  ({
    Paper: ({ question: { label, hint, settings }, locale, number }) => (
      <PaperFrame number={number} label={label} how={messages[locale].questions.paper.markOneARow} hint={hint}>
        <PaperTable
          caption={label}
          columns={choicesOf(settings, locale).map((choice) => choice.label)}
          rows={rowsOf(settings).map(noted)}
          cell="one"
        />
      </PaperFrame>
    ),
    partNames: ({ settings }) => codesOf(rowsOf(settings)),
    judge: ({ settings, required }, sent) => judgeRows(rowsOf(settings), choicesOf(settings), required, sent),
    sentOf: (_, answer) => fieldsOf(Object.entries(answer)),
    variables: ({ id, label, settings }, locale) =>
      rowsOf(settings).map((row) => ({
        kind: 'category',
        id: `${id}.${row.code}`,
        label: `${label} – ${row.label}`,
        categories: choicesOf(settings, locale),
        ordered,
      })),
    values: ({ id }, answer) => Object.fromEntries(Object.entries(answer).map(([row, choice]) => [`${id}.${row}`, choice])),
    texts: () => [],
    textParts: () => [],
    tally: ({ id, settings }, counted, locale) =>
      tallyOf(counted, [gridOf(id, rowsOf(settings), choicesOf(settings, locale), counted)]),
    show: ({ settings }, answer, locale) =>
      rowsOf(settings)
        .flatMap(({ code, label }) => {
          const choice = answer[code]
          return choice === undefined ? [] : [`${label}: ${labelOf(choicesOf(settings, locale), choice)}`]
        })
        .join('\n'),
    sample: ({ id, settings }, draw) =>
      fieldsOf(rowsOf(settings).map(({ code }) => [code, draw.choose(`${id}.${code}`, codesOf(choicesOf(settings)))])),
  }) satisfies Partial<QuestionType<Settings, RowAnswers>>

function judgeRows(rows: readonly Option[], choices: readonly Option[], required: boolean, sent: Fields): Judged<RowAnswers> {
  const answer: Record<string, string> = {}
  const faults: Record<string, string> = {}
  let answered = 0
  for (const { code } of rows) {
    const choice = readCode(choices, sent, code)
    if ('fault' in choice) faults[code] = choice.fault
    else if (choice.value === '') {
      if (required) faults[code] = 'required'
    } else {
      answer[code] = choice.value
      answered++
    }
  }
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  return answered === 0 ? unanswered(required) : accepted(answer)
}

interface FieldProps {
  type: { name: string }
  question: AskedQuestion
  rows: readonly Option[]
  choices: readonly Option[]
  sent: Fields
  faults: PartFaults
  locale: Locale
}

/** The rows as controls. */
export const ChoiceRows = ({ type, question, rows, choices, sent, faults, locale }: FieldProps) =>
  rows.map(({ code, label, note }) => (
    <Choices
      type="radio"
      name={partName(question, code)}
      label={label}
      hint={note}
      fault={faultText(type, faults, code, locale)}
      choices={choices.map((choice) => ({ value: choice.code, label: choice.label }))}
      chosen={[one(sent, code)]}
    />
  ))
