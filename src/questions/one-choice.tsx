import { TextField } from '../../views/components/form'
import { type Fields, fieldsOf, one } from '../kernel/fields'
import type { Locale } from '../kernel/locale'
import { distributionOf, tallyOf } from './counting'
import { sampleChoice } from './draw'
import { type Choice, codeOf, judgeChoice, OTHER_TEXT_LONGEST, shownChoice, textOf } from './options'
import type { AskedQuestion, Option, PartFaults, QuestionType, Variable } from './question-type'
import { faultText, otherLabel, partName } from './wording'

interface Offer<Settings> {
  optionsOf(question: AskedQuestion<Settings>, locale?: Locale): readonly Option[]
  /** The choice that opens a line of words; null for none, as when absent. */
  otherOf?(question: AskedQuestion<Settings>): string | null
  /** From low to high; not when absent. */
  ordered?: boolean
}

/** What the types share whose answer is one of several choices, and the words of one of them. */
export function choosesOne<Settings>({ optionsOf, otherOf = () => null, ordered = false }: Offer<Settings>) {
  const variableOf = (question: AskedQuestion<Settings>, locale?: Locale) =>
    ({
      kind: 'category',
      id: question.id,
      label: question.label,
      categories: optionsOf(question, locale),
      ordered,
    }) satisfies Variable
  return {
    partNames: (question) => (otherOf(question) === null ? [''] : ['', 'other']),
    judge: (question, sent) => judgeChoice(optionsOf(question), otherOf(question), question.required, sent),
    sentOf: (question, answer) =>
      fieldsOf([['', codeOf(answer)], ...(otherOf(question) === null ? [] : [['other', textOf(answer)] as const])]),
    variables: (question, locale) => [variableOf(question, locale)],
    values: ({ id }, answer) => ({ [id]: codeOf(answer) }),
    texts: (answer) => (textOf(answer) ? [{ part: 'other', text: textOf(answer) }] : []),
    textParts: (question) => (otherOf(question) === null ? [] : [{ part: 'other', label: question.label }]),
    tally: (question, counted, locale) => tallyOf(counted, [distributionOf(variableOf(question, locale), counted)]),
    show: (question, answer, locale) => shownChoice(optionsOf(question, locale), answer),
    sample: (question, draw) => sampleChoice(draw, question.id, optionsOf(question), otherOf(question)),
  } satisfies Partial<QuestionType<Settings, Choice>>
}

interface OtherProps {
  type: { name: string }
  question: AskedQuestion
  options: readonly Option[]
  otherCode: string | null
  sent: Fields
  faults: PartFaults
  locale: Locale
}

/** The line for the words of the choice that opens one; nothing where none does. */
export const OtherWords = ({ type, question, options, otherCode, sent, faults, locale }: OtherProps) =>
  otherCode !== null && (
    <TextField
      name={partName(question, 'other')}
      label={otherLabel(options, otherCode, locale)}
      value={one(sent, 'other')}
      maxlength={OTHER_TEXT_LONGEST}
      fault={faultText(type, faults, 'other', locale)}
    />
  )
