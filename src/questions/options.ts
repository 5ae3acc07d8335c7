import { z } from 'zod'
import { type Fields, one } from '../kernel/fields'
import { readCode, readText } from './judging'
import type { AskedQuestion, Judged, Option, QuestionType } from './question-type'
import { settingText } from './settings'

/** What the types that offer choices share: the shape of options, and judging a choice with its "please say". */

export const OTHER_TEXT_LONGEST = 500
/** A bit each in the column store. */
export const MOST_OPTIONS = 31

export const optionSchema = z.object({
  // A code is a key of stored answers, so it may not be the name of something every object has.
  code: z
    .string()
    .regex(/^[0-9A-Za-z]{1,8}$/, 'notAnOption')
    .refine((code) => !(code in {}), 'notAnOption'),
  label: settingText(200),
  note: settingText(300).optional(),
})

/** A list of options with codes and labels that differ. */
export const optionsSchema = (least = 2, most = MOST_OPTIONS) =>
  z
    .array(optionSchema)
    .min(least, `tooFewOptions ${least}`)
    .max(most, `tooManyOptions ${most}`)
    .refine((options) => new Set(options.map(({ code }) => code)).size === options.length, 'repeatedOption')
    .refine((options) => new Set(options.map(({ label }) => label)).size === options.length, 'repeatedOption')

/** A long list: no notes, and a repeated line is told by its number. */
export const longOptionsSchema = (least: number, most: number) =>
  z
    .array(optionSchema.omit({ note: true }))
    .min(least, `tooFewOptions ${least}`)
    .max(most, `tooManyOptions ${most}`)
    .superRefine((options, context) => {
      for (const key of ['code', 'label'] as const) {
        const seen = new Map<string, number>()
        for (const [place, option] of options.entries()) {
          const before = seen.get(option[key])
          if (before !== undefined) return context.addIssue(`repeatedLine ${before + 1} ${place + 1}`)
          seen.set(option[key], place)
        }
      }
    })

/** A code of the options, or null for none of them. */
export const isCodeOf = (options: readonly Option[], code: string | null): boolean =>
  code === null || options.some((each) => each.code === code)

/** The bare code, or with the words of "other, please say". */
export type Choice = string | { code: string; text: string }

const choiceOf = (code: string, text: string): Choice => (text ? { code, text } : code)
export const codeOf = (choice: Choice): string => (typeof choice === 'string' ? choice : choice.code)
export const textOf = (choice: Choice): string => (typeof choice === 'string' ? '' : choice.text)

/** One choice and, where it asks for them, its words. Words without any choice are asked about, not thrown away. */
export function judgeChoice(
  options: readonly Option[],
  otherCode: string | null,
  required: boolean,
  sent: Fields,
): Judged<Choice> {
  const code = readCode(options, sent, '')
  if ('fault' in code) return { ok: false, faults: { '': code.fault } }
  if (code.value === '') {
    if (otherCode !== null && one(sent, 'other').trim() !== '') return { ok: false, faults: { '': 'otherNotChosen' } }
    return required ? { ok: false, faults: { '': 'required' } } : { ok: true, answer: null }
  }
  if (code.value !== otherCode) return { ok: true, answer: code.value }
  const text = readText(sent, 'other', OTHER_TEXT_LONGEST)
  return 'fault' in text ? { ok: false, faults: { other: text.fault } } : { ok: true, answer: choiceOf(code.value, text.value) }
}

/** Of what has options in its settings, the same question with them in another order. */
export const reorderOptions = <Settings extends { options: readonly { code: string }[] }>(
  question: AskedQuestion<Settings>,
  shuffle: Parameters<NonNullable<QuestionType<Settings, never>['reorder']>>[1],
): AskedQuestion<Settings> => ({
  ...question,
  settings: { ...question.settings, options: shuffle(question.settings.options) },
})

export const labelOf = (options: readonly Option[], code: string): string =>
  options.find((each) => each.code === code)?.label ?? code

/** The label, and after a colon the words of "other". */
export const shownChoice = (options: readonly Option[], choice: Choice): string =>
  [labelOf(options, codeOf(choice)), textOf(choice)].filter(Boolean).join(': ')
