import { z } from 'zod'
import { TextField } from '../../../views/components/form'
import { PaperFrame, PaperLine } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { fieldsOf } from '../../kernel/fields'
import type { Locale } from '../../kernel/locale'
import type { Read } from '../judging'
import { keysFor, readWithin, unitSchema } from '../limits'
import { answersNumber } from '../one-number'
import { type AskedQuestion, questionType } from '../question-type'
import { settingText, shownNumber, typedLine, typedNumber } from '../settings'
import { judgeLine, TypedLine } from '../typed-line'
import { LARGEST_NUMBER, MOST_DECIMALS, typedNumberOf } from '../typed-number'
import { faultText, shownFigure } from '../wording'

const MOST_STEPS = 1000

const figure = z.number('notANumber').min(-LARGEST_NUMBER, 'notANumber').max(LARGEST_NUMBER, 'notANumber')
const words = settingText(40).nullable().default(null)

const settings = z
  .strictObject({
    least: figure.default(0),
    most: figure.default(100),
    step: figure.default(1).refine((step) => step > 0, 'tooSmall 0.01'),
    unit: unitSchema,
    /** What the two ends stand for. */
    low: words,
    high: words,
  })
  .refine(({ least, most }) => least < most, { path: ['most'], error: 'mostNotAbove' })
  .refine(({ least, most, step }) => hundredths(most - least) % hundredths(step) === 0, { path: ['step'], error: 'unevenSteps' })
  .refine(({ least, most, step }) => (most - least) / step <= MOST_STEPS, { path: ['step'], error: `tooManySteps ${MOST_STEPS}` })
type Settings = z.infer<typeof settings>

/** Everything is reckoned in hundredths, the finest a number is typed in. */
const hundredths = (value: number): number => Math.round(value * 100)
const decimalsOf = ({ least, step }: Pick<Settings, 'least' | 'step'>): number =>
  Math.max(...[least, step].map((value) => String(value).split('.')[1]?.length ?? 0))

/** A number on a line between two ends. A box to write it in; public/js/slider.js adds the slider, unset until it is touched. */
export const slider = questionType<Settings, number>({
  name: 'slider',
  family: 'rate',
  picture: 'M3 12h18M9 12m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0',
  settings,
  blank: () => ({ least: 0, most: 10, step: 1, unit: '', low: null, high: null }),
  Settings: ({ settings: own, prefix, faults, locale }) => {
    const { questions, choosing } = messages[locale]
    const line = (name: keyof Settings, label: string, value: string, figures: boolean) => (
      <TextField
        name={`${prefix}${name}`}
        label={label}
        value={value}
        maxlength={40}
        inputmode={figures ? 'decimal' : undefined}
        width={figures ? 'short' : 'medium'}
        fault={faultText(slider, faults, name, locale)}
      />
    )
    return (
      <>
        {line('least', choosing.slider.least, shownNumber(own.least), true)}
        {line('most', choosing.slider.most, shownNumber(own.most), true)}
        {line('step', choosing.slider.step, shownNumber(own.step), true)}
        {line('unit', questions.settings.unit, own.unit, false)}
        {line('low', choosing.slider.low, own.low ?? '', false)}
        {line('high', choosing.slider.high, own.high ?? '', false)}
      </>
    )
  },
  readSettings: (sent) => ({
    least: typedNumber(sent, 'least', MOST_DECIMALS) ?? undefined,
    most: typedNumber(sent, 'most', MOST_DECIMALS) ?? undefined,
    step: typedNumber(sent, 'step', MOST_DECIMALS) ?? undefined,
    unit: typedLine(sent, 'unit'),
    low: typedLine(sent, 'low') || null,
    high: typedLine(sent, 'high') || null,
  }),
  scripts: ['js/slider.js'],
  styles: ['css/choosing.css'],
  Field: (props) => {
    const { question, locale } = props
    const { least, most, step, unit } = question.settings
    const ends = endsOf(question.settings, locale)
    return (
      <TypedLine
        {...props}
        type={slider}
        hint={hintOf(question, locale)}
        inputmode={keysFor({ least, most, decimals: decimalsOf(question.settings) })}
        maxlength={24}
        width="short"
        more={{
          'data-slider': messages[locale].choosing.slider.unset,
          'data-least': String(least),
          'data-most': String(most),
          'data-step': String(step),
          'data-unit': unit,
          'data-low': ends.low,
          'data-high': ends.high,
        }}
      />
    )
  },
  Paper: ({ question, locale, number }) => (
    <PaperFrame
      number={number}
      label={question.label}
      how={messages[locale].questions.paper.writeNumber}
      hint={hintOf(question, locale)}
    >
      <PaperLine unit={question.settings.unit} />
    </PaperFrame>
  ),
  ...answersNumber<Settings>(decimalsOf),
  judge: ({ settings: own, required }, sent) => judgeLine(sent, required, (typed) => readOnStep(typed, own)),
  sample: ({ id, settings: { least, most, step } }, draw) => {
    const steps = draw.whole(id, 0, Math.round((most - least) / step))
    return fieldsOf([['', typedNumberOf((hundredths(least) + steps * hundredths(step)) / 100)]])
  },
  examples: {
    settings: { least: 0, most: 10, step: 0.5, unit: 'điểm', low: 'Không gấp', high: 'Rất gấp' },
    accepts: [{ '': ['7,5'] }, { '': ['0'] }, { '': ['10'] }, { '': ['-0'] }],
    refuses: {
      notANumber: [{ '': ['bảy'] }, { '': ['1e1'] }, { '': ['٣'] }],
      tooPrecise: [{ '': ['7,55'] }],
      notOnStep: [{ '': ['7,2'] }],
      tooSmall: [{ '': ['-1'] }],
      tooLarge: [{ '': ['10,5'] }],
      repeated: [{ '': ['1', '2'] }],
    },
  },
})

function readOnStep(typed: string, own: Settings): Read<number> {
  const { least, most, step } = own
  const read = readWithin(typed, { least, most, decimals: decimalsOf(own) })
  if ('fault' in read || hundredths(read.value - least) % hundredths(step) === 0) return read
  return { fault: `notOnStep ${step} ${least}` }
}

/** Each end as a figure with its unit and its words. */
function endsOf({ least, most, unit, low, high }: Settings, locale: Locale): { low: string; high: string } {
  const { end } = messages[locale].choosing.slider
  const shown = (value: number, said: string | null) => {
    const measured = `${shownFigure(value, locale)} ${unit}`.trim()
    return said === null ? measured : end(measured, said)
  }
  return { low: shown(least, low), high: shown(most, high) }
}

function hintOf({ hint, settings: own }: AskedQuestion<Settings>, locale: Locale): string {
  const said = messages[locale].choosing.slider
  const { low, high } = endsOf(own, locale)
  return [hint, said.between(low, high), own.step !== 1 && said.steps(shownFigure(own.step, locale))].filter(Boolean).join(' ')
}
