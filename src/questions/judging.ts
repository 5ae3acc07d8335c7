import { type Fields, many } from '../kernel/fields'
import { clean, lengthOf } from '../kernel/text'
import type { Judged, Option } from './question-type'

/** What the judges of all types share. Plain code: it runs for each answer of each sheet. */

export const accepted = <Answer>(answer: Answer): Judged<Answer> => ({ ok: true, answer })

/** `part` is '' for the question itself. A fault may carry figures for its words, as in `wrongSum 85 100`. */
export const refused = (fault: string, part = ''): { ok: false; faults: Record<string, string> } => ({
  ok: false,
  faults: { [part]: fault },
})

export const unanswered = (required: boolean): Judged<never> => (required ? refused('required') : { ok: true, answer: null })

export type Read<Value> = { value: Value } | { fault: string }

/** The one value of a part, '' when it was not sent. */
export function readOne(sent: Fields, part: string): Read<string> {
  const values = many(sent, part)
  return values.length > 1 ? { fault: 'repeated' } : { value: values[0] ?? '' }
}

/** The code of one option, '' when none was chosen. An unknown or repeated choice is a fault, never a guess. */
export function readCode(options: readonly Option[], sent: Fields, part: string): Read<string> {
  const read = readOne(sent, part)
  if ('fault' in read || read.value === '' || options.some(({ code }) => code === read.value)) return read
  return { fault: 'notAnOption' }
}

/** Free words as they are kept, '' when none were written. */
export function readText(sent: Fields, part: string, longest: number, tidy = clean): Read<string> {
  const read = readOne(sent, part)
  if ('fault' in read || read.value === '') return read
  const value = tidy(read.value)
  if (value === undefined) return { fault: 'badText' }
  return value.length > longest && lengthOf(value) > longest ? { fault: `tooLong ${longest}` } : { value }
}
