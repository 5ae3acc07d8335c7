import { z } from 'zod'
import { Select, TextArea, TextField, Tick } from '../../../views/components/form'
import { messages } from '../../i18n/messages'
import { one, ticked } from '../../kernel/fields'
import type { Locale } from '../../kernel/locale'
import { clean } from '../../kernel/text'
import { evaluate, type Node, type Value } from '../../logic/evaluate'
import { LONGEST_EXPRESSION, parseExpression } from '../../logic/expression'
import { distributionOf, numbersOf, tallyOf } from '../counting'
import { unitSchema } from '../limits'
import { MOST_OPTIONS } from '../options'
import { type AskedQuestion, type Option, questionType, type Variable } from '../question-type'
import { SettingFigure } from '../setting-figure'
import { typedLine, typedNumber, wholeNumber } from '../settings'
import { silent } from '../silent'
import { LARGEST_NUMBER, MOST_DECIMALS } from '../typed-number'
import { faultText, shownFigure } from '../wording'

const GIVES = ['number', 'text'] as const
const LONGEST_TEXT = 500
// Of what stands between the braces of piping.ts.
const LONGEST_SHOWN = 480

const settings = z.strictObject({
  /** Over earlier answers (src/logic/expression.ts); empty while it is not written yet. */
  formula: z
    .string()
    .max(LONGEST_EXPRESSION, `tooLong ${LONGEST_EXPRESSION}`)
    .refine((text) => text === '' || parseExpression(text).ok, 'badFormula')
    .default(''),
  gives: z.enum(GIVES, 'notAnOption').default('number'),
  unit: unitSchema,
  /** Digits after the comma a number is rounded to. */
  decimals: wholeNumber(0, MOST_DECIMALS).default(0),
  /** Whether people who answer see it. */
  shown: z.boolean().default(false),
})
type Settings = z.infer<typeof settings> & {
  /** What is shown, with the answers filled in; never stored. */
  result?: string
}

/** A text that is one of all the formula can come to is kept apart from free words: it is counted, not listed. */
type Answer = number | string | { outcome: string }

/** Worked out from earlier answers, for everybody the same way; nobody types it. */
export const calculated = questionType<Settings, Answer>({
  ...silent,
  name: 'calculated',
  family: 'reckon',
  picture: 'M6 3h12v18H6zM9 7h6M9 12h1M14 12h1M9 16h1M14 16h1',
  role: 'computes',
  settings,
  formulas: ['formula'],
  lacks: ({ settings: { formula } }) => (formula === '' ? 'noFormula' : null),
  compute: ({ settings }, { read, surroundings }) => {
    const node = nodeIn(settings)
    return node ? resultOf(settings, evaluate(node, read, surroundings)) : null
  },
  tree: ({ settings }) => {
    const node = nodeIn(settings)
    return node && settings.gives === 'number' ? ['do', 'round', node, ['is', settings.decimals]] : (node ?? undefined)
  },
  blank: () => ({ formula: '', gives: 'number', unit: '', decimals: 0, shown: false }),
  Settings: ({ settings: { formula, gives, unit, decimals, shown }, prefix, faults, locale }) => {
    const words = messages[locale].tables.calculated
    const fault = (setting: string) => faultText(calculated, faults, setting, locale)
    return (
      <>
        <TextArea
          name={`${prefix}formula`}
          label={words.formula}
          hint={words.formulaHint}
          value={formula}
          rows={3}
          maxlength={LONGEST_EXPRESSION}
          fault={fault('formula')}
        />
        <Select
          name={`${prefix}gives`}
          label={words.gives}
          value={gives}
          choices={GIVES.map((value) => ({ value, label: words.givesFor[value] }))}
          fault={fault('gives')}
        />
        <SettingFigure
          type={calculated}
          name="decimals"
          label={words.decimals}
          value={decimals}
          prefix={prefix}
          faults={faults}
          locale={locale}
        />
        <TextField name={`${prefix}unit`} label={words.unit} value={unit} maxlength={30} width="medium" fault={fault('unit')} />
        <Tick name={`${prefix}shown`} label={words.shown} ticked={shown} />
      </>
    )
  },
  readSettings: (sent) => ({
    formula: clean(one(sent, 'formula')) ?? one(sent, 'formula'),
    gives: one(sent, 'gives') || undefined,
    unit: typedLine(sent, 'unit'),
    decimals: typedNumber(sent, 'decimals') ?? 0,
    shown: ticked(sent, 'shown'),
  }),
  telling: (question) => {
    const { formula, gives, unit, decimals, shown } = question.settings
    if (!shown || formula === '' || formula.length > LONGEST_SHOWN || /[{}]/.test(formula)) return question
    const result = gives === 'number' ? `{{round(${formula}, ${decimals})}} ${unit}` : `{{${formula}}}`
    return { ...question, settings: { ...question.settings, result: result.trim() } }
  },
  Field: ({ question: { id, label, hint, settings } }) =>
    settings.result ? (
      <div class="field" id={`f-${id}`}>
        <p class="field-label">{label}</p>
        {hint && <p class="field-hint">{hint}</p>}
        <output>{settings.result}</output>
      </div>
    ) : null,
  variables: (question) => variableOf(question),
  values: ({ id }, answer) =>
    typeof answer === 'number' ? { [id]: answer } : typeof answer === 'string' ? {} : { [id]: answer.outcome },
  texts: (answer) => (typeof answer === 'string' ? [{ part: '', text: answer }] : []),
  textParts: ({ label, settings }) =>
    settings.gives === 'text' && outcomesOf(settings).length === 0 ? [{ part: '', label }] : [],
  tally: (question, counted) => {
    const { id, settings } = question
    const [variable] = variableOf(question)
    if (variable?.kind === 'number')
      return tallyOf(counted, [numbersOf({ id, label: '', unit: settings.unit, decimals: settings.decimals }, counted)])
    if (variable) return tallyOf(counted, [distributionOf(variable, counted)])
    return tallyOf(counted, [{ kind: 'words', id, label: '', base: counted.answered }])
  },
  show: ({ settings: { unit } }, answer, locale) => shownResult(answer, unit, locale),
  examples: {
    settings: { formula: 'round(12 / 5, 1)', gives: 'number', unit: 'triệu đồng', decimals: 1, shown: true },
    accepts: [],
    refuses: {},
  },
})

