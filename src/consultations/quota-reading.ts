import { randomBytes } from 'node:crypto'
import { below, type Fields, one } from '../kernel/fields'
import { cleanLine } from '../kernel/text'
import { expressionFaults } from '../questions/expression-faults'
import { toShown, toStored } from '../questions/expression-names'
import { scopeOf } from '../questions/expression-scope'
import type { AskedQuestion } from '../questions/question-type'
import type { QuestionnaireSettings } from '../questions/questionnaire-settings'
import { MOST_DECIMALS, readNumber } from '../questions/typed-number'

export type Quota = QuestionnaireSettings['quotas'][number]

/** A quota as its author writes it: the names of questions in its expression, its most as typed. */
export interface WrittenQuota {
  id: string
  name: string
  formula: string
  most: string
}

const MOST_QUOTAS = 20
const MOST_SHEETS = 1_000_000

export const writtenQuotas = (quotas: readonly Quota[], asked: readonly AskedQuestion[]): WrittenQuota[] =>
  quotas.map((quota) => ({ ...quota, formula: toShown(quota.formula, asked), most: String(quota.most) }))

/** Rows `quota.0.name`, `.formula`, `.most`, and the `.id` of one that was there; an empty row is none. */
export const readQuotas = (fields: Fields): WrittenQuota[] =>
  Array.from({ length: MOST_QUOTAS }, (_, place) => below(fields, `quota.${place}.`))
    .map((row) => ({
      id: /^[0-9A-Za-z]{1,12}$/.exec(one(row, 'id'))?.[0] ?? '',
      name: (cleanLine(one(row, 'name')) ?? '').slice(0, 200),
      formula: (cleanLine(one(row, 'formula')) ?? '').slice(0, 2000),
      most: one(row, 'most').trim().slice(0, 20),
    }))
    .filter(({ name, formula, most }) => name + formula + most !== '')

/** Fault codes by the names of the fields, and what is to be kept where there are none. */
export function judgeQuotas(
  rows: readonly WrittenQuota[],
  asked: readonly AskedQuestion[],
  hiddenFields: QuestionnaireSettings['hiddenFields'],
): { faults: Readonly<Record<string, string>>; quotas: Quota[] } {
  const scope = scopeOf(asked, asked, hiddenFields)
  const faults: Record<string, string> = {}
  const quotas = rows.map(({ id, name, formula, most }, place) => {
    if (name === '') faults[`quota.${place}.name`] = 'required'
    const [fault] = expressionFaults(formula, scope).filter((each) => !each.fault.startsWith('always'))
    if (formula === '') faults[`quota.${place}.formula`] = 'required'
    else if (fault) faults[`quota.${place}.formula`] = fault.fault
    const read = readNumber(most, MOST_DECIMALS)
    const count = 'fault' in read ? 0 : (read.value ?? 0)
    if (!Number.isInteger(count) || count < 1 || count > MOST_SHEETS) faults[`quota.${place}.most`] = 'badMost'
    return { id: id || randomBytes(4).toString('hex'), name, formula: toStored(formula, asked), most: count }
  })
  return { faults, quotas }
}
