import { z } from 'zod'
import { Choices } from '../../../views/components/form'
import { Group } from '../../../views/components/group'
import { PaperFrame, PaperTable } from '../../../views/components/paper'
import { number as formatted } from '../../i18n/locale'
import { messages } from '../../i18n/messages'
import { fieldsOf, one } from '../../kernel/fields'
import { LOCALES, type Locale } from '../../kernel/locale'
import { gridOf, tallyOf } from '../counting'
import { codesOf } from '../draw'
import { accepted, readCode, unanswered } from '../judging'
import { ListEditor, listOf, readList } from '../list-editor'
import { labelOf, longOptionsSchema } from '../options'
import { type Option, questionType } from '../question-type'
import { faultText, partName, questionLabel } from '../wording'

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

/** The choice on each statement that was answered, by the statement's code. */
type Answer = Readonly<Record<string, string>>

/** Agree, disagree or pass, statement by statement; public/js/statements.js shows one at a time. Required means every one. */
export const statements = questionType<Settings, Answer>({
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
        {items.map(({ code, label }) => (
          <Choices
            type="radio"
            name={partName(question, code)}
            label={label}
            fault={faultText(statements, faults, code, locale)}
            choices={choicesIn(locale).map((choice) => ({ value: choice.code, label: choice.label }))}
            chosen={[one(sent, code)]}
          />
        ))}
      </Group>
    )
  },
  Paper: ({ question: { label, hint, settings }, locale, number }) => (
    <PaperFrame number={number} label={label} how={messages[locale].questions.paper.markOneARow} hint={hint}>
      <PaperTable
        caption={label}
        columns={choicesIn(locale).map((choice) => choice.label)}
        rows={settings.items.map((item) => item.label)}
        cell="one"
      />
    </PaperFrame>
  ),
  partNames: ({ settings: { items } }) => items.map(({ code }) => code),
  reorder: (question, shuffle) => ({
    ...question,
    settings: { ...question.settings, items: shuffle(question.settings.items) },
  }),
  judge: ({ settings: { items }, required }, sent) => {
    const answer: Record<string, string> = {}
    const faults: Record<string, string> = {}
    let answered = 0
    for (const { code } of items) {
      const choice = readCode(choicesIn(), sent, code)
      if ('fault' in choice) faults[code] = choice.fault
      else if (choice.value === '') {
        if (required) faults[code] = 'required'
      } else {
        answer[code] = choice.value
        answered++
      }
    }
    if (Object.keys(faults).length > 0) return { ok: false, faults }
    return answered === 0 ? unanswered(required) : accepted(answer)
  },
  sentOf: (_, answer) => fieldsOf(Object.entries(answer)),
  variables: ({ id, label, settings: { items } }, locale) =>
    items.map((item) => ({
      kind: 'category',
      id: `${id}.${item.code}`,
      label: `${label} – ${item.label}`,
      categories: choicesIn(locale),
      ordered: false,
    })),
  values: ({ id }, answer) => Object.fromEntries(Object.entries(answer).map(([code, choice]) => [`${id}.${code}`, choice])),
  texts: () => [],
  textParts: () => [],
  tally: ({ id, settings: { items } }, counted, locale) => tallyOf(counted, [gridOf(id, items, choicesIn(locale), counted)]),
  show: ({ settings: { items } }, answer, locale) =>
    items
      .flatMap(({ code, label }) => {
        const choice = answer[code]
        return choice === undefined ? [] : [`${label}: ${labelOf(choicesIn(locale), choice)}`]
      })
      .join('\n'),
  sample: ({ id, settings: { items } }, draw) =>
    fieldsOf(items.map(({ code }) => [code, draw.choose(`${id}.${code}`, codesOf(choicesIn()))])),
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
