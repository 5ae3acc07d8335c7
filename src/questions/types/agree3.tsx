import { z } from 'zod'
import { Choices, TextField, Tick } from '../../../views/components/form'
import { PaperFrame, PaperOptions } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { fieldsOf, one, ticked } from '../../kernel/fields'
import type { Locale } from '../../kernel/locale'
import { agreeOptions } from '../agreement'
import { distributionOf, tallyOf } from '../counting'
import { sampleChoice } from '../draw'
import { type Choice, codeOf, judgeChoice, OTHER_TEXT_LONGEST, shownChoice, textOf } from '../options'
import { type AskedQuestion, questionType, type Variable } from '../question-type'
import { easing, faultText, otherLabel, partName, questionLabel } from '../wording'

const OTHER = 'other'

const settings = z.strictObject({
  /** Offers "not enough information" beside the three. */
  unsure: z.boolean().default(false),
})
type Settings = z.infer<typeof settings>

const variableOf = ({ id, label, settings: { unsure } }: AskedQuestion<Settings>, locale: Locale = 'vi') =>
  ({ kind: 'category', id, label, categories: agreeOptions(unsure, locale), ordered: false }) satisfies Variable

/** Agree, disagree or another opinion, all of the same weight. Codes: agree, disagree, other, unsure. */
export const agree3 = questionType<Settings, Choice>({
  name: 'agree3',
  family: 'rate',
  picture: 'M4 12l3 3 5-6M15 9l5 6M20 9l-5 6',
  settings,
  blank: () => ({ unsure: false }),
  Settings: ({ settings: { unsure }, prefix, locale }) => (
    <Tick name={`${prefix}unsure`} label={messages[locale].questions.settings.unsure} ticked={unsure} />
  ),
  readSettings: (sent) => ({ unsure: ticked(sent, 'unsure') }),
  Field: ({ question, sent, faults, locale, number }) => (
    <Choices
      type="radio"
      name={question.id}
      label={questionLabel(question, number, locale)}
      hint={question.hint}
      fault={faultText(agree3, faults, '', locale)}
      choices={agreeOptions(question.settings.unsure, locale).map(({ code, label }) => ({ value: code, label }))}
      chosen={[one(sent, '')]}
      more={easing({ other: OTHER })}
      after={
        <TextField
          name={partName(question, 'other')}
          label={otherLabel(agreeOptions(false, locale), OTHER, locale)}
          value={one(sent, 'other')}
          maxlength={OTHER_TEXT_LONGEST}
          fault={faultText(agree3, faults, 'other', locale)}
        />
      }
    />
  ),
  Paper: ({ question: { label, hint, settings }, locale, number }) => (
    <PaperFrame number={number} label={label} how={messages[locale].questions.paper.markOne} hint={hint}>
      <PaperOptions
        mark="one"
        options={agreeOptions(settings.unsure, locale).map((option) => ({ label: option.label, line: option.code === OTHER }))}
      />
    </PaperFrame>
  ),
  partNames: () => ['', 'other'],
  judge: ({ settings: { unsure }, required }, sent) => judgeChoice(agreeOptions(unsure), OTHER, required, sent),
  sentOf: (_, answer) =>
    fieldsOf([
      ['', codeOf(answer)],
      ['other', textOf(answer)],
    ]),
  variables: (question, locale) => [variableOf(question, locale)],
  values: ({ id }, answer) => ({ [id]: codeOf(answer) }),
  texts: (answer) => (textOf(answer) ? [{ part: 'other', text: textOf(answer) }] : []),
  textParts: ({ label }) => [{ part: 'other', label }],
  tally: (question, counted, locale) => tallyOf(counted, [distributionOf(variableOf(question, locale), counted)]),
  show: ({ settings: { unsure } }, answer, locale) => shownChoice(agreeOptions(unsure, locale), answer),
  sample: ({ id, settings: { unsure } }, draw) => sampleChoice(draw, id, agreeOptions(unsure), 'other'),
  examples: {
    settings: { unsure: true },
    accepts: [{ '': ['agree'] }, { '': ['disagree'] }, { '': ['unsure'] }, { '': ['other'], other: ['Rộng 6 m là đủ'] }],
    refuses: {
      notAnOption: [{ '': ['Agree'] }],
      repeated: [{ '': ['agree', 'disagree'] }],
      otherNotChosen: [{ other: ['Rộng 6 m là đủ'] }],
      badText: [{ '': ['other'], other: ['a\ud800'] }],
      tooLong: [{ '': ['other'], other: ['ô'.repeat(501)] }],
    },
  },
})
