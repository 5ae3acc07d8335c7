import { z } from 'zod'
import { TextField } from '../../../views/components/form'
import { PaperFrame, PaperLine } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { type Fields, fieldsOf, one } from '../../kernel/fields'
import type { Locale } from '../../kernel/locale'
import { tallyOf } from '../counting'
import { accepted, readOne, refused, unanswered } from '../judging'
import { type AskedQuestion, type Counted, type Judged, questionType } from '../question-type'
import { shownNumber, typedLine, typedNumber, wholeNumber } from '../settings'
import { binsOf, deviationOf, meanOf, quantileOf } from '../statistics'
import type { Numbers } from '../tally'
import { LARGEST_NUMBER, MOST_DECIMALS, readNumber, typedNumberOf } from '../typed-number'
import { faultText, questionLabel, shownFigure } from '../wording'

const bound = z.number('notANumber').min(-LARGEST_NUMBER, 'notANumber').max(LARGEST_NUMBER, 'notANumber').nullable().default(null)

const settings = z
  .strictObject({
    /** Such as `đồng/tháng`; may be empty. */
    unit: z
      .string()
      .max(30, 'tooLong 30')
      .refine((unit) => unit.isWellFormed(), 'badText')
      .default(''),
    least: bound,
    most: bound,
    /** Digits after the comma that are accepted. */
    decimals: wholeNumber(0, MOST_DECIMALS).default(0),
  })
  .refine(({ least, most }) => least === null || most === null || least < most, { path: ['most'], error: 'mostNotAbove' })
type Settings = z.infer<typeof settings>

/** A number with a unit. */
export const number = questionType<Settings, number>({
  name: 'number',
  family: 'reckon',
  picture: 'M9 4L7 20M17 4l-2 16M4 9h16M4 15h16',
  words: {
    vi: {
      name: 'Số',
      use: 'Hỏi một con số: mức tiền, số người, diện tích.',
      faults: { mostNotAbove: 'Số lớn nhất phải lớn hơn số nhỏ nhất.' },
    },
    en: {
      name: 'Number',
      use: 'Asks for a figure: an amount, people, an area.',
      faults: { mostNotAbove: 'The greatest must be above the least.' },
    },
  },
  settings,
  blank: () => ({ unit: '', least: 0, most: null, decimals: 0 }),
  Settings: ({ settings: { unit, least, most, decimals }, prefix, faults, locale }) => {
    const words = messages[locale].questions.settings
    const line = (name: keyof Settings, label: string, value: string, figure = true) => (
      <TextField
        name={`${prefix}${name}`}
        label={label}
        value={value}
        maxlength={30}
        inputmode={figure ? 'decimal' : undefined}
        width={figure ? 'short' : 'medium'}
        fault={faultText(number, faults, name, locale)}
      />
    )
    return (
      <>
        {line('unit', words.unit, unit, false)}
        {line('least', words.least, shownNumber(least))}
        {line('most', words.most, shownNumber(most))}
        {line('decimals', words.decimals, shownNumber(decimals))}
      </>
    )
  },
  readSettings: (sent) => ({
    unit: typedLine(sent, 'unit'),
    least: typedNumber(sent, 'least', MOST_DECIMALS),
    most: typedNumber(sent, 'most', MOST_DECIMALS),
    decimals: typedNumber(sent, 'decimals') ?? 0,
  }),
  Field: ({ question, sent, faults, locale, number: place }) => (
    <TextField
      name={question.id}
      label={questionLabel(question, place, locale)}
      hint={hintOf(question, locale)}
      value={one(sent, '')}
      inputmode={(question.settings.least ?? -1) < 0 ? undefined : question.settings.decimals > 0 ? 'decimal' : 'numeric'}
      autocomplete="off"
      maxlength={24}
      width="medium"
      fault={faultText(number, faults, '', locale)}
    />
  ),
  Paper: ({ question, locale, number: place }) => (
    <PaperFrame
      number={place}
      label={question.label}
      how={messages[locale].questions.paper.writeNumber}
      hint={hintOf(question, locale)}
    >
      <PaperLine unit={question.settings.unit} />
    </PaperFrame>
  ),
  partNames: () => [''],
  judge,
  sentOf: (_, answer) => fieldsOf([['', typedNumberOf(answer)]]),
  variables: ({ id, label, settings: { unit } }) => [{ kind: 'number', id, label, unit }],
  values: ({ id }, answer) => ({ [id]: answer }),
  texts: () => [],
  textParts: () => [],
  tally: (question, counted) => tallyOf(counted, [numbersOf(question, counted)]),
  show: ({ settings: { unit } }, answer, locale) => `${shownFigure(answer, locale)} ${unit}`.trim(),
  sample: ({ id, settings: { least, most } }, draw) => {
    const from = Math.ceil(least ?? 0)
    const to = Math.floor(most ?? from + 100)
    // People say round figures.
    const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, to - from))) - 1)
    const said = Math.round(draw.whole(id, from, to) / step) * step
    return fieldsOf([['', String(Math.min(to, Math.max(from, said)))]])
  },
  examples: {
    settings: { unit: 'đồng/tháng', least: 0, most: 200_000, decimals: 1 },
    accepts: [{ '': ['25000'] }, { '': ['25.000'] }, { '': ['25 000'] }, { '': ['2,5'] }, { '': ['2.5'] }, { '': ['-0'] }],
    refuses: {
      notANumber: [
        { '': ['1e9'] },
        { '': ['NaN'] },
        { '': ['٣'] },
        { '': ['Infinity'] },
        { '': ['25.00.0'] },
        { '': ['hai lăm'] },
      ],
      tooPrecise: [{ '': ['25,000'] }, { '': ['2,55'] }],
      tooSmall: [{ '': ['-1'] }],
      tooLarge: [{ '': ['200.001'] }],
      repeated: [{ '': ['1', '2'] }],
    },
  },
})

