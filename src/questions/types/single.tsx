import { z } from 'zod'
import { Choices } from '../../../views/components/form'
import { PaperFrame, PaperOptions } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { one } from '../../kernel/fields'
import { blankOptions } from '../blank'
import { choosesOne, OtherWords } from '../one-choice'
import { type Choice, isCodeOf, MOST_OPTIONS, optionsSchema, reorderOptions } from '../options'
import { OptionPick, OptionsEditor, readOptions, readPick } from '../options-editor'
import { questionType } from '../question-type'
import { easing, faultText, questionLabel } from '../wording'

const settings = z
  .strictObject({
    options: optionsSchema(),
    /** The code of the choice that opens a line of text; null for none. */
    otherCode: z.string().nullable().default(null),
  })
  .refine(({ options, otherCode }) => isCodeOf(options, otherCode), { path: ['otherCode'], error: 'notAnOption' })
type Settings = z.infer<typeof settings>

const chosen = choosesOne<Settings>({
  optionsOf: ({ settings: { options } }) => options,
  otherOf: ({ settings: { otherCode } }) => otherCode,
})

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
      after={<OtherWords type={single} {...question.settings} question={question} sent={sent} faults={faults} locale={locale} />}
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
  reorder: reorderOptions,
  ...chosen,
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
