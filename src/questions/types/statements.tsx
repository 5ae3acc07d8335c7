import { z } from 'zod'
import { Group } from '../../../views/components/group'
import { number as formatted } from '../../i18n/locale'
import { messages } from '../../i18n/messages'
import { LOCALES, type Locale } from '../../kernel/locale'
import { ChoiceRows, choosesInRows, type RowAnswers } from '../choice-rows'
import { ListEditor, listOf, readList } from '../list-editor'
import { longOptionsSchema } from '../options'
import { type Option, questionType } from '../question-type'
import { faultText, questionLabel } from '../wording'

const MOST = 30

const settings = z.strictObject({ items: longOptionsSchema(1, MOST) })
type Settings = z.infer<typeof settings>

const CODES = ['agree', 'disagree', 'pass'] as const
const choices = new Map(
  LOCALES.map((locale): [Locale, readonly Option[]] => [
    locale,
    CODES.map((code) => ({ code, label: messages[locale].choosing.statements.choices[code] })),
  ]),
)
const choicesIn = (locale: Locale = 'vi'): readonly Option[] => choices.get(locale) ?? []

/** Agree, disagree or pass, statement by statement; public/js/statements.js shows one at a time. Required means every one. */
export const statements = questionType<Settings, RowAnswers>({
  name: 'statements',
  family: 'rate',
  picture: 'M4 4h16v6H4zM4 14h16v6H4zM7 7h7M7 17h7',
  settings,
  blank: (locale) => ({ items: listOf([1, 2].map(messages[locale].choosing.list.statement)) }),
  Settings: ({ settings: { items }, prefix, faults, locale }) => (
    <ListEditor
      name="items"
      prefix={prefix}
      label={messages[locale].choosing.list.statements}
      options={items}
      most={MOST}
      fault={faultText(statements, faults, 'items', locale)}
      locale={locale}
    />
  ),
  readSettings: (sent) => ({ items: readList(sent, 'items') }),
  scripts: ['js/statements.js'],
  styles: ['css/choosing.css'],
  Field: ({ question, sent, faults, locale, number }) => {
    const words = messages[locale].choosing.statements
    const { items } = question.settings
    return (
      <Group
        name={question.id}
        label={questionLabel(question, number, locale)}
        hint={question.hint}
        fault={faultText(statements, faults, '', locale)}
        more={{
          'data-question': 'statements',
          'data-back': words.back,
          'data-next': words.next,
          'data-all': words.all,
          'data-place': words.place('#', formatted(items.length, locale)),
        }}
      >
        <ChoiceRows
          type={statements}
          question={question}
          rows={items}
          choices={choicesIn(locale)}
          sent={sent}
          faults={faults}
          locale={locale}
        />
      </Group>
    )
  },
  ...choosesInRows<Settings>({
    rowsOf: ({ items }) => items,
    choicesOf: (_, locale) => choicesIn(locale),
    ordered: false,
  }),
  reorder: (question, shuffle) => ({
    ...question,
    settings: { ...question.settings, items: shuffle(question.settings.items) },
  }),
  examples: {
    settings: {
      items: [
        { code: 'a', label: 'Nên họp thôn vào buổi tối.' },
        { code: 'b', label: 'Nên công khai thu chi trên bảng tin mỗi quý.' },
        { code: 'c', label: 'Nên cấm xe tải trên đường thôn.' },
      ],
    },
    accepts: [
      { a: ['agree'], b: ['disagree'], c: ['pass'] },
      { a: ['agree'], b: ['agree'], c: ['agree'] },
    ],
    refuses: { notAnOption: [{ a: ['unsure'] }], repeated: [{ a: ['agree', 'pass'] }] },
  },
})