function judge({ settings: { least, most, decimals }, required }: AskedQuestion<Settings>, sent: Fields): Judged<number> {
  const typed = readOne(sent, '')
  if ('fault' in typed) return refused(typed.fault)
  if (typed.value.trim() === '') return unanswered(required)
  const read = readNumber(typed.value, decimals)
  if ('fault' in read) return refused(read.fault)
  if (least !== null && read.value < least) return refused(`tooSmall ${least}`)
  if (most !== null && read.value > most) return refused(`tooLarge ${most}`)
  return accepted(read.value)
}

function hintOf({ hint, settings: { unit, least, most } }: AskedQuestion<Settings>, locale: Locale): string {
  const words = messages[locale].questions.number
  const shown = (limit: number) => shownFigure(limit, locale)
  const withUnit = (limit: number) => `${shown(limit)} ${unit}`.trim()
  if (least !== null && most !== null) return joined(hint, words.between(shown(least), withUnit(most)))
  if (least !== null) return joined(hint, words.from(withUnit(least)))
  if (most !== null) return joined(hint, words.upTo(withUnit(most)))
  return joined(hint, unit && words.unit(unit))
}

const joined = (...sentences: string[]): string => sentences.filter(Boolean).join(' ')

function numbersOf({ id, settings: { unit, decimals } }: AskedQuestion<Settings>, counted: Counted): Numbers {
  const { answered, frequencies } = counted.numbers(id)
  return {
    kind: 'numbers',
    id,
    label: '',
    unit,
    base: answered,
    mean: meanOf(frequencies),
    standardDeviation: deviationOf(frequencies),
    least: frequencies[0]?.[0] ?? null,
    lowerQuartile: quantileOf(frequencies, 0.25),
    median: quantileOf(frequencies, 0.5),
    upperQuartile: quantileOf(frequencies, 0.75),
    greatest: frequencies.at(-1)?.[0] ?? null,
    bins: binsOf(frequencies, decimals),
  }
}
