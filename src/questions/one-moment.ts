import type { Locale } from '../kernel/locale'
import { countedAs } from './calendar'
import { tallyOf } from './counting'
import type { NumberForm, QuestionType } from './question-type'
import type { Distribution } from './tally'

type Frequencies = readonly (readonly [value: number, count: number])[]

interface Moment<Settings> {
  formOf(settings: Settings): NumberForm
  /** What was counted, in rows that a chart can hold. */
  rowsOf(frequencies: Frequencies, locale: Locale): Distribution['rows']
}

/** What the types share whose answer is one day, month, year or hour, kept as a text and counted as a number (calendar.ts). */
export const answersMoment = <Settings>({ formOf, rowsOf }: Moment<Settings>) =>
  ({
    partNames: () => [''],
    variables: ({ id, label, settings }) => [{ kind: 'number', id, label, unit: '', as: formOf(settings) }],
    values: ({ id, settings }, answer) => ({ [id]: countedAs(answer, formOf(settings)) }),
    reads: ({ id }, answer) => ({ [id]: answer }),
    texts: () => [],
    textParts: () => [],
    tally: ({ id }, counted, locale) => {
      const { answered, frequencies } = counted.numbers(id)
      const rows = rowsOf(frequencies, locale)
      return tallyOf(counted, [{ kind: 'distribution', id, label: '', exclusive: true, ordered: true, base: answered, rows }])
    },
  }) satisfies Partial<QuestionType<Settings, string>>
