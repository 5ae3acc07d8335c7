import { z } from 'zod'
import { Choices, Select, TextArea, Tick } from '../../../views/components/form'
import { Group } from '../../../views/components/group'
import { PaperFrame, PaperItem, PaperLines, PaperOptions } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { type Fields, fieldsOf, one, ticked } from '../../kernel/fields'
import type { Locale } from '../../kernel/locale'
import { agreeOptions } from '../agreement'
import { blankOptions } from '../blank'
import { gridOf, tallyOf } from '../counting'
import { codesOf } from '../draw'
import { accepted, readCode, readText, unanswered } from '../judging'
import { labelOf, MOST_OPTIONS, optionsSchema } from '../options'
import { OptionsEditor, readOptions } from '../options-editor'
import { type AskedQuestion, type Counted, type Judged, type Option, questionType, type Variable } from '../question-type'
import type { Words } from '../tally'
import { faultText, partName, questionLabel } from '../wording'

const ASKS = ['comment', 'agree3'] as const
const LONGEST = 1000
const WROTE = '1'

const settings = z.strictObject({
  /** Numbered clauses; a note is the clause's text. */
  items: optionsSchema(1),
  /** Only a comment on each, or agreement and a comment. */
  ask: z.enum(ASKS, 'notAnOption').default('comment'),
  /** Offers "not enough information" beside the three of agreement. */
  unsure: z.boolean().default(false),
})
type Settings = z.infer<typeof settings>

/** By the item's code: the choice ('' for none) and the comment ('' for none); an item without both is absent. */
type Answer = Readonly<Record<string, { choice: string; text: string }>>

const choicesOf = ({ ask, unsure }: Settings, locale?: Locale): readonly Option[] =>
  ask === 'comment' ? [] : agreeOptions(unsure, locale)
const howOf = ({ ask }: Settings, locale: Locale): string =>
  messages[locale].questions.paper[ask === 'agree3' ? 'markAndWrite' : 'write']
const textPart = (code: string): string => `${code}.text`

