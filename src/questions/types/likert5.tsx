import { z } from 'zod'
import { Choices } from '../../../views/components/form'
import { PaperFrame, PaperOptions } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { one } from '../../kernel/fields'
import { choosesOne } from '../one-choice'
import type { Choice } from '../options'
import { questionType } from '../question-type'
import { readScale, ScaleEditor, scaleOptions, stepsSchema, unknownSchema, usualSteps, usualUnknown } from '../scale'
import { faultText, questionLabel } from '../wording'

const settings = z.strictObject({
  /** From the lowest, code 1, to the highest, code 5. */
  steps: stepsSchema(5, 5),
  /** The label of the choice `unknown`, which stands outside the order; null for none. */
  unknown: unknownSchema,
})
type Settings = z.infer<typeof settings>

const chosen = choosesOne<Settings>({ optionsOf: ({ settings: own }) => scaleOptions(own), ordered: true })

/** Five steps from low to high, and outside of them "do not know". */
export const likert5 = questionType<Settings, Choice>({
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
  ...chosen,
  examples: {
    settings: {
      steps: ['Rất khó hiểu', 'Khó hiểu', 'Bình thường', 'Dễ hiểu', 'Rất dễ hiểu'],
      unknown: 'Không biết / không sử dụng',
    },
    accepts: [{ '': ['1'] }, { '': ['5'] }, { '': ['unknown'] }],
    refuses: { notAnOption: [{ '': ['6'] }, { '': ['0'] }, { '': ['٣'] }], repeated: [{ '': ['1', '2'] }] },
  },
})
