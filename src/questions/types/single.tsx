import { z } from 'zod'
import { Choices, TextField } from '../../../views/components/form'
import { PaperFrame, PaperOptions } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { fieldsOf, one } from '../../kernel/fields'
import { blankOptions } from '../blank'
import { distributionOf, tallyOf } from '../counting'
import { sampleChoice } from '../draw'
import {
  type Choice,
  codeOf,
  isCodeOf,
  judgeChoice,
  MOST_OPTIONS,
  OTHER_TEXT_LONGEST,
  optionsSchema,
  shownChoice,
  textOf,
} from '../options'
import { OptionPick, OptionsEditor, readOptions, readPick } from '../options-editor'
import { type AskedQuestion, questionType, type Variable } from '../question-type'
import { easing, faultText, otherLabel, partName, questionLabel } from '../wording'

const settings = z
  .strictObject({
    options: optionsSchema(),
    /** The code of the choice that opens a line of text; null for none. */
    otherCode: z.string().nullable().default(null),
  })
  .refine(({ options, otherCode }) => isCodeOf(options, otherCode), { path: ['otherCode'], error: 'notAnOption' })
type Settings = z.infer<typeof settings>

const variableOf = ({ id, label, settings: { options } }: AskedQuestion<Settings>) =>
  ({ kind: 'category', id, label, categories: options, ordered: false }) satisfies Variable

/** One choice of several. */
export const single = questionType<Settings, Choice>({
  name: 'single',
  family: 'choose',
  picture: 'M5 7.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M5 16.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M7 7.5h1M13 7.5h7M13 16.5h7',
  settings,
  blank: (locale) => ({ options: blankOptions(locale, 2), otherCode: null }),
  Settings: ({ settings: { options, otherCode }, prefix, faults, locale }) => {
    const words = messages[locale].questions.settings
    const editor = { name: 'options', prefix, options, most: MOST_OPTIONS, locale }
    return (
      <>
        <OptionsEditor {...editor} legend={words.options} fault={faultText(single, faults, 'options', locale)} />
        <OptionPick
          {...editor}
          setting="otherCode"
          label={words.otherCode}
          value={otherCode}
          fault={faultText(single, faults, 'otherCode', locale)}
        />
      </>
    )
  },
  readSettings: (sent) => ({ options: readOptions(sent, 'options'), otherCode: readPick(sent, 'otherCode', 'options') }),
  Field: ({ question, sent, faults, locale, number }) => (
    <Choices
      type="radio"
      name={question.id}
      label={questionLabel(question, number, locale)}
      hint={question.hint}
      fault={faultText(single, faults, '', locale)}
      choices={question.settings.options.map(({ code, label, note }) => ({ value: code, label, note }))}
      chosen={[one(sent, '')]}
      more={easing({ other: question.settings.otherCode })}
      after={
        question.settings.otherCode !== null && (
          <TextField
            name={partName(question, 'other')}
            label={otherLabel(question.settings.options, question.settings.otherCode, locale)}
            value={one(sent, 'other')}
            maxlength={OTHER_TEXT_LONGEST}
            fault={faultText(single, faults, 'other', locale)}
          />
        )
      }
    />
  ),
  Paper: ({ question: { label, hint, settings }, locale, number }) => (
    <PaperFrame number={number} label={label} how={messages[locale].questions.paper.markOne} hint={hint}>
      <PaperOptions
        mark="one"
        options={settings.options.map(({ code, ...option }) => ({ ...option, line: code === settings.otherCode }))}
      />
    </PaperFrame>
  ),
  partNames: ({ settings: { otherCode } }) => (otherCode === null ? [''] : ['', 'other']),
  reorder: (question, shuffle) => ({
    ...question,
    settings: { ...question.settings, options: shuffle(question.settings.options) },
  }),
  judge: ({ settings: { options, otherCode }, required }, sent) => judgeChoice(options, otherCode, required, sent),
  sentOf: (_, answer) =>
    fieldsOf([
      ['', codeOf(answer)],
      ['other', textOf(answer)],
    ]),
  variables: (question) => [variableOf(question)],
  values: ({ id }, answer) => ({ [id]: codeOf(answer) }),
  texts: (answer) => (textOf(answer) ? [{ part: 'other', text: textOf(answer) }] : []),
  textParts: ({ label, settings: { otherCode } }) => (otherCode === null ? [] : [{ part: 'other', label }]),
  tally: (question, counted) => tallyOf(counted, [distributionOf(variableOf(question), counted)]),
  show: ({ settings: { options } }, answer) => shownChoice(options, answer),
  sample: ({ id, settings: { options, otherCode } }, draw) => sampleChoice(draw, id, options, otherCode),
  examples: {
    settings: {
      options: [
        { code: 'a', label: 'Có' },
        { code: 'b', label: 'Không' },
        { code: 'c', label: 'Ý kiến khác' },
      ],
      otherCode: 'c',
    },
    accepts: [{ '': ['a'] }, { '': ['c'], other: ['Làm sau mùa lũ'] }, { '': ['c'] }],
    refuses: {
      notAnOption: [{ '': ['x'] }, { '': ['\ud800'] }],
      repeated: [{ '': ['a', 'b'] }, { '': ['c'], other: ['một', 'hai'] }],
      otherNotChosen: [{ other: ['Làm sau mùa lũ'] }],
      badText: [{ '': ['c'], other: ['\ud800'] }],
      tooLong: [{ '': ['c'], other: ['ô'.repeat(501)] }],
    },
  },
})
