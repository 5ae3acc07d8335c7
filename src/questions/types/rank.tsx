import { z } from 'zod'
import { Select } from '../../../views/components/form'
import { Group } from '../../../views/components/group'
import { PaperFrame, PaperRows } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { type Fields, fieldsOf, one } from '../../kernel/fields'
import type { Locale } from '../../kernel/locale'
import { blankOptions } from '../blank'
import { orderOf, tallyOf } from '../counting'
import { chooseSome, codesOf } from '../draw'
import { accepted, readCode, refused, unanswered } from '../judging'
import { labelOf, optionsSchema, reorderOptions } from '../options'
import { OptionsEditor, readOptions } from '../options-editor'
import { type AskedQuestion, type Judged, questionType } from '../question-type'
import { SettingFigure } from '../setting-figure'
import { typedNumber, wholeNumber } from '../settings'
import { faultText, partName, questionLabel } from '../wording'

const MOST_ITEMS = 15

const settings = z
  .strictObject({
    options: optionsSchema(2, MOST_ITEMS),
    /** How many places are asked for; null for as many as there are items. */
    top: wholeNumber(1, MOST_ITEMS).nullable(),
  })
  .refine(({ options, top }) => (top ?? 1) <= options.length, { path: ['top'], error: 'moreThanItems' })
type Settings = z.infer<typeof settings>

/** Codes from the first place on; fewer than asked for are accepted, without a gap. */
type Answer = readonly string[]

const howMany = ({ options, top }: Settings): number => top ?? options.length
const placesOf = (settings: Settings): string[] => Array.from({ length: howMany(settings) }, (_, place) => String(place + 1))

/** The first so many of several things, in order. */
export const rank = questionType<Settings, Answer>({
  name: 'rank',
  family: 'choose',
  picture: 'M5 5v14M5 5L3 7M5 5l2 2M11 6h9M11 12h7M11 18h4',
  settings,
  blank: (locale) => ({ options: blankOptions(locale, 4), top: 3 }),
  Settings: ({ settings: { options, top }, prefix, faults, locale }) => (
    <>
      <OptionsEditor
        name="options"
        prefix={prefix}
        legend={messages[locale].questions.settings.items}
        options={options}
        most={MOST_ITEMS}
        fault={faultText(rank, faults, 'options', locale)}
        locale={locale}
      />
      <SettingFigure
        type={rank}
        name="top"
        label={messages[locale].questions.settings.top}
        value={top}
        prefix={prefix}
        faults={faults}
        locale={locale}
      />
    </>
  ),
  readSettings: (sent) => ({ options: readOptions(sent, 'options'), top: typedNumber(sent, 'top') }),
  Field: ({ question, sent, faults, locale, number }) => {
    const words = messages[locale].questions.rank
    return (
      <Group
        name={question.id}
        label={questionLabel(question, number, locale)}
        hint={[question.hint, hintOf(question.settings, locale)].filter(Boolean).join(' ')}
        fault={faultText(rank, faults, '', locale)}
        more={{ 'data-rank': '', 'data-up': words.up, 'data-down': words.down, 'data-none': words.none, 'data-full': words.full }}
      >
        {placesOf(question.settings).map((place, index) => (
          <Select
            name={partName(question, place)}
            label={words.places[index] ?? place}
            empty={messages[locale].common.chooseOne}
            choices={question.settings.options.map(({ code, label }) => ({ value: code, label }))}
            value={one(sent, place)}
            fault={faultText(rank, faults, place, locale)}
          />
        ))}
      </Group>
    )
  },
  Paper: ({ question: { label, hint, settings }, locale, number }) => (
    <PaperFrame
      number={number}
      label={label}
      how={messages[locale].questions.paper.order(placesOf(settings).join(', '))}
      hint={hint}
    >
      <PaperRows cells={String(howMany(settings)).length} rows={settings.options} />
    </PaperFrame>
  ),
  partNames: ({ settings }) => placesOf(settings),
  reorder: reorderOptions,
  judge,
  sentOf: (_, answer) => fieldsOf(answer.map((code, place) => [String(place + 1), code])),
  variables: ({ id, label, settings }) =>
    settings.options.map((item) => ({
      kind: 'category',
      id: `${id}.${item.code}`,
      label: `${label} – ${item.label}`,
      categories: placesOf(settings).map((place) => ({ code: place, label: place })),
      ordered: true,
    })),
  values: ({ id }, answer) => Object.fromEntries(answer.map((code, place) => [`${id}.${code}`, String(place + 1)])),
  texts: () => [],
  textParts: () => [],
  tally: ({ id, settings }, counted) => tallyOf(counted, [orderOf(id, settings.options, howMany(settings), counted)]),
  show: ({ settings: { options } }, answer) => answer.map((code, place) => `${place + 1}. ${labelOf(options, code)}`).join('\n'),
  sample: ({ id, settings }, draw) =>
    fieldsOf(chooseSome(draw, id, codesOf(settings.options), howMany(settings)).map((code, place) => [String(place + 1), code])),
  examples: {
    settings: {
      options: [
        { code: 'a', label: 'Kênh tiêu thôn 9' },
        { code: 'b', label: 'Nước sạch thôn 18–20' },
        { code: 'c', label: 'Đèn đường trục chính' },
        { code: 'd', label: 'Bãi tập kết rác' },
      ],
      top: 3,
    },
    accepts: [
      { 1: ['b'], 2: ['a'], 3: ['d'] },
      { 1: ['c'], 2: [''], 3: [''] },
    ],
    refuses: {
      gap: [{ 2: ['a'] }, { 1: ['a'], 3: ['b'] }],
      twice: [{ 1: ['a'], 2: ['a'] }],
      notAnOption: [{ 1: ['x'] }],
      repeated: [{ 1: ['a', 'b'] }],
    },
  },
})

const hintOf = ({ top }: Settings, locale: Locale): string =>
  top === null ? messages[locale].tables.rankAll : messages[locale].questions.rank.hint(String(top))

function judge({ settings, required }: AskedQuestion<Settings>, sent: Fields): Judged<Answer> {
  const answer: string[] = []
  let empty = ''
  for (let number = 1; number <= howMany(settings); number++) {
    const place = String(number)
    const code = readCode(settings.options, sent, place)
    if ('fault' in code) return refused(code.fault, place)
    if (code.value === '') empty ||= place
    else if (empty) return refused('gap', empty)
    else if (answer.includes(code.value)) return refused('twice', place)
    else answer.push(code.value)
  }
  return answer.length === 0 ? unanswered(required) : accepted(answer)
}
