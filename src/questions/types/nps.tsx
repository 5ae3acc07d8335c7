import { z } from 'zod'
import { Choices, TextField } from '../../../views/components/form'
import { PaperFrame, PaperSteps } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { one } from '../../kernel/fields'
import type { Locale } from '../../kernel/locale'
import { distributionOf, tallyOf } from '../counting'
import { choosesOne } from '../one-choice'
import { type Choice, codeOf } from '../options'
import { type AskedQuestion, type Counted, type Option, questionType, type Variable } from '../question-type'
import { settingText, typedLine } from '../settings'
import { deviationOf, meanOf, quantileOf } from '../statistics'
import type { Measures } from '../tally'
import { faultText, questionLabel } from '../wording'

const MOST = 10
/** The lowest figure of each group, as the net promoter score of Reichheld (2003) draws them. */
const GROUPS = { low: 0, middle: 7, high: 9 } as const
type Group = keyof typeof GROUPS
const GROUP_CODES = ['low', 'middle', 'high'] as const satisfies readonly Group[]

const words = settingText(60).nullable().default(null)

const settings = z.strictObject({
  /** What 0 and 10 stand for; null says nothing. */
  low: words,
  high: words,
})
type Settings = z.infer<typeof settings>

const STEPS: readonly Option[] = Array.from({ length: MOST + 1 }, (_, figure) => ({
  code: String(figure),
  label: String(figure),
}))

const chosen = choosesOne<Settings>({ optionsOf: ({ settings: own }, locale) => optionsOf(own, locale), ordered: true })

/** One figure from 0 to 10; beside its counts it is told in three groups and as one score. */
export const nps = questionType<Settings, Choice>({
  name: 'nps',
  family: 'rate',
  picture: 'M3 20a9 9 0 0 1 18 0M12 20l4-6M3 20h2M19 20h2M12 11v2',
  settings,
  blank: (locale) => ({ low: messages[locale].choosing.nps.usualLow, high: messages[locale].choosing.nps.usualHigh }),
  Settings: ({ settings: { low, high }, prefix, faults, locale }) => {
    const said = messages[locale].choosing.nps
    const line = (name: keyof Settings, label: string, value: string | null) => (
      <TextField
        name={`${prefix}${name}`}
        label={label}
        value={value ?? ''}
        maxlength={60}
        fault={faultText(nps, faults, name, locale)}
      />
    )
    return (
      <>
        {line('low', said.low, low)}
        {line('high', said.high, high)}
      </>
    )
  },
  readSettings: (sent) => ({ low: typedLine(sent, 'low') || null, high: typedLine(sent, 'high') || null }),
  styles: ['css/choosing.css'],
  Field: ({ question, sent, faults, locale, number }) => (
    <Choices
      type="radio"
      name={question.id}
      label={questionLabel(question, number, locale)}
      hint={[question.hint, endsText(question.settings, locale)].filter(Boolean).join(' ')}
      fault={faultText(nps, faults, '', locale)}
      choices={STEPS.map(({ code, label }) => ({ value: code, label }))}
      chosen={[one(sent, '')]}
      more={{ 'data-steps': '' }}
    />
  ),
  Paper: ({ question: { label, hint, settings: own }, locale, number }) => (
    <PaperFrame number={number} label={label} how={messages[locale].questions.paper.markOne} hint={hint}>
      <PaperSteps steps={optionsOf(own, locale).map((option) => option.label)} />
    </PaperFrame>
  ),
  ...chosen,
  variables: (question, locale = 'vi') => [figuresOf(question, locale), groupsOf(question, locale)],
  values: ({ id }, answer) => ({ [id]: codeOf(answer), [`${id}.group`]: groupOf(Number(codeOf(answer))) }),
  tally: (question, counted, locale) => {
    const groups = groupsOf(question, locale)
    const { groupsTitle } = messages[locale].choosing.nps
    return tallyOf(counted, [
      distributionOf(figuresOf(question, locale), counted),
      { ...distributionOf(groups, counted), label: groupsTitle, summarizes: question.id },
      scoreOf(question, counted, locale),
      meanBlock(question, counted, locale),
    ])
  },
  show: (_, answer) => codeOf(answer),
  examples: {
    settings: { low: 'Hoàn toàn không sẵn lòng', high: 'Rất sẵn lòng' },
    accepts: [{ '': ['0'] }, { '': ['6'] }, { '': ['8'] }, { '': ['10'] }],
    refuses: {
      notAnOption: [{ '': ['11'] }, { '': ['-1'] }, { '': ['٣'] }, { '': ['7,5'] }, { '': ['07'] }],
      repeated: [{ '': ['1', '2'] }],
    },
  },
})

const groupOf = (figure: number): Group => (figure >= GROUPS.high ? 'high' : figure >= GROUPS.middle ? 'middle' : 'low')

/** The figures with what the two ends stand for. */
function optionsOf({ low, high }: Settings, locale: Locale = 'vi'): readonly Option[] {
  const said = messages[locale].choosing.slider
  const endOf = (place: number) => (place === 0 ? low : place === MOST ? high : null)
  return STEPS.map(({ code, label }, place) => {
    const end = endOf(place)
    return { code, label: end === null ? label : said.end(label, end) }
  })
}

function endsText({ low, high }: Settings, locale: Locale): string {
  const said = messages[locale].choosing.nps
  return [low && said.lowest(low), high && said.highest(high)].filter(Boolean).join(' ')
}

const figuresOf = ({ id, label, settings: own }: AskedQuestion<Settings>, locale: Locale) =>
  ({ kind: 'category', id, label, categories: optionsOf(own, locale), ordered: true }) satisfies Variable

function groupsOf({ id, label }: AskedQuestion<Settings>, locale: Locale) {
  const { groups, groupsOf: titled } = messages[locale].choosing.nps
  const categories = GROUP_CODES.map((code) => ({ code, label: groups[code] }))
  return { kind: 'category', id: `${id}.group`, label: titled(label), categories, ordered: true } satisfies Variable
}

/** The share of the highest group less that of the lowest, of all who answered: from -100 to 100. */
function scoreOf({ id }: AskedQuestion<Settings>, counted: Counted, locale: Locale): Measures {
  const { answered: base, counts } = counted.categories(`${id}.group`)
  const countIn = (group: Group) => counts[GROUP_CODES.indexOf(group)] ?? 0
  const { score, unit } = messages[locale].choosing.nps
  return {
    kind: 'measures',
    id: `${id}.score`,
    label: score,
    summarizes: `${id}.group`,
    lead: 'balance',
    unit,
    measures: ['balance'],
    rows: [
      { code: 'score', label: score, base, values: [base === 0 ? null : (100 * (countIn('high') - countIn('low'))) / base] },
    ],
  }
}

function meanBlock({ id }: AskedQuestion<Settings>, counted: Counted, locale: Locale): Measures {
  const { answered: base, counts } = counted.categories(id)
  const frequencies = counts.map((count, figure) => [figure, count] as const).filter(([, count]) => count > 0)
  const { mean, unit } = messages[locale].choosing.nps
  return {
    kind: 'measures',
    id: `${id}.mean`,
    label: mean,
    summarizes: id,
    lead: 'mean',
    unit,
    measures: ['mean', 'median', 'standardDeviation'],
    rows: [
      {
        code: 'mean',
        label: mean,
        base,
        values: [meanOf(frequencies), quantileOf(frequencies, 0.5), deviationOf(frequencies)],
      },
    ],
  }
}
