import { z } from 'zod'
import { TextField } from '../../../views/components/form'
import { Group } from '../../../views/components/group'
import { PaperFrame, PaperRows } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { type Fields, fieldsOf, one } from '../../kernel/fields'
import { blankOptions } from '../blank'
import { sharesOf, tallyOf } from '../counting'
import { codesOf } from '../draw'
import { accepted, readOne, refused, unanswered } from '../judging'
import { optionsSchema, reorderOptions } from '../options'
import { OptionsEditor, readOptions } from '../options-editor'
import { type AskedQuestion, type Judged, questionType } from '../question-type'
import { SettingFigure } from '../setting-figure'
import { typedNumber, wholeNumber } from '../settings'
import { readNumber } from '../typed-number'
import { faultText, partName, questionLabel, shownFigure } from '../wording'

const MOST_ITEMS = 12

const settings = z.strictObject({
  options: optionsSchema(2, MOST_ITEMS),
  /** What the parts must add up to. */
  total: wholeNumber(1, 1_000_000).default(100),
})
type Settings = z.infer<typeof settings>

/** The whole number given to each option, by its code; they add up to the total. */
type Answer = Readonly<Record<string, number>>

/** A total, such as a hundred đồng, shared out between several things. */
export const allocate = questionType<Settings, Answer>({
  name: 'allocate',
  family: 'money',
  picture: 'M12 3a9 9 0 1 0 9 9h-9zM15 3v6h6a6 6 0 0 0-6-6',
  settings,
  blank: (locale) => ({ options: blankOptions(locale, 3), total: 100 }),
  Settings: ({ settings: { options, total }, prefix, faults, locale }) => (
    <>
      <OptionsEditor
        name="options"
        prefix={prefix}
        legend={messages[locale].questions.settings.items}
        options={options}
        most={MOST_ITEMS}
        fault={faultText(allocate, faults, 'options', locale)}
        locale={locale}
      />
      <SettingFigure
        type={allocate}
        name="total"
        label={messages[locale].questions.settings.total}
        value={total}
        prefix={prefix}
        faults={faults}
        locale={locale}
      />
    </>
  ),
  readSettings: (sent) => ({ options: readOptions(sent, 'options'), total: typedNumber(sent, 'total') }),
  Field: ({ question, sent, faults, locale, number }) => {
    const { total, options } = question.settings
    const words = messages[locale].questions.allocate
    return (
      <Group
        name={question.id}
        label={questionLabel(question, number, locale)}
        hint={[question.hint, words.hint(shownFigure(total, locale))].filter(Boolean).join(' ')}
        fault={faultText(allocate, faults, '', locale)}
        more={{ 'data-allocate': String(total), 'data-left': words.left, 'data-over': words.over, 'data-exact': words.exact }}
      >
        {options.map(({ code, label, note }) => (
          <TextField
            name={partName(question, code)}
            label={label}
            hint={note}
            value={one(sent, code)}
            inputmode="numeric"
            autocomplete="off"
            maxlength={10}
            width="short"
            fault={faultText(allocate, faults, code, locale)}
          />
        ))}
      </Group>
    )
  },
  Paper: ({ question: { label, hint, settings }, locale, number }) => {
    const words = messages[locale].questions.paper
    const total = shownFigure(settings.total, locale)
    return (
      <PaperFrame number={number} label={label} how={words.share(total)} hint={hint}>
        <PaperRows cells={String(settings.total).length} rows={settings.options} />
        <p class="paper-sum">{words.sum(total)}</p>
      </PaperFrame>
    )
  },
  partNames: ({ settings: { options } }) => options.map(({ code }) => code),
  reorder: reorderOptions,
  judge,
  sentOf: (_, answer) => fieldsOf(Object.entries(answer).map(([code, points]) => [code, String(points)])),
  variables: ({ id, label, settings: { options } }) =>
    options.map((item) => ({ kind: 'number', id: `${id}.${item.code}`, label: `${label} – ${item.label}`, unit: '' })),
  values: ({ id }, answer) => Object.fromEntries(Object.entries(answer).map(([code, points]) => [`${id}.${code}`, points])),
  texts: () => [],
  textParts: () => [],
  tally: ({ id, settings: { options } }, counted) => tallyOf(counted, [sharesOf(id, options, counted)]),
  show: ({ settings: { options } }, answer, locale) =>
    options.map(({ code, label }) => `${label}: ${shownFigure(answer[code] ?? 0, locale)}`).join('\n'),
  sample: ({ id, settings: { options, total } }, draw) => {
    // In twentieths of the whole, each dropped on one of the things.
    const step = Math.max(1, Math.floor(total / 20))
    const shares = new Map(options.map(({ code }) => [code, 0]))
    for (let left = total; left > 0; left -= step) {
      const code = draw.choose(id, codesOf(options))
      shares.set(code, (shares.get(code) ?? 0) + Math.min(step, left))
    }
    return fieldsOf([...shares].map(([code, points]) => [code, String(points)]))
  },
  examples: {
    settings: {
      options: [
        { code: 'a', label: 'Đường thôn' },
        { code: 'b', label: 'Trường học' },
        { code: 'c', label: 'Nước sạch' },
      ],
      total: 100,
    },
    accepts: [{ a: ['50'], b: ['30'], c: ['20'] }, { a: ['100'], b: [''], c: ['0'] }, { c: ['100'] }],
    refuses: {
      wrongSum: [
        { a: ['50'], b: ['30'], c: ['19'] },
        { a: ['100'], b: ['1'] },
        { a: ['0'], b: ['0'], c: ['0'] },
      ],
      notANumber: [{ a: ['1e2'] }, { a: ['NaN'] }, { a: ['٣'], b: ['97'] }, { a: ['một trăm'] }],
      notWhole: [{ a: ['33,3'], b: ['66,7'] }],
      tooSmall: [{ a: ['-1'], b: ['101'] }],
      tooLarge: [{ a: ['101'] }],
      repeated: [{ a: ['50', '50'] }],
    },
  },
})

function judge({ settings: { options, total }, required }: AskedQuestion<Settings>, sent: Fields): Judged<Answer> {
  const answer: Record<string, number> = {}
  let sum = 0
  let empty = true
  for (const { code } of options) {
    const typed = readOne(sent, code)
    if ('fault' in typed) return refused(typed.fault, code)
    answer[code] = 0
    if (typed.value.trim() === '') continue
    const points = readNumber(typed.value, 0)
    if ('fault' in points) return refused(points.fault, code)
    if (points.value < 0) return refused('tooSmall 0', code)
    if (points.value > total) return refused(`tooLarge ${total}`, code)
    answer[code] = points.value
    sum += points.value
    empty = false
  }
  if (empty) return unanswered(required)
  return sum === total ? accepted(answer) : refused(`wrongSum ${sum} ${total}`)
}
