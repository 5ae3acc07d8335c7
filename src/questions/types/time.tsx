import { z } from 'zod'
import { TextField } from '../../../views/components/form'
import { PaperCells, PaperFrame } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { fieldsOf, one } from '../../kernel/fields'
import type { Locale } from '../../kernel/locale'
import { countedAs, hourRows, keptAs, limitsSaid } from '../calendar'
import type { Read } from '../judging'
import { answersMoment } from '../one-moment'
import { type AskedQuestion, questionType } from '../question-type'
import { judgeLine, TypedLine } from '../typed-line'
import { readTime } from '../typed-time'
import { faultText } from '../wording'

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
  Field: (props) => (
    <TypedLine
      {...props}
      type={time}
      hint={hintOf(props.question, props.locale)}
      maxlength={40}
      width="short"
      more={{ 'data-keeps': 'time', 'data-pick': messages[props.locale].choosing.time.pick }}
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
  ...answersMoment<Settings>({
    formOf: () => 'time',
    rowsOf: (frequencies, locale) => hourRows(frequencies, messages[locale].choosing.time.hour),
  }),
  judge: ({ settings: limits, required }, sent) => judgeLine(sent, required, (typed) => readMeant(typed, limits)),
  sentOf: (_, answer) => fieldsOf([['', answer]]),
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

function readMeant(typed: string, { least, most }: Settings): Read<string> {
  const read = readTime(typed)
  if ('fault' in read) return read
  if (least !== null && read.value < least) return { fault: `tooEarly =${least}` }
  return most !== null && read.value > most ? { fault: `tooLate =${most}` } : read
}

/** What is no time stays as typed, for the schema to refuse. */
function readLimit(typed: string): string | null {
  if (typed.trim() === '') return null
  const read = readTime(typed)
  return 'value' in read ? read.value : typed
}

function hintOf({ hint, settings: { least, most } }: AskedQuestion<Settings>, locale: Locale): string {
  const { date, time: words } = messages[locale].choosing
  return [hint, words.example, limitsSaid(least, most, date)].filter(Boolean).join(' ')
}
