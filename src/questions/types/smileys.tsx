import { z } from 'zod'
import { Face } from '../../../views/components/faces'
import { Choices } from '../../../views/components/form'
import { PaperFrame, PaperOptions } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { one } from '../../kernel/fields'
import { choosesOne } from '../one-choice'
import type { Choice } from '../options'
import { questionType } from '../question-type'
import { readScale, ScaleEditor, scaleOptions, stepsSchema, unknownSchema, usualUnknown } from '../scale'
import { faultText, questionLabel } from '../wording'

const settings = z.strictObject({
  /** The words under three or five faces, from bad to good; codes 1 to 3 or 5. */
  steps: stepsSchema(3, 5).refine((steps) => steps.length !== 4, 'threeOrFive'),
  /** The label of the choice `unknown`, which stands outside the order; null for none. */
  unknown: unknownSchema,
})
type Settings = z.infer<typeof settings>

const chosen = choosesOne<Settings>({ optionsOf: ({ settings: own }) => scaleOptions(own), ordered: true })

/** Three faces are the second, third and fourth of five. */
const moodOf = (place: number, count: number): number => (count === 3 ? place + 1 : place)

/** Three or five faces with a word each. */
export const smileys = questionType<Settings, Choice>({
  name: 'smileys',
  family: 'rate',
  picture: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9 9v1M15 9v1M8 14q4 4 8 0',
  settings,
  blank: (locale) => ({ steps: [...messages[locale].choosing.smileys.three], unknown: usualUnknown(locale) }),
  Settings: (props) => <ScaleEditor {...props} type={smileys} most={5} />,
  readSettings: (sent) => readScale(sent, 5),
  styles: ['css/choosing.css'],
  Field: ({ question, sent, faults, locale, number }) => (
    <Choices
      type="radio"
      name={question.id}
      label={questionLabel(question, number, locale)}
      hint={question.hint}
      fault={faultText(smileys, faults, '', locale)}
      choices={scaleOptions(question.settings).map(({ code, label }, place) => ({
        value: code,
        label: code === 'unknown' ? label : <FaceLabel mood={moodOf(place, question.settings.steps.length)} label={label} />,
      }))}
      chosen={[one(sent, '')]}
      more={{ 'data-faces': String(question.settings.steps.length) }}
    />
  ),
  Paper: ({ question: { label, hint, settings: own }, locale, number }) => (
    <PaperFrame number={number} label={label} how={messages[locale].questions.paper.markOne} hint={hint}>
      <PaperOptions
        mark="one"
        options={scaleOptions(own).map((option, place) => ({
          label:
            option.code === 'unknown' ? option.label : <FaceLabel mood={moodOf(place, own.steps.length)} label={option.label} />,
        }))}
      />
    </PaperFrame>
  ),
  ...chosen,
  examples: {
    settings: { steps: ['Không hài lòng', 'Bình thường', 'Hài lòng'], unknown: 'Không biết / không sử dụng' },
    accepts: [{ '': ['1'] }, { '': ['3'] }, { '': ['unknown'] }],
    refuses: { notAnOption: [{ '': ['4'] }, { '': ['0'] }, { '': ['٣'] }], repeated: [{ '': ['1', '2'] }] },
  },
})

const FaceLabel = ({ mood, label }: { mood: number; label: string }) => (
  <>
    <Face mood={mood} /> <span class="face-words">{label}</span>
  </>
)
