import { z } from 'zod'
import { TextField } from '../../../views/components/form'
import { PaperFrame, PaperLine } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { fieldsOf } from '../../kernel/fields'
import type { Locale } from '../../kernel/locale'
import { boundSchema, boundsInOrder, keysFor, limitsText, readWithin, sampleWithin, unitSchema } from '../limits'
import { answersNumber } from '../one-number'
import { type AskedQuestion, questionType } from '../question-type'
import { shownNumber, typedLine, typedNumber, wholeNumber } from '../settings'
import { judgeLine, TypedLine } from '../typed-line'
import { MOST_DECIMALS } from '../typed-number'
import { faultText } from '../wording'

const settings = z
  .strictObject({
    unit: unitSchema,
    least: boundSchema,
    most: boundSchema,
    /** Digits after the comma that are accepted. */
    decimals: wholeNumber(0, MOST_DECIMALS).default(0),
  })
  .refine(boundsInOrder, { path: ['most'], error: 'mostNotAbove' })
type Settings = z.infer<typeof settings>

/** A number with a unit. */
export const number = questionType<Settings, number>({
  name: 'number',
  family: 'reckon',
  picture: 'M9 4L7 20M17 4l-2 16M4 9h16M4 15h16',
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
  Field: (props) => (
    <TypedLine
      {...props}
      type={number}
      hint={hintOf(props.question, props.locale)}
      inputmode={keysFor(props.question.settings)}
      maxlength={24}
      width="medium"
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
  ...answersNumber<Settings>(({ decimals }) => decimals),
  judge: ({ settings, required }, sent) => judgeLine(sent, required, (typed) => readWithin(typed, settings)),
  sample: ({ id, settings }, draw) => fieldsOf([['', sampleWithin(settings, (from, to) => draw.whole(id, from, to))]]),
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

const hintOf = ({ hint, settings }: AskedQuestion<Settings>, locale: Locale): string =>
  [hint, limitsText(settings, locale)].filter(Boolean).join(' ')
