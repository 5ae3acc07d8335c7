import { z } from 'zod'
import { Star } from '../../../views/components/faces'
import { Choices, TextField } from '../../../views/components/form'
import { PaperFrame, PaperOptions } from '../../../views/components/paper'
import { number as formatted } from '../../i18n/locale'
import { messages } from '../../i18n/messages'
import { one } from '../../kernel/fields'
import type { Locale } from '../../kernel/locale'
import { accepted, readOne, refused, unanswered } from '../judging'
import { choosesOne } from '../one-choice'
import type { Choice } from '../options'
import { type AskedQuestion, type Counted, type Option, questionType } from '../question-type'
import { settingText, shownNumber, typedLine, typedNumber, wholeNumber } from '../settings'
import { deviationOf, meanOf, quantileOf } from '../statistics'
import type { Measures } from '../tally'
import { faultText, questionLabel } from '../wording'

const LEAST_STARS = 3
const MOST_STARS = 10
const NO_OPINION = 'unknown'

const words = settingText(40).nullable().default(null)

const settings = z.strictObject({
  most: wholeNumber(LEAST_STARS, MOST_STARS).default(5),
  /** What one star and the most of them stand for. */
  low: words,
  high: words,
  /** The label of the choice `unknown`, which stands outside the order; null for none. */
  unknown: settingText(60).nullable().default(messages.vi.choosing.stars.noOpinion),
})
type Settings = z.infer<typeof settings>

const chosen = choosesOne<Settings>({ optionsOf: ({ settings: own }, locale) => optionsOf(own, locale), ordered: true })

/** One to ten stars; codes are the number of stars, or `unknown`. */
export const stars = questionType<Settings, Choice>({
  name: 'stars',
  family: 'rate',
  picture: 'M12 3l2.700 5.700 6.300.9-4.500 4.400 1 6.300L12 17.300l-5.500 3 1-6.300L3 9.600l6.300-.9z',
  settings,
  blank: (locale) => ({ most: 5, low: null, high: null, unknown: messages[locale].choosing.stars.noOpinion }),
  Settings: ({ settings: { most, low, high, unknown }, prefix, faults, locale }) => {
    const said = messages[locale].choosing.stars
    const line = (name: keyof Settings, label: string, value: string) => (
      <TextField
        name={`${prefix}${name}`}
        label={label}
        value={value}
        maxlength={60}
        inputmode={name === 'most' ? 'numeric' : undefined}
        width={name === 'most' ? 'short' : 'medium'}
        fault={faultText(stars, faults, name, locale)}
      />
    )
    return (
      <>
        {line('most', said.most, shownNumber(most))}
        {line('low', said.low, low ?? '')}
        {line('high', said.high, high ?? '')}
        {line('unknown', said.noOpinionLabel, unknown ?? '')}
      </>
    )
  },
  readSettings: (sent) => ({
    most: typedNumber(sent, 'most') ?? undefined,
    low: typedLine(sent, 'low') || null,
    high: typedLine(sent, 'high') || null,
    unknown: typedLine(sent, 'unknown') || null,
  }),
  styles: ['css/choosing.css'],
  Field: ({ question, sent, faults, locale, number }) => (
    <Choices
      type="radio"
      name={question.id}
      label={questionLabel(question, number, locale)}
      hint={question.hint}
      fault={faultText(stars, faults, '', locale)}
      choices={optionsOf(question.settings, locale).map(({ code, label }) => ({
        value: code,
        label: code === NO_OPINION ? label : <StarLabel label={label} />,
      }))}
      chosen={[one(sent, '')]}
      more={{ 'data-stars': '' }}
    />
  ),
  Paper: ({ question: { label, hint, settings: own }, locale, number }) => (
    <PaperFrame number={number} label={label} how={messages[locale].questions.paper.markOne} hint={hint}>
      <PaperOptions mark="one" options={optionsOf(own, locale).map((option) => ({ label: option.label }))} />
    </PaperFrame>
  ),
  ...chosen,
  // Plainer than among ten labels: it runs for each answer.
  judge: ({ settings: { most, unknown }, required }, sent) => {
    const code = readOne(sent, '')
    if ('fault' in code) return refused(code.fault)
    if (code.value === '') return unanswered(required)
    const isKnown = code.value === NO_OPINION ? unknown !== null : /^(?:[1-9]|10)$/.test(code.value) && Number(code.value) <= most
    return isKnown ? accepted(code.value) : refused('notAnOption')
  },
  tally: (question, counted, locale) => {
    const { blocks, ...tally } = chosen.tally(question, counted, locale)
    return { ...tally, blocks: [...blocks, meanBlock(question, counted, locale)] }
  },
  examples: {
    settings: { most: 5, low: 'Rất kém', high: 'Rất tốt', unknown: 'Không có ý kiến' },
    accepts: [{ '': ['1'] }, { '': ['unknown'] }, { '': ['4'] }],
    refuses: { notAnOption: [{ '': ['6'] }, { '': ['0'] }, { '': ['٣'] }, { '': ['1.0'] }], repeated: [{ '': ['1', '2'] }] },
  },
})

const StarLabel = ({ label }: { label: string }) => (
  <>
    <Star /> <span class="star-words">{label}</span>
  </>
)

function optionsOf({ most, low, high, unknown }: Settings, locale: Locale = 'vi'): readonly Option[] {
  const said = messages[locale].choosing.stars
  const wordsOf = (count: number) => (count === 1 ? low : count === most ? high : null)
  const counted = Array.from({ length: most }, (_, place) => {
    const label = said.stars(formatted(place + 1, locale))
    const ends = wordsOf(place + 1)
    return { code: String(place + 1), label: ends === null ? label : said.withWords(label, ends) }
  })
  return unknown === null ? counted : [...counted, { code: NO_OPINION, label: unknown }]
}

/** The mean of those who gave stars. */
function meanBlock({ id, settings: { most } }: AskedQuestion<Settings>, counted: Counted, locale: Locale): Measures {
  const said = messages[locale].choosing.stars
  const { counts } = counted.categories(id)
  const given = counts.slice(0, most).map((count, place) => [place + 1, count] as const)
  const base = given.reduce((sum, [, count]) => sum + count, 0)
  const frequencies = given.filter(([, count]) => count > 0)
  return {
    kind: 'measures',
    id: `${id}.mean`,
    label: said.mean,
    summarizes: id,
    lead: 'mean',
    unit: said.unit,
    measures: ['mean', 'median', 'standardDeviation'],
    rows: [
      {
        code: 'mean',
        label: said.mean,
        base,
        values: [meanOf(frequencies), quantileOf(frequencies, 0.5), deviationOf(frequencies)],
      },
    ],
  }
}
