import { z } from 'zod'
import { messages } from '../i18n/messages'
import { type Fields, one } from '../kernel/fields'
import type { Locale } from '../kernel/locale'
import { evaluate, type Node } from '../logic/evaluate'
import { LONGEST_EXPRESSION, parseExpression } from '../logic/expression'
import { sentPlaces } from './budget-rows'
import { unitSchema } from './limits'
import { settingText, typedLine, typedNumber, wholeNumber } from './settings'
import { LARGEST_NUMBER } from './typed-number'

export const MOST_LINES = 30
export const SIDES = ['income', 'spending'] as const
export const BALANCES = ['within', 'equal'] as const
/** What a household's formula may name. */
const NAMES = ['amount', 'start', 'change']
/** The part that is sent by the button that only reckons. */
export const WORK = 'work'

const words = z
  .string()
  .max(200)
  .refine((text) => text.isWellFormed())
  .default('')
const amount = wholeNumber(0, LARGEST_NUMBER)

const line = z
  .strictObject({
    code: z
      .string()
      .regex(/^[0-9A-Za-z]{1,8}$/)
      .refine((code) => !(code in {}) && code !== WORK),
    label: settingText(200),
    side: z.enum(SIDES),
    /** What it is today. */
    start: amount,
    least: amount,
    most: amount,
    step: wholeNumber(1, LARGEST_NUMBER),
    /** What follows from less of it, and from more. */
    lower: words,
    higher: words,
    /** What it comes to for one household; empty for nothing. */
    household: z.string().max(LONGEST_EXPRESSION).refine(isFormula).default(''),
  })
  .refine(({ least, most }) => least <= most, { path: ['most'] })
  .refine(({ start, least, most }) => least <= start && start <= most, { path: ['start'] })
  .refine(({ start, least, most, step }) => (start - least) % step === 0 && (most - least) % step === 0, { path: ['step'] })
export type BudgetLine = z.infer<typeof line>

const FAULT_OF: Readonly<Record<string, string>> = {
  label: 'lineLabel',
  side: 'lineSide',
  start: 'lineStart',
  least: 'lineNumber',
  most: 'lineMost',
  step: 'lineStep',
  household: 'lineHousehold',
}

// One fault for the whole list, so it says which line it is about.
const lines = z
  .array(z.unknown())
  .transform((rows, context) =>
    rows.flatMap((row, place): BudgetLine[] => {
      const read = line.safeParse(row)
      if (read.success) return [read.data]
      const fault = FAULT_OF[String(read.error.issues[0]?.path[0] ?? '')] ?? 'lineWrong'
      context.addIssue({ code: 'custom', message: `${fault} ${place + 1}` })
      return []
    }),
  )
  .refine((each) => each.length >= 2, 'tooFewOptions 2')
  .refine((each) => each.length <= MOST_LINES, `tooManyOptions ${MOST_LINES}`)
  .refine((each) => new Set(each.map(({ code }) => code)).size === each.length, 'repeatedOption')
  .refine((each) => new Set(each.map(({ label }) => label)).size === each.length, 'repeatedOption')

export const simulatorSettings = z
  .strictObject({
    /** Of all figures, such as `triệu đồng`. */
    unit: unitSchema,
    balance: z.enum(BALANCES, 'required'),
    lines,
    /** Of what a household's formulas give. */
    householdUnit: z
      .string()
      .max(60, 'tooLong 60')
      .refine((unit) => unit.isWellFormed(), 'badText')
      .default(''),
  })
  .refine(({ balance, lines: all }) => canBalance(balance, all), { path: ['lines'], error: 'neverBalanced' })
export type SimulatorSettings = z.infer<typeof simulatorSettings>

function isFormula(text: string): boolean {
  if (text === '') return true
  const parsed = parseExpression(text)
  return parsed.ok && parsed.names.every((name) => NAMES.includes(name))
}

/** False where the most income does not reach the least spending, or for an exact balance the other way round. */
function canBalance(balance: (typeof BALANCES)[number], all: readonly BudgetLine[]): boolean {
  const sum = (side: BudgetLine['side'], bound: 'least' | 'most') =>
    all.reduce((total, each) => total + (each.side === side ? each[bound] : 0), 0)
  if (sum('income', 'most') < sum('spending', 'least')) return false
  return balance === 'within' || sum('spending', 'most') >= sum('income', 'least')
}

export function blankSimulator(locale: Locale): SimulatorSettings {
  const { sides } = messages[locale].budgeting.simulator
  const blank = (code: string, side: BudgetLine['side']): BudgetLine => ({
    code,
    label: sides[side],
    side,
    start: 1000,
    least: 800,
    most: 1200,
    step: 50,
    lower: '',
    higher: '',
    household: '',
  })
  return {
    unit: messages[locale].budgeting.simulator.usualUnit,
    balance: 'within',
    lines: [blank('a', 'income'), blank('b', 'spending')],
    householdUnit: '',
  }
}

/** What `SimulatorEditor` sends. */
export const readSimulator = (sent: Fields): unknown => ({
  unit: typedLine(sent, 'unit'),
  balance: one(sent, 'balance'),
  householdUnit: typedLine(sent, 'householdUnit'),
  lines: sentPlaces(sent, 'lines').flatMap((place) => {
    const own = `lines.${place}`
    const label = typedLine(sent, `${own}.label`)
    if (!label) return []
    const figure = (name: string) => typedNumber(sent, `${own}.${name}`)
    return [
      {
        code: one(sent, `${own}.code`),
        label,
        side: one(sent, `${own}.side`),
        start: figure('start'),
        least: figure('least'),
        most: figure('most'),
        step: figure('step'),
        lower: typedLine(sent, `${own}.lower`),
        higher: typedLine(sent, `${own}.higher`),
        household: typedLine(sent, `${own}.household`),
      },
    ]
  }),
})

/** A line that nobody may move is told, not asked. */
export const isFixed = ({ least, most }: BudgetLine): boolean => least === most

const kept = new WeakMap<BudgetLine, Node | null>()

/** A household's formula, read once. */
export function formulaOf(of: BudgetLine): Node | null {
  const known = kept.get(of)
  if (known !== undefined) return known
  const parsed = of.household === '' ? undefined : parseExpression(of.household)
  const node = parsed?.ok ? parsed.node : null
  kept.set(of, node)
  return node
}

const SURROUNDINGS = { today: '', matches: () => false }

/** What an amount of a line comes to for one household; null where nothing is reckoned. */
export function householdOf(of: BudgetLine, chosen: number): number | null {
  const node = formulaOf(of)
  if (!node) return null
  const values: Record<string, number> = { amount: chosen, start: of.start, change: chosen - of.start }
  const value = evaluate(node, (name) => values[name] ?? null, SURROUNDINGS)
  return typeof value === 'number' ? Math.round(value) : null
}
