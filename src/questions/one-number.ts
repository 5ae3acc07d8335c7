import { fieldsOf } from '../kernel/fields'
import { numbersOf, tallyOf } from './counting'
import type { QuestionType } from './question-type'
import { typedNumberOf } from './typed-number'
import { shownFigure } from './wording'

/** What the types share whose answer is one number with a unit. `decimalsOf` are the digits after the comma it may have. */
export const answersNumber = <Settings extends { unit: string }>(decimalsOf: (settings: Settings) => number) =>
  ({
    partNames: () => [''],
    sentOf: (_, answer) => fieldsOf([['', typedNumberOf(answer)]]),
    variables: ({ id, label, settings: { unit } }) => [{ kind: 'number', id, label, unit }],
    values: ({ id }, answer) => ({ [id]: answer }),
    texts: () => [],
    textParts: () => [],
    tally: ({ id, settings }, counted) =>
      tallyOf(counted, [numbersOf({ id, label: '', unit: settings.unit, decimals: decimalsOf(settings) }, counted)]),
    show: ({ settings: { unit } }, answer, locale) => `${shownFigure(answer, locale)} ${unit}`.trim(),
  }) satisfies Partial<QuestionType<Settings, number>>
