import { z } from 'zod'
import { Choices, Tick } from '../../../views/components/form'
import { PaperFrame, PaperOptions } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { one, ticked } from '../../kernel/fields'
import { agreeOptions } from '../agreement'
import { choosesOne, OtherWords } from '../one-choice'
import type { Choice } from '../options'
import { questionType } from '../question-type'
import { easing, faultText, questionLabel } from '../wording'

const OTHER = 'other'

const settings = z.strictObject({
  /** Offers "not enough information" beside the three. */
  unsure: z.boolean().default(false),
})
type Settings = z.infer<typeof settings>

const chosen = choosesOne<Settings>({
  optionsOf: ({ settings: { unsure } }, locale) => agreeOptions(unsure, locale),
  otherOf: () => OTHER,
})

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
        <OtherWords
          type={agree3}
          question={question}
          options={agreeOptions(false, locale)}
          otherCode={OTHER}
          sent={sent}
          faults={faults}
          locale={locale}
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
  ...chosen,
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
