import { createHash, randomBytes } from 'node:crypto'
import { below, type Fields, one } from '../kernel/fields'
import type { Locale } from '../kernel/locale'
import { isSame } from '../kernel/ordered'
import { cleanLine } from '../kernel/text'
import { toShown } from '../questions/expression-names'
import { scopeOf } from '../questions/expression-scope'
import type { AskedQuestion } from '../questions/question-type'
import type { QuestionnaireSettings } from '../questions/questionnaire-settings'
import type { Quota } from '../questions/quotas'
import { emptyGroup } from '../questions/rules'
import {
  formulaIn,
  readWritten,
  reshaped,
  type Settled,
  type Surrounds,
  settle,
  type Written,
  writtenOf,
} from '../questions/rules-form'
import { MOST_DECIMALS, readNumber } from '../questions/typed-number'

/** A quota as its author writes it: the names of questions in its expression, its most as typed. */
export interface WrittenQuota {
  id: string
  name: string
  formula: string
  most: string
}

/** The same on its page: its condition in rows, or as an expression. */
export interface QuotaRow {
  id: string
  name: string
  when: Written
  most: string
}

export const MOST_QUOTAS = 20
const MOST_SHEETS = 1_000_000

export const writtenQuotas = (quotas: readonly Quota[], asked: readonly AskedQuestion[]): WrittenQuota[] =>
  quotas.map((quota) => ({ ...quota, formula: toShown(quota.formula, asked), most: String(quota.most) }))

/** A quota may hang on any answer of the sheet, and on what it brings with it. */
export const aroundQuotas = (
  asked: readonly AskedQuestion[],
  hiddenFields: QuestionnaireSettings['hiddenFields'],
  locale: Locale,
): Surrounds => ({ scope: scopeOf(asked, asked, hiddenFields, locale), all: asked })

export const quotaRows = (quotas: readonly Quota[], surrounds: Surrounds): QuotaRow[] =>
  quotas.map(({ id, name, formula, most }) => ({ id, name, when: writtenOf({ formula }, surrounds), most: String(most) }))

/** Rows `quota.0.name`, `.most`, `.when.…` (rules-form.ts), and the `.id` of one that was there. */
export const readQuotas = (fields: Fields, surrounds: Surrounds): QuotaRow[] =>
  Array.from({ length: MOST_QUOTAS }, (_, place) => below(fields, `quota.${place}.`))
    .filter((row) => row.size > 0)
    .map((row) => ({
      id: /^[0-9A-Za-z]{1,12}$/.exec(one(row, 'id'))?.[0] ?? '',
      name: (cleanLine(one(row, 'name')) ?? '').slice(0, 200),
      when: readWritten(below(row, 'when.'), surrounds),
      most: one(row, 'most').trim().slice(0, 20),
    }))

const emptyRow: QuotaRow = { id: '', name: '', when: { way: 'rows', group: emptyGroup }, most: '' }

/** What is left of the rows once those that say nothing are gone. */
export const saidQuotas = (rows: readonly QuotaRow[], surrounds: Surrounds): QuotaRow[] =>
  rows.filter(({ name, most, when }) => {
    const settled = settle(when, surrounds)
    return name + most !== '' || !settled.ok || settled.condition !== null
  })

/** What the buttons do, as `do` says: `quota add`, `quota remove 1`, and `quota.1.when add 0` within the condition of one. */
export function commandedQuotas(
  rows: readonly QuotaRow[],
  wanted: string,
  surrounds: Surrounds,
): { rows: readonly QuotaRow[]; fault?: { name: string; fault: string } } {
  const [part = '', command = '', place = ''] = wanted.split(' ')
  if (part === 'quota') {
    if (command === 'add') return { rows: rows.length < MOST_QUOTAS ? [...rows, emptyRow] : rows }
    return { rows: command === 'remove' ? rows.toSpliced(Number(place), 1) : rows }
  }
  const at = Number(/^quota\.(\d{1,2})\.when$/.exec(part)?.[1] ?? -1)
  const row = rows[at]
  if (!row) return { rows }
  const when = reshaped(row.when, command, place, surrounds)
  if ('fault' in when) return { rows, fault: { name: `${part}.text`, fault: when.fault } }
  return { rows: rows.with(at, { ...row, when }) }
}

/** Fault codes by the names of the fields, and what is to be kept where there are none. What was not touched stays as it is. */
export function judgeQuotas(
  rows: readonly QuotaRow[],
  known: readonly Quota[],
  surrounds: Surrounds,
): { faults: Readonly<Record<string, string>>; quotas: Quota[] } {
  const faults: Record<string, string> = {}
  const taken = new Set<string>()
  const quotas = rows.map(({ id: sent, name, when, most }, place) => {
    const at = `quota.${place}`
    if (name === '') faults[`${at}.name`] = 'required'
    const before = known.find(({ id }) => id === sent)
    const isUntouched = before !== undefined && isSame(when, writtenOf(before, surrounds))
    const settled: Settled = isUntouched ? { ok: true, condition: before } : settle(when, surrounds)
    if (!settled.ok) for (const [field, fault] of Object.entries(settled.faults)) faults[`${at}.when.${field}`] = fault
    else if (!settled.condition) faults[when.way === 'text' ? `${at}.when.text` : `${at}.when.0.subject`] = 'required'
    const formula = settled.ok && settled.condition ? formulaIn(settled.condition) : ''
    const read = readNumber(most, MOST_DECIMALS)
    const count = 'fault' in read ? 0 : (read.value ?? 0)
    if (!Number.isInteger(count) || count < 1 || count > MOST_SHEETS) faults[`${at}.most`] = 'badMost'
    const id =
      sent !== '' && !taken.has(sent) ? sent : idOf([name, formula, most], new Set([...taken, ...rows.map((row) => row.id)]))
    taken.add(id)
    return { id, name, formula, most: count }
  })
  return { faults, quotas }
}

/** The same for the same words, so that a form sent twice makes one quota. */
function idOf(words: readonly string[], taken: ReadonlySet<string>): string {
  const id = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 8)
  return taken.has(id) ? randomBytes(4).toString('hex') : id
}
