import { z } from 'zod'
import { TextField } from '../../../views/components/form'
import { PaperCells, PaperFrame } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { type Fields, fieldsOf, one } from '../../kernel/fields'
import type { Locale } from '../../kernel/locale'
import { countedAs, hourRows, keptAs } from '../calendar'
import { tallyOf } from '../counting'
import { accepted, readOne, refused, unanswered } from '../judging'
import { type AskedQuestion, type Judged, questionType } from '../question-type'
import { readTime } from '../typed-time'
import { faultText, questionLabel } from '../wording'

const limit = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'notATime')
  .nullable()
  .default(null)

const settings = z
  .strictObject({ least: limit, most: limit })
  .refine(({ least, most }) => least === null || most === null || least < most, { path: ['most'], error: 'mostBefore' })
type Settings = z.infer<typeof settings>

/** A time of day, written as people write it; public/js/calendar.js adds the browser's own picker. Kept as 14:30. */
export const time = questionType<Settings, string>({
  name: 'time',
  family: 'reckon',
  picture: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3 3',
  settings,
  blank: () => ({ least: null, most: null }),
  Settings: ({ settings: limits, prefix, faults, locale }) =>
    (['least', 'most'] as const).map((name) => (
      <TextField
        name={`${prefix}${name}`}
        label={messages[locale].choosing.time[name]}
        value={limits[name] ?? ''}
        maxlength={30}
        width="short"
        fault={faultText(time, faults, name, locale)}
      />
    )),
  readSettings: (sent) => ({ least: readLimit(one(sent, 'least')), most: readLimit(one(sent, 'most')) }),
  scripts: ['js/calendar.js'],
  styles: ['css/choosing.css'],
  Field: ({ question, sent, faults, locale, number }) => (
    <TextField
      name={question.id}
      label={questionLabel(question, number, locale)}
      hint={hintOf(question, locale)}
      value={one(sent, '')}
      autocomplete="off"
      maxlength={40}
      width="short"
      fault={faultText(time, faults, '', locale)}
      more={{ 'data-keeps': 'time', 'data-pick': messages[locale].choosing.time.pick }}
    />
  ),
  Paper: ({ question: { label, hint }, locale, number }) => {
    const words = messages[locale].choosing.paper
    return (
      <PaperFrame number={number} label={label} how={words.writeTime} hint={hint}>
        <p class="paper-date">
          <PaperCells count={2} unit={`\u00a0${words.hour}\u2003`} />
          <PaperCells count={2} unit={`\u00a0${words.minute}`} />
        </p>
      </PaperFrame>
    )
  },
  partNames: () => [''],
  judge,
  sentOf: (_, answer) => fieldsOf([['', answer]]),
  variables: ({ id, label }) => [{ kind: 'number', id, label, unit: '', as: 'time' }],
  values: ({ id }, answer) => ({ [id]: countedAs(answer, 'time') }),
  reads: ({ id }, answer) => ({ [id]: answer }),
  texts: () => [],
  textParts: () => [],
  tally: ({ id }, counted, locale) => {
    const { answered, frequencies } = counted.numbers(id)
    const rows = hourRows(frequencies, messages[locale].choosing.time.hour)
    return tallyOf(counted, [{ kind: 'distribution', id, label: '', exclusive: true, ordered: true, base: answered, rows }])
  },
  show: (_, answer) => answer,
  sample: ({ id, settings: { least, most } }, draw) => {
    const from = Math.ceil(countedAs(least ?? '06:00', 'time') / 15)
    const to = Math.floor(countedAs(most ?? '21:00', 'time') / 15)
    const counted = from <= to ? draw.whole(id, from, to) * 15 : countedAs(least ?? most ?? '06:00', 'time')
    return fieldsOf([['', keptAs(counted, 'time')]])
  },
  examples: {
    settings: { least: '06:00', most: '21:30' },
    accepts: [{ '': ['7:30'] }, { '': ['14h30'] }, { '': ['2 giờ rưỡi chiều'] }, { '': ['1430'] }, { '': ['21.30'] }],
    refuses: {
      notATime: [{ '': ['buổi sáng'] }, { '': ['٧:٣٠'] }, { '': ['\ud800'] }, { '': ['7:30:15:20'] }],
      noSuchTime: [{ '': ['25:00'] }, { '': ['7:75'] }],
      tooEarly: [{ '': ['5:59'] }],
      tooLate: [{ '': ['9 giờ 31 tối'] }],
      repeated: [{ '': ['7:30', '8:30'] }],
    },
  },
})

function judge({ settings: { least, most }, required }: AskedQuestion<Settings>, sent: Fields): Judged<string> {
  const typed = readOne(sent, '')
  if ('fault' in typed) return refused(typed.fault)
  if (typed.value.trim() === '') return unanswered(required)
  const read = readTime(typed.value)
  if ('fault' in read) return refused(read.fault)
  if (least !== null && read.value < least) return refused(`tooEarly =${least}`)
  if (most !== null && read.value > most) return refused(`tooLate =${most}`)
  return accepted(read.value)
}

/** What is no time stays as typed, for the schema to refuse. */
function readLimit(typed: string): string | null {
  if (typed.trim() === '') return null
  const read = readTime(typed)
  return 'value' in read ? read.value : typed
}

function hintOf({ hint, settings: { least, most } }: AskedQuestion<Settings>, locale: Locale): string {
  const { date, time: words } = messages[locale].choosing
  const limits = () => {
    if (least !== null && most !== null) return date.between(least, most)
    if (least !== null) return date.from(least)
    return most === null ? '' : date.upTo(most)
  }
  return [hint, words.example, limits()].filter(Boolean).join(' ')
}
