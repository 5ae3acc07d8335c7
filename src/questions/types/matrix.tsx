import { z } from 'zod'
import { Group } from '../../../views/components/group'
import { messages } from '../../i18n/messages'
import { blankOptions } from '../blank'
import { ChoiceRows, choosesInRows, type RowAnswers } from '../choice-rows'
import { MOST_OPTIONS, optionsSchema } from '../options'
import { OptionsEditor, readOptions } from '../options-editor'
import { questionType } from '../question-type'
import { readScale, ScaleEditor, scaleOptions, stepsSchema, unknownSchema, usualSteps, usualUnknown } from '../scale'
import { faultText, questionLabel } from '../wording'

const settings = z.strictObject({
  rows: optionsSchema(1),
  /** Two to five labels; codes 1 … 5 from the lowest to the highest. */
  steps: stepsSchema(2, 5),
  /** The label of the choice `unknown`, which stands outside the order; null for none. */
  unknown: unknownSchema,
})
type Settings = z.infer<typeof settings>

/** Several things judged on one scale, a row each. Required means every row. */
export const matrix = questionType<Settings, RowAnswers>({
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
      <ChoiceRows
        type={matrix}
        question={question}
        rows={question.settings.rows}
        choices={scaleOptions(question.settings)}
        sent={sent}
        faults={faults}
        locale={locale}
      />
    </Group>
  ),
  ...choosesInRows<Settings>({ rowsOf: ({ rows }) => rows, choicesOf: scaleOptions, ordered: true }),
  reorder: (question, shuffle) => ({
    ...question,
    settings: { ...question.settings, rows: shuffle(question.settings.rows) },
  }),
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
