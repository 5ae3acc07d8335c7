import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import { isBlank } from './blank'
import type { Finding, Mend, Wanted } from './findings'
import { LEADING_OPTION } from './leading-words'
import { reorderable } from './lot-form'
import { chooserOf, someOf } from './possible-values'
import type { AskedQuestion, Option } from './question-type'
import { roleOf } from './reach-chart'
import { typeOf } from './types'
import { AGREES, ASKS_AGREEMENT, DISAGREES, ELSE } from './wording-patterns'

/** What is wrong with the choices a question offers. */
export function choiceFindings(items: readonly AskedQuestion[], locale: Locale, wanted: Wanted = 'all'): Finding[] {
  return items.flatMap((item) => {
    if (roleOf(item) !== 'asks') return []
    const must = choosableFindings(item)
    if (wanted === 'must') return must
    return [
      ...must,
      ...blankFindings(item),
      ...orderFindings(item),
      ...oneSidedFindings(item, locale),
      ...givenFindings(item, locale),
    ]
  })
}

const finding = ({ id }: AskedQuestion, fault: string, grade: Finding['grade'], more: Partial<Finding> = {}): Finding => {
  return { question: id, field: 'settings', fault, grade, mends: [], ...more }
}

const ownChoices = (item: AskedQuestion): readonly Option[] => {
  const own = typeOf(item.type)
    .variables(item)
    .find(({ id }) => id === item.id)
  return own && own.kind !== 'number' ? own.categories : []
}

/** By limits of number, or because it may not stand with any other: tried as people would send them. */
function choosableFindings(item: AskedQuestion): Finding[] {
  const choices = ownChoices(item)
  const fits = chooserOf(item)
  if (!fits) return []
  const codes = choices.map(({ code }) => code)
  const canChoose = (code: string): boolean => {
    const others = codes.filter((each) => each !== code)
    return codes.some((_, more) => someOf(others, more, (set) => fits([code, ...set])) !== undefined)
  }
  const barred = choices.filter(({ code }) => !canChoose(code))
  if (barred.length === choices.length) return [finding(item, 'nobodyCanAnswer', 'must')]
  return barred.map(({ code, label }) => finding(item, `optionNever ${code}`, 'must', { detail: label }))
}

/** Rows that came with the question and that nobody wrote over. */
function blankFindings(item: AskedQuestion): Finding[] {
  const lists = Object.values(item.settings ?? {}).filter((setting) => Array.isArray(setting))
  const labels = lists.flat().flatMap((row) => (isOption(row) && isBlank(row) ? [row.label] : []))
  return labels.length > 0 ? [finding(item, 'asItCame', 'look', { detail: labels.join(', ') })] : []
}

/** An order drawn by lot in which something that is not there is to stay in its place, or nothing is drawn at all. */
function orderFindings(item: AskedQuestion): Finding[] {
  const { id, order } = item
  if (!order) return []
  const mended = (name: Mend['name'], changes: Pick<AskedQuestion, 'order'>): Pick<Finding, 'mends'> => {
    return { mends: [{ name, edit: { kind: 'change', question: id, changes } }] }
  }
  const options = reorderable(item) ?? []
  const known = order.fixed.filter((code) => options.some((option) => option.code === code))
  const unknown = order.fixed.filter((code) => !known.includes(code))
  if (options.length - known.length < 2)
    return [finding(item, 'orderNotDrawn', 'look', mended('orderAsWritten', { order: null }))]
  if (unknown.length === 0) return []
  const detail = unknown.join(', ')
  return [finding(item, `fixedUnknown ${unknown.length}`, 'look', { detail, ...mended('fixKnown', { order: { fixed: known } }) })]
}

const isOption = (row: unknown): row is Option =>
  typeof row === 'object' &&
  row !== null &&
  'code' in row &&
  typeof row.code === 'string' &&
  'label' in row &&
  typeof row.label === 'string'

function oneSidedFindings(item: AskedQuestion, locale: Locale): Finding[] {
  const type = typeOf(item.type)
  const scales = type
    .variables(item)
    .flatMap((variable) => (variable.kind === 'number' || variable.categories.length < 2 ? [] : [variable]))
  const own = scales.find(({ id }) => id === item.id) ?? scales[0]
  if (!own) return []
  const sides = own.categories.map(({ label }) => sideOf(label))
  const asks = ASKS_AGREEMENT.test(plain(item.label))
  const isOneSided = sides.every((side) => side === 'agree') || (asks && sides.includes('agree') && !sides.includes('disagree'))
  const isYesOnly =
    asks &&
    sides.every((side) => side === 'other' || side === 'agree') &&
    own.categories.every(({ label }) => /^(có|yes)(?![\p{L}])/iu.test(label.trim()))
  const leads = own.categories.find(({ label, note = '' }) =>
    LEADING_OPTION.some((pattern) => pattern.test(plain(`${label} ${note}`))),
  )
  return [
    ...(isOneSided || isYesOnly
      ? [
          finding(item, 'noDisagree', 'look', {
            mends: [
              ...adding(item, 'addDisagree', messages[locale].checks.disagree),
              ...adding(item, 'addOther', messages[locale].checks.other),
            ],
          }),
        ]
      : []),
    ...(leads ? [finding(item, 'leadingOption', 'look', { detail: leads.label })] : []),
  ]
}

const plain = (text: string): string => text.toLowerCase().normalize('NFC').replace(/\s+/g, ' ').trim()

function sideOf(label: string): 'agree' | 'disagree' | 'else' | 'other' {
  const words = ` ${plain(label).replace(/[^\p{L}\p{N} ]/gu, ' ')} `
  const has = (list: readonly string[]) => list.some((each) => words.includes(` ${each} `))
  if (has(DISAGREES)) return 'disagree'
  if (has(ELSE)) return 'else'
  return has(AGREES) ? 'agree' : 'other'
}

/** The same question with one more choice, where its type takes one. */
function adding(item: AskedQuestion, name: Mend['name'], label: string): Mend[] {
  const { settings } = item
  if (settings === null || typeof settings !== 'object' || !('options' in settings) || !Array.isArray(settings.options)) return []
  const codes = new Set(ownChoices(item).map(({ code }) => code))
  const code = [...'abcdefghijklmnopqrstuvwxyz'].find((letter) => !codes.has(letter))
  if (!code || ownChoices(item).some((option) => option.label === label)) return []
  const more = typeOf(item.type).settings.safeParse({ ...settings, options: [...settings.options, { code, label }] })
  return more.success ? [{ name, edit: { kind: 'change', question: item.id, changes: { settings: more.data } } }] : []
}

/** An answer that stands there before anybody gave it. */
function givenFindings(item: AskedQuestion, locale: Locale): Finding[] {
  const html = String(typeOf(item.type).Field({ question: item, sent: new Map(), faults: {}, locale, number: '' }))
  return / (checked|selected)(=|>| )/.test(html) ? [finding(item, 'leadingDefault', 'look')] : []
}
