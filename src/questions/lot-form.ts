import { type Fields, many, one, ticked } from '../kernel/fields'
import { clean, lengthOf } from '../kernel/text'
import type { AskedQuestion, Option, Question } from './question-type'
import { typeOf } from './types'

/** What is drawn by lot, on the page of its author: `lot`, `order.random`, `order.fixed`, `wordings.0.label`, `wordings.0.hint`. */

export const MOST_WORDINGS = 7
const LONGEST = 500

/** The options whose order may be drawn; undefined where the type has none. */
export function reorderable(question: AskedQuestion): readonly Option[] | undefined {
  let found: readonly Option[] | undefined
  typeOf(question.type).reorder?.(question, (options) => {
    found = options.map((option) => ({ code: option.code, label: 'label' in option ? String(option.label) : option.code }))
    return [...options]
  })
  return found
}

export type Lot = Required<Pick<Question, 'order' | 'wordings'>>

/** As it was where the page does not speak of it. */
export function readLot(before: AskedQuestion, sent: Fields): Lot & { faults: Readonly<Record<string, string>> } {
  if (!sent.has('lot')) return { order: before.order ?? null, wordings: before.wordings ?? [], faults: {} }
  const faults: Record<string, string> = {}
  const wordings = Array.from({ length: MOST_WORDINGS }, (_, place) => {
    const [label = '', hint = ''] = ['label', 'hint'].map((part) => {
      const name = `wordings.${place}.${part}`
      const text = clean(one(sent, name))
      if (text === undefined) faults[name] = 'badText'
      else if (lengthOf(text) > LONGEST) faults[name] = `tooLong ${LONGEST}`
      return text ?? ''
    })
    return { label, hint }
  }).filter(({ label }) => label !== '')
  const order = ticked(sent, 'order.random') ? { fixed: many(sent, 'order.fixed').slice(0, 1000) } : null
  return { order, wordings, faults }
}