const nodes = new WeakMap<Settings, Node | null>()

function nodeIn(settings: Settings): Node | null {
  const known = nodes.get(settings)
  if (known !== undefined) return known
  const parsed = parseExpression(settings.formula)
  const node = parsed.ok ? parsed.node : null
  nodes.set(settings, node)
  return node
}

/** Nothing for what is no number, or too great to be kept exactly; several codes as a list of them. */
function resultOf(settings: Settings, value: Value): Answer | null {
  if (settings.gives === 'number') {
    const number = typeof value === 'boolean' ? Number(value) : typeof value === 'string' && value !== '' ? Number(value) : value
    if (typeof number !== 'number' || !Number.isFinite(number) || Math.abs(number) > LARGEST_NUMBER) return null
    return Number(number.toFixed(settings.decimals)) + 0
  }
  if (value === null || typeof value === 'boolean') return null
  const text = clean(typeof value === 'object' ? value.join(', ') : String(value)) ?? ''
  if (outcomesOf(settings).some(({ code }) => code === text)) return { outcome: text }
  return [...text].slice(0, LONGEST_TEXT).join('') || null
}

function shownResult(answer: Answer, unit: string, locale: Locale): string {
  if (typeof answer === 'number') return `${shownFigure(answer, locale)} ${unit}`.trim()
  return typeof answer === 'string' ? answer : answer.outcome
}

const kept = new WeakMap<Settings, readonly Option[]>()

/** All that a formula for a text can come to, where its texts stand in it: `if(q1 > 3, "đông", "ít")`. Else none. */
function outcomesOf(settings: Settings): readonly Option[] {
  const known = kept.get(settings)
  if (known) return known
  const node = settings.gives === 'text' ? nodeIn(settings) : null
  const texts = node ? [...new Set(textsIn(node) ?? [])].filter((text) => text !== '') : []
  // The text is its own code, so that expressions and later versions mean the same; a filter's address parts at colons.
  const options =
    texts.length <= MOST_OPTIONS && texts.every((text) => text.length <= 60 && !text.includes(':') && clean(text) === text)
      ? texts.map((text) => ({ code: text, label: text }))
      : []
  kept.set(settings, options)
  return options
}

function textsIn(node: Node): string[] | null {
  if (node[0] === 'is') return node[1] === null ? [] : typeof node[1] === 'string' ? [node[1]] : null
  if (node[0] === 'of' || node[1] !== 'if') return null
  const [, , , then, otherwise] = node
  const ways = [then, otherwise].map((way) => (way ? textsIn(way) : []))
  return ways.some((way) => way === null) ? null : ways.flatMap((way) => way ?? [])
}

function variableOf({ id, label, settings }: AskedQuestion<Settings>): [] | [Exclude<Variable, { kind: 'multiple' }>] {
  if (settings.gives === 'number') return [{ kind: 'number', id, label, unit: settings.unit }]
  const categories = outcomesOf(settings)
  return categories.length === 0 ? [] : [{ kind: 'category', id, label, categories, ordered: false }]
}