/** Each clause of a draft on its own: a comment, with or without agreement. Required: every agreement, or one comment. */
export const perItem = questionType<Settings, Answer>({
  name: 'perItem',
  family: 'table',
  picture: 'M4 5h4M4 12h4M4 19h4M11 3h9v4h-9zM11 10h9v4h-9zM11 17h9v4h-9z',
  settings,
  blank: (locale) => ({ items: blankOptions(locale, 2), ask: 'comment', unsure: false }),
  Settings: ({ settings: { items, ask, unsure }, prefix, faults, locale }) => {
    const words = messages[locale].questions.settings
    return (
      <>
        <OptionsEditor
          name="items"
          prefix={prefix}
          legend={words.items}
          options={items}
          most={MOST_OPTIONS}
          fault={faultText(perItem, faults, 'items', locale)}
          locale={locale}
        />
        <Select
          name={`${prefix}ask`}
          label={words.ask}
          value={ask}
          choices={ASKS.map((value) => ({ value, label: words.askFor[value] }))}
          fault={faultText(perItem, faults, 'ask', locale)}
        />
        <Tick name={`${prefix}unsure`} label={words.unsure} ticked={unsure} />
      </>
    )
  },
  readSettings: (sent) => ({
    items: readOptions(sent, 'items'),
    ask: one(sent, 'ask') || undefined,
    unsure: ticked(sent, 'unsure'),
  }),
  Field: ({ question, sent, faults, locale, number }) => {
    const lang = question.language && locale
    const choices = choicesOf(question.settings, locale).map(({ code, label }) => ({ value: code, label, lang }))
    const fault = (part: string) => faultText(perItem, faults, part, locale)
    const comment = (code: string, label: string, hint?: string) => (
      <TextArea
        name={partName(question, textPart(code))}
        label={label}
        hint={hint}
        value={one(sent, textPart(code))}
        rows={2}
        maxlength={LONGEST}
        fault={fault(textPart(code))}
      />
    )
    return (
      <Group
        name={question.id}
        label={questionLabel(question, number, locale)}
        hint={question.hint}
        fault={fault('')}
        more={{ 'data-question': 'per-item' }}
      >
        {question.settings.items.map(({ code, label, note }) =>
          choices.length === 0 ? (
            comment(code, label, note)
          ) : (
            <Choices
              type="radio"
              name={partName(question, code)}
              label={label}
              hint={note}
              fault={fault(code)}
              choices={choices}
              chosen={[one(sent, code)]}
              after={
                <details open={one(sent, textPart(code)) !== '' || fault(textPart(code)) !== undefined}>
                  <summary>{messages[locale].questions.comment}</summary>
                  {comment(code, `${messages[locale].questions.commentOn} ${label}`)}
                </details>
              }
            />
          ),
        )}
      </Group>
    )
  },
  Paper: ({ question: { label, hint, settings }, locale, number }) => (
    <PaperFrame number={number} label={label} how={howOf(settings, locale)} hint={hint}>
      {settings.items.map((item) => (
        <PaperItem {...item}>
          {settings.ask === 'agree3' && <PaperOptions mark="one" options={choicesOf(settings, locale)} />}
          <PaperLines count={settings.ask === 'agree3' ? 1 : 2} />
        </PaperItem>
      ))}
    </PaperFrame>
  ),
  partNames: ({ settings: { items, ask } }) =>
    items.flatMap(({ code }) => (ask === 'comment' ? [textPart(code)] : [code, textPart(code)])),
  judge,
  sentOf: (_, answer) =>
    fieldsOf(
      Object.entries(answer).flatMap(([code, { choice, text }]) => [[code, choice] as const, [textPart(code), text] as const]),
    ),
  variables: (question, locale = 'vi') =>
    question.settings.items.flatMap((item) => [...agreementOf(question, item, locale), wroteOf(question, item, locale)]),
  values: ({ id }, answer) =>
    Object.fromEntries(
      Object.entries(answer).flatMap(([code, { choice, text }]) => [
        ...(choice ? [[`${id}.${code}`, choice] as const] : []),
        ...(text ? [[`${id}.${textPart(code)}`, WROTE] as const] : []),
      ]),
    ),
  texts: (answer) => Object.entries(answer).flatMap(([code, { text }]) => (text ? [{ part: textPart(code), text }] : [])),
  textParts: ({ settings: { items } }) => items.map(({ code, label }) => ({ part: textPart(code), label })),
  tally: ({ id, settings }, counted, locale) =>
    tallyOf(counted, [
      ...(settings.ask === 'comment' ? [] : [gridOf(id, settings.items, choicesOf(settings, locale), counted)]),
      ...settings.items.map((item) => commentsOf(id, item, counted)),
    ]),
  show: ({ settings }, answer, locale) =>
    settings.items
      .flatMap(({ code, label }) => {
        const said = answer[code]
        if (!said) return []
        return `${label}: ${[said.choice && labelOf(choicesOf(settings, locale), said.choice), said.text].filter(Boolean).join('; ')}`
      })
      .join('\n'),
  sample: ({ id, required, settings }, draw) =>
    fieldsOf(
      settings.items.flatMap(({ code }) => {
        const says = settings.ask === 'comment' ? draw.chance(0.25) : draw.chance(0.12)
        const choice = draw.choose(`${id}.${code}`, settings.ask === 'comment' ? ['comment'] : codesOf(choicesOf(settings)))
        const comment =
          says || (required && settings.ask === 'comment') ? [[textPart(code), draw.words(`${id}.${code}.text`)] as const] : []
        return settings.ask === 'comment' ? comment : [[code, choice] as const, ...comment]
      }),
    ),
  examples: {
    settings: {
      items: [
        { code: 'a', label: 'Điều 1. Giữ gìn vệ sinh', note: 'Không đốt rơm rạ ven đường.' },
        { code: 'b', label: 'Điều 4. Tiếng ồn', note: 'Dừng hát loa kẹo kéo sau 21 giờ 30.' },
      ],
      ask: 'agree3',
      unsure: false,
    },
    accepts: [
      { a: ['agree'], b: ['disagree'] },
      { a: ['agree'], b: ['other'], 'b.text': ['Nên là 21 giờ vì có trẻ nhỏ.'] },
    ],
    refuses: {
      notAnOption: [{ a: ['unsure'], b: ['agree'] }],
      repeated: [{ a: ['agree', 'other'], b: ['agree'] }],
      badText: [{ a: ['agree'], b: ['agree'], 'a.text': ['\udfff'] }],
      tooLong: [{ a: ['agree'], b: ['agree'], 'a.text': ['ô'.repeat(1001)] }],
    },
  },
})

function judge({ settings, required }: AskedQuestion<Settings>, sent: Fields): Judged<Answer> {
  const choices = choicesOf(settings)
  const answer: Record<string, { choice: string; text: string }> = {}
  const faults: Record<string, string> = {}
  for (const { code } of settings.items) {
    const choice = choices.length > 0 ? readCode(choices, sent, code) : { value: '' }
    const text = readText(sent, textPart(code), LONGEST)
    if ('fault' in choice) faults[code] = choice.fault
    else if (required && choices.length > 0 && choice.value === '') faults[code] = 'required'
    if ('fault' in text) faults[textPart(code)] = text.fault
    if ('fault' in choice || 'fault' in text || (choice.value === '' && text.value === '')) continue
    answer[code] = { choice: choice.value, text: text.value }
  }
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  return Object.keys(answer).length === 0 ? unanswered(required) : accepted(answer)
}

const agreementOf = ({ id, label, settings }: AskedQuestion<Settings>, item: Option, locale: Locale): Variable[] =>
  settings.ask === 'comment'
    ? []
    : [
        {
          kind: 'category',
          id: `${id}.${item.code}`,
          label: `${label} – ${item.label}`,
          categories: choicesOf(settings, locale),
          ordered: false,
        },
      ]

/** Whether somebody commented on the item, so that comments are counted and can be filtered by. */
const wroteOf = ({ id, label }: AskedQuestion<Settings>, item: Option, locale: Locale): Variable => ({
  kind: 'category',
  id: `${id}.${textPart(item.code)}`,
  label: `${label} – ${item.label}`,
  categories: [{ code: WROTE, label: messages[locale].questions.hasComment }],
  ordered: false,
})

const commentsOf = (id: string, { code, label }: Option, counted: Counted): Words => ({
  kind: 'words',
  id: `${id}.${textPart(code)}`,
  label,
  base: counted.categories(`${id}.${textPart(code)}`).answered,
})
