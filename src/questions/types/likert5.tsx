import { z } from 'zod'
import { Choices } from '../../../views/components/form'
import { PaperFrame, PaperOptions } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { fieldsOf, one } from '../../kernel/fields'
import { distributionOf, tallyOf } from '../counting'
import { codesOf } from '../draw'
import { accepted, readCode, refused, unanswered } from '../judging'
import { labelOf } from '../options'
import { type AskedQuestion, questionType, type Variable } from '../question-type'
import { readScale, ScaleEditor, scaleOptions, stepsSchema, unknownSchema, usualSteps, usualUnknown } from '../scale'
import { faultText, questionLabel } from '../wording'

const settings = z.strictObject({
  /** From the lowest, code 1, to the highest, code 5. */
  steps: stepsSchema(5, 5),
  /** The label of the choice `unknown`, which stands outside the order; null for none. */
  unknown: unknownSchema,
})
type Settings = z.infer<typeof settings>

const variableOf = ({ id, label, settings }: AskedQuestion<Settings>) =>
  ({ kind: 'category', id, label, categories: scaleOptions(settings), ordered: true }) satisfies Variable

/** Five steps from low to high, and outside of them "do not know". */
export const likert5 = questionType<Settings, string>({
  name: 'likert5',
  family: 'rate',
  picture: 'M3 12h18M4 9v6M8 10v4M12 8v8M16 10v4M20 9v6',
  settings,
  blank: (locale) => ({ steps: [...usualSteps(locale)], unknown: usualUnknown(locale) }),
  Settings: (props) => <ScaleEditor {...props} type={likert5} most={5} />,
  readSettings: (sent) => readScale(sent, 5),
  Field: ({ question, sent, faults, locale, number }) => (
    <Choices
      type="radio"
      name={question.id}
      label={questionLabel(question, number, locale)}
      hint={question.hint}
      fault={faultText(likert5, faults, '', locale)}
      choices={scaleOptions(question.settings).map(({ code, label }) => ({ value: code, label }))}
      chosen={[one(sent, '')]}
    />
  ),
  Paper: ({ question: { label, hint, settings }, locale, number }) => (
    <PaperFrame number={number} label={label} how={messages[locale].questions.paper.markOne} hint={hint}>
      <PaperOptions mark="one" options={scaleOptions(settings)} />
    </PaperFrame>
  ),
  partNames: () => [''],
  judge: ({ settings, required }, sent) => {
    const code = readCode(scaleOptions(settings), sent, '')
    if ('fault' in code) return refused(code.fault)
    return code.value === '' ? unanswered(required) : accepted(code.value)
  },
  sentOf: (_, answer) => fieldsOf([['', answer]]),
  variables: (question) => [variableOf(question)],
  values: ({ id }, answer) => ({ [id]: answer }),
  texts: () => [],
  textParts: () => [],
  tally: (question, counted) => tallyOf(counted, [distributionOf(variableOf(question), counted)]),
  show: ({ settings }, answer) => labelOf(scaleOptions(settings), answer),
  sample: ({ id, settings }, draw) => fieldsOf([['', draw.choose(id, codesOf(scaleOptions(settings)))]]),
  examples: {
    settings: {
      steps: ['Rất khó hiểu', 'Khó hiểu', 'Bình thường', 'Dễ hiểu', 'Rất dễ hiểu'],
      unknown: 'Không biết / không sử dụng',
    },
    accepts: [{ '': ['1'] }, { '': ['5'] }, { '': ['unknown'] }],
    refuses: { notAnOption: [{ '': ['6'] }, { '': ['0'] }, { '': ['٣'] }], repeated: [{ '': ['1', '2'] }] },
  },
})
