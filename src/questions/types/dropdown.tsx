import { z } from 'zod'
import { Select } from '../../../views/components/form'
import { PaperFrame, PaperLine, PaperOptions } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { one } from '../../kernel/fields'
import { ListEditor, listOf, readList } from '../list-editor'
import { choosesOne, OtherWords } from '../one-choice'
import { type Choice, isCodeOf, longOptionsSchema, reorderOptions } from '../options'
import { questionType } from '../question-type'
import { faultText, questionLabel } from '../wording'

const MOST = 1000
/** Fewer are seen at a glance: a search would only be in the way. */
const SEARCHED_FROM = 11
/** More are not printed on a sheet of paper. */
const MOST_ON_PAPER = 31

const settings = z
  .strictObject({
    options: longOptionsSchema(2, MOST),
    /** The code of the choice that opens a line of text; null for none. */
    otherCode: z.string().nullable().default(null),
  })
  .refine(({ options, otherCode }) => isCodeOf(options, otherCode), { path: ['otherCode'], error: 'notAnOption' })
type Settings = z.infer<typeof settings>

const chosen = choosesOne<Settings>({
  optionsOf: ({ settings: { options } }) => options,
  otherOf: ({ settings: { otherCode } }) => otherCode,
})

/** One of a long list. A plain list of the browser; public/js/dropdown.js puts a search over it. */
export const dropdown = questionType<Settings, Choice>({
  name: 'dropdown',
  family: 'choose',
  picture: 'M3 5h18v6H3zM14 8l2 2 2-2M3 15h18M3 19h12',
  settings,
  blank: (locale) => {
    const { item } = messages[locale].choosing.list
    return { options: listOf([1, 2, 3].map(item)), otherCode: null }
  },
  Settings: ({ settings: { options, otherCode }, prefix, faults, locale }) => {
    const { questions, choosing } = messages[locale]
    return (
      <>
        <ListEditor
          name="options"
          prefix={prefix}
          label={choosing.list.options}
          options={options}
          most={MOST}
          fault={faultText(dropdown, faults, 'options', locale)}
          locale={locale}
        />
        <Select
          name={`${prefix}otherCode`}
          label={questions.settings.otherCode}
          hint={choosing.list.savedFirst}
          value={otherCode ?? ''}
          empty={questions.settings.none}
          choices={options.map(({ code, label }) => ({ value: code, label }))}
          fault={faultText(dropdown, faults, 'otherCode', locale)}
        />
      </>
    )
  },
  readSettings: (sent) => {
    const options = readList(sent, 'options')
    const otherCode = one(sent, 'otherCode')
    return { options, otherCode: options.some(({ code }) => code === otherCode) ? otherCode : null }
  },
  scripts: ['js/dropdown.js'],
  styles: ['css/choosing.css'],
  Field: ({ question, sent, faults, locale, number }) => {
    const { options, otherCode } = question.settings
    const { search } = messages[locale].choosing
    const searched = {
      'data-search': search.hint,
      'data-found': search.found,
      'data-none': search.none,
      'data-more': search.more,
      'data-back': search.back,
    }
    return (
      <>
        <Select
          name={question.id}
          label={questionLabel(question, number, locale)}
          hint={question.hint}
          fault={faultText(dropdown, faults, '', locale)}
          empty={messages[locale].common.chooseOne}
          choices={options.map(({ code, label }) => ({ value: code, label }))}
          value={one(sent, '')}
          more={{
            ...(options.length >= SEARCHED_FROM && searched),
            ...(otherCode !== null && { 'data-opens': otherCode }),
          }}
        />
        <OtherWords type={dropdown} {...question.settings} question={question} sent={sent} faults={faults} locale={locale} />
      </>
    )
  },
  Paper: ({ question: { label, hint, settings }, locale, number }) => {
    const { questions, choosing } = messages[locale]
    const isShort = settings.options.length <= MOST_ON_PAPER
    const how = isShort ? questions.paper.markOne : choosing.paper.writeOne
    return (
      <PaperFrame number={number} label={label} how={how} hint={hint}>
        {isShort ? (
          <PaperOptions
            mark="one"
            options={settings.options.map(({ code, ...option }) => ({ ...option, line: code === settings.otherCode }))}
          />
        ) : (
          <PaperLine />
        )}
      </PaperFrame>
    )
  },
  reorder: reorderOptions,
  ...chosen,
  examples: {
    settings: {
      options: [
        ...Array.from({ length: 12 }, (_, place) => ({ code: String(101 + place), label: `Thôn ${place + 1}` })),
        { code: 'dao', label: 'Bản Đảo Đá' },
        { code: 'khac', label: 'Nơi khác' },
      ],
      otherCode: 'khac',
    },
    accepts: [{ '': ['101'] }, { '': ['khac'], other: ['Tổ dân phố chợ mới'] }, { '': ['dao'] }],
    refuses: {
      notAnOption: [{ '': ['Thôn 1'] }, { '': ['\ud800'] }],
      repeated: [{ '': ['101', '102'] }],
      otherNotChosen: [{ other: ['Tổ dân phố chợ mới'] }],
      badText: [{ '': ['khac'], other: ['\ud800'] }],
      tooLong: [{ '': ['khac'], other: ['ô'.repeat(501)] }],
    },
  },
})
