import { z } from 'zod'
import { Choices } from '../../../views/components/form'
import { Group } from '../../../views/components/group'
import { PaperFrame, PaperTable } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { fieldsOf, one } from '../../kernel/fields'
import { blankOptions } from '../blank'
import { gridOf, tallyOf } from '../counting'
import { codesOf } from '../draw'
import { accepted, readCode, unanswered } from '../judging'
import { labelOf, MOST_OPTIONS, optionsSchema } from '../options'
import { OptionsEditor, readOptions } from '../options-editor'
import { questionType } from '../question-type'
import { readScale, ScaleEditor, scaleOptions, stepsSchema, unknownSchema, usualSteps, usualUnknown } from '../scale'
import { faultText, partName, questionLabel } from '../wording'

const settings = z.strictObject({
  rows: optionsSchema(1),
  /** Two to five labels; codes 1 … 5 from the lowest to the highest. */
  steps: stepsSchema(2, 5),
  /** The label of the choice `unknown`, which stands outside the order; null for none. */
  unknown: unknownSchema,
})
type Settings = z.infer<typeof settings>

/** The step of each row that was answered, by the row's code. */
type Answer = Readonly<Record<string, string>>

/** Several things judged on one scale, a row each. Required means every row. */
export const matrix = questionType<Settings, Answer>({
  name: 'matrix',
  family: 'table',
  picture: 'M3 5h18v14H3zM3 10h18M9 5v14M15 5v14',
  settings,
  blank: (locale) => ({ rows: blankOptions(locale, 2), steps: [...usualSteps(locale)], unknown: usualUnknown(locale) }),
  Settings: ({ settings: { rows, ...scale }, prefix, faults, locale }) => (
    <>
      <OptionsEditor
        name="rows"
        prefix={prefix}
        legend={messages[locale].questions.settings.rows}
        options={rows}
        most={MOST_OPTIONS}
        fault={faultText(matrix, faults, 'rows', locale)}
        locale={locale}
      />
      <ScaleEditor type={matrix} settings={scale} most={5} prefix={prefix} faults={faults} locale={locale} />
    </>
  ),
  readSettings: (sent) => ({ rows: readOptions(sent, 'rows'), ...readScale(sent, 5) }),
  Field: ({ question, sent, faults, locale, number }) => (
    <Group
      name={question.id}
      label={questionLabel(question, number, locale)}
      hint={question.hint}
      fault={faultText(matrix, faults, '', locale)}
      more={{ 'data-question': 'matrix' }}
    >
      {question.settings.rows.map(({ code, label, note }) => (
        <Choices
          type="radio"
          name={partName(question, code)}
          label={label}
          hint={note}
          fault={faultText(matrix, faults, code, locale)}
          choices={scaleOptions(question.settings).map((step) => ({ value: step.code, label: step.label }))}
          chosen={[one(sent, code)]}
        />
      ))}
    </Group>
  ),
  Paper: ({ question: { label, hint, settings }, locale, number }) => (
    <PaperFrame number={number} label={label} how={messages[locale].questions.paper.markOneARow} hint={hint}>
      <PaperTable
        caption={label}
        columns={scaleOptions(settings).map((step) => step.label)}
        rows={settings.rows.map((row) => (
          <>
            {row.label}
            {row.note && <span class="paper-note">{row.note}</span>}
          </>
        ))}
        cell="one"
      />
    </PaperFrame>
  ),
  partNames: ({ settings: { rows } }) => rows.map(({ code }) => code),
  reorder: (question, shuffle) => ({
    ...question,
    settings: { ...question.settings, rows: shuffle(question.settings.rows) },
  }),
  judge: ({ settings, required }, sent) => {
    const answer: Record<string, string> = {}
    const faults: Record<string, string> = {}
    let answered = 0
    for (const { code } of settings.rows) {
      const step = readCode(scaleOptions(settings), sent, code)
      if ('fault' in step) faults[code] = step.fault
      else if (step.value === '') {
        if (required) faults[code] = 'required'
      } else {
        answer[code] = step.value
        answered++
      }
    }
    if (Object.keys(faults).length > 0) return { ok: false, faults }
    return answered === 0 ? unanswered(required) : accepted(answer)
  },
  sentOf: (_, answer) => fieldsOf(Object.entries(answer)),
  variables: ({ id, label, settings }) =>
    settings.rows.map((row) => ({
      kind: 'category',
      id: `${id}.${row.code}`,
      label: `${label} – ${row.label}`,
      categories: scaleOptions(settings),
      ordered: true,
    })),
  values: ({ id }, answer) => Object.fromEntries(Object.entries(answer).map(([code, step]) => [`${id}.${code}`, step])),
  texts: () => [],
  textParts: () => [],
  tally: ({ id, settings }, counted) => tallyOf(counted, [gridOf(id, settings.rows, scaleOptions(settings), counted)]),
  show: ({ settings }, answer) =>
    settings.rows
      .flatMap(({ code, label }) => {
        const step = answer[code]
        return step === undefined ? [] : [`${label}: ${labelOf(scaleOptions(settings), step)}`]
      })
      .join('\n'),
  sample: ({ id, settings }, draw) =>
    fieldsOf(settings.rows.map(({ code }) => [code, draw.choose(`${id}.${code}`, codesOf(scaleOptions(settings)))])),
  examples: {
    settings: {
      rows: [
        { code: 'a', label: 'Đúng giờ' },
        { code: 'b', label: 'Sạch sẽ sau thu gom' },
        { code: 'c', label: 'Minh bạch thu chi' },
      ],
      steps: ['Chưa hài lòng', 'Hài lòng'],
      unknown: 'Không rõ',
    },
    accepts: [
      { a: ['1'], b: ['2'], c: ['unknown'] },
      { a: ['2'], b: ['2'], c: ['2'] },
    ],
    refuses: { notAnOption: [{ a: ['3'], b: ['1'], c: ['1'] }], repeated: [{ a: ['1', '2'] }] },
  },
})
