import { z } from 'zod'
import { Select, TextField } from '../../../views/components/form'
import { PaperCells, PaperFrame } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { fieldsOf, one } from '../../kernel/fields'
import type { Locale } from '../../kernel/locale'
import { countedAs, dayMeant, dayRows, LENGTHS, limitsSaid, type Precision, shownBound, shownDay } from '../calendar'
import type { Read } from '../judging'
import { answersMoment } from '../one-moment'
import { type AskedQuestion, questionType } from '../question-type'
import { readBound, readDate } from '../typed-date'
import { judgeLine, TypedLine } from '../typed-line'
import { faultText } from '../wording'

const PRECISIONS = ['day', 'month', 'year'] as const

/** A day, or one so many days from the day of the answer: `today-30`. */
const bound = z
  .string()
  .regex(/^(?:\d{4}-\d{2}-\d{2}|today(?:[+-]\d{1,5})?)$/, 'notADay')
  .nullable()
  .default(null)

const settings = z
  .strictObject({
    precision: z.enum(PRECISIONS, 'notAnOption').default('day'),
    least: bound,
    most: bound,
  })
  .refine(({ least, most }) => !isFixed(least) || !isFixed(most) || (least ?? '') <= (most ?? ''), {
    path: ['most'],
    error: 'mostBefore',
  })
type Settings = z.infer<typeof settings>

const isFixed = (limit: string | null): boolean => limit !== null && !limit.startsWith('today')

/** A date, written as people write it; public/js/calendar.js adds a calendar to pick it from. Kept as 2026-11-22, 2026-11 or 2026. */
export const date = questionType<Settings, string>({
  name: 'date',
  family: 'reckon',
  picture: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5',
  settings,
  blank: () => ({ precision: 'day', least: null, most: null }),
  Settings: ({ settings: { precision, least, most }, prefix, faults, locale }) => {
    const words = messages[locale].choosing.date
    const limit = (name: 'least' | 'most', value: string | null) => (
      <TextField
        name={`${prefix}${name}`}
        label={words[name]}
        hint={words.boundHint}
        value={value === null ? '' : shownBound(value, words)}
        maxlength={60}
        width="medium"
        fault={faultText(date, faults, name, locale)}
      />
    )
    return (
      <>
        <Select
          name={`${prefix}precision`}
          label={words.precision}
          value={precision}
          choices={PRECISIONS.map((value) => ({ value, label: words.precisions[value] }))}
          fault={faultText(date, faults, 'precision', locale)}
        />
        {limit('least', least)}
        {limit('most', most)}
      </>
    )
  },
  readSettings: (sent) => ({
    precision: one(sent, 'precision') || undefined,
    least: readBound(one(sent, 'least')) || null,
    most: readBound(one(sent, 'most')) || null,
  }),
  scripts: ['js/calendar.js'],
  styles: ['css/choosing.css'],
  Field: (props) => (
    <TypedLine
      {...props}
      type={date}
      hint={hintOf(props.question, props.locale)}
      maxlength={60}
      width="medium"
      more={{
        'data-keeps': props.question.settings.precision,
        'data-pick': messages[props.locale].choosing.date.pick,
        ...limitsOf(props.question.settings),
      }}
    />
  ),
  Paper: ({ question: { label, hint, settings }, locale, number }) => {
    const words = messages[locale].choosing.paper
    const { precision } = settings
    const how = { day: words.writeDay, month: words.writeMonth, year: words.writeYear }[precision]
    return (
      <PaperFrame number={number} label={label} how={how} hint={hint}>
        <p class="paper-date">
          {precision === 'day' && <PaperCells count={2} unit={unit(words.day)} />}
          {precision !== 'year' && <PaperCells count={2} unit={unit(words.month)} />}
          <PaperCells count={4} unit={unit(words.year)} />
        </p>
      </PaperFrame>
    )
  },
  ...answersMoment<Settings>({ formOf: ({ precision }) => precision, rowsOf: dayRows }),
  judge: ({ settings: own, required }, sent) => judgeLine(sent, required, (typed) => readMeant(typed, own)),
  dayFaults: ({ settings: { precision, least, most } }, answer, day) => {
    const fault = outside(answer, precision, least && dayMeant(least, day), most && dayMeant(most, day))
    return fault === null ? null : { '': fault }
  },
  sentOf: (_, answer) => fieldsOf([['', shownDay(answer)]]),
  show: (_, answer) => shownDay(answer),
  sample: ({ id, settings: { precision, least, most } }, draw) => {
    const from = countedAs(isFixed(least) ? (least ?? '') : '1950-01-01', 'day')
    const to = countedAs(isFixed(most) ? (most ?? '') : '2026-06-30', 'day')
    const kept = new Date(draw.whole(id, Math.min(from, to), Math.max(from, to)) * 24 * 60 * 60 * 1000).toISOString()
    return fieldsOf([['', shownDay(kept.slice(0, LENGTHS[precision]))]])
  },
  examples: {
    settings: { precision: 'day', least: '1900-01-01', most: 'today' },
    accepts: [
      { '': ['05/03/1980'] },
      { '': ['5-3-1980'] },
      { '': ['5 tháng 3 năm 1980'] },
      { '': ['1980-03-05'] },
      { '': ['29/02/2024'] },
    ],
    refuses: {
      notADay: [{ '': ['hôm qua'] }, { '': ['3/1980'] }, { '': ['٣/٣/1980'] }, { '': ['\ud800'] }],
      shortYear: [{ '': ['5/3/80'] }],
      unlikelyYear: [{ '': ['5/3/0198'] }],
      noSuchMonth: [{ '': ['13/13/1980'] }, { '': ['5/0/1980'] }],
      noSuchDay: [{ '': ['31/04/2026'] }, { '': ['29/02/2023'] }, { '': ['0/1/2020'] }],
      monthFirst: [{ '': ['03/25/1980'] }],
      tooEarly: [{ '': ['31/12/1899'] }],
      repeated: [{ '': ['05/03/1980', '06/03/1980'] }],
    },
  },
})

/** Apart from the boxes before it and those after. */
const unit = (word: string): string => `\u00a0${word}\u2003`

function readMeant(typed: string, { precision, least, most }: Settings): Read<string> {
  const read = readDate(typed, precision)
  if ('fault' in read) return read
  const fault = outside(read.value, precision, isFixed(least) ? least : null, isFixed(most) ? most : null)
  return fault === null ? read : { fault }
}

/** A month or a year counts as within when any of its days does. */
function outside(answer: string, precision: Precision, least?: string | null, most?: string | null): string | null {
  const cut = (limit: string) => limit.slice(0, LENGTHS[precision])
  if (least && answer < cut(least)) return `tooEarly =${shownDay(cut(least))}`
  return most && answer > cut(most) ? `tooLate =${shownDay(cut(most))}` : null
}

function hintOf({ hint, settings: { precision, least, most } }: AskedQuestion<Settings>, locale: Locale): string {
  const words = messages[locale].choosing.date
  const shown = (limit: string) => shownBound(limit, words, precision)
  return [hint, words.example[precision], limitsSaid(least && shown(least), most && shown(most), words)].filter(Boolean).join(' ')
}

/** For the browser's calendar; a bound from today is left to the server. */
const limitsOf = ({ least, most }: Settings): Record<string, string> => ({
  ...(isFixed(least) && { 'data-least': least ?? '' }),
  ...(isFixed(most) && { 'data-most': most ?? '' }),
})
