import { z } from 'zod'
import { type Fields, one } from '../kernel/fields'
import { cleanLine } from '../kernel/text'
import type { PartFaults } from './question-type'
import { readNumber } from './typed-number'

/** What the settings of all types share. Every message is a fault code. */

/** One line an author must write. */
export const settingText = (longest: number) =>
  z
    .string('required')
    .min(1, 'required')
    .max(longest, `tooLong ${longest}`)
    .refine((text) => text.isWellFormed(), 'badText')

export const wholeNumber = (least: number, most: number) =>
  z.int('notWhole').min(least, `tooSmall ${least}`).max(most, `tooLarge ${most}`)

/** One line as typed; what cannot be kept stays as it is, for the schema to refuse. */
export function typedLine(sent: Fields, name: string): string {
  const typed = one(sent, name)
  return cleanLine(typed) ?? typed
}

/** A number as typed, null when empty; what is none stays text, for the schema to refuse and the form to show again. */
export function typedNumber(sent: Fields, name: string, decimals = 0): number | string | null {
  const typed = typedLine(sent, name)
  if (typed === '') return null
  const read = readNumber(typed, decimals)
  return 'fault' in read ? typed : read.value
}

/** A number, or the text typed in its place, as the control shows it. */
export const shownNumber = (value: unknown): string =>
  value === null || value === undefined ? '' : String(value).replace('.', ',')

/** Faults by setting, from what a settings schema found. */
export function settingFaults(error: z.ZodError): PartFaults {
  const faults: Record<string, string> = {}
  for (const { path, message } of error.issues) faults[String(path[0] ?? '')] ??= message
  return faults
}
