import { TextField } from '../../views/components/form'
import { type Fields, one } from '../kernel/fields'
import { accepted, type Read, readOne, refused, unanswered } from './judging'
import type { FieldProps, Judged } from './question-type'
import { faultText, questionLabel } from './wording'

/** What the types share that are answered in one line as people write it: a figure, a day, an hour. */

interface LineProps extends FieldProps<unknown> {
  type: { name: string }
  hint: string
  maxlength: number
  width: 'short' | 'medium'
  inputmode?: 'numeric' | 'decimal' | undefined
  more?: Record<string, string>
}

export const TypedLine = ({ type, question, sent, faults, locale, number, ...line }: LineProps) => (
  <TextField
    name={question.id}
    label={questionLabel(question, number, locale)}
    value={one(sent, '')}
    autocomplete="off"
    fault={faultText(type, faults, '', locale)}
    {...line}
  />
)

/** The one line that was sent, as `read` understands it. */
export function judgeLine<Value>(sent: Fields, required: boolean, read: (typed: string) => Read<Value>): Judged<Value> {
  const typed = readOne(sent, '')
  if ('fault' in typed) return refused(typed.fault)
  if (typed.value.trim() === '') return unanswered(required)
  const value = read(typed.value)
  return 'fault' in value ? refused(value.fault) : accepted(value.value)
}
