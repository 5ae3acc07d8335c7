import { z } from 'zod'
import { below, type Fields, many, one, ticked } from '../kernel/fields'
import { readable } from '../kernel/ids'
import type { Locale } from '../kernel/locale'
import { clean, cleanLine, lengthOf } from '../kernel/text'
import type { Option } from './question-type'

/** What the types that offer choices share: their options, the text of "other, please say", and its judging. */

export const OTHER_TEXT_LONGEST = 500

export const optionSchema = z.object({
  code: z.string().regex(/^[0-9A-Za-z]{1,8}$/),
  label: z.string().min(1).max(200),
  note: z.string().max(300).optional(),
})

export const optionsSchema = z
  .array(optionSchema)
  .min(2)
  .max(31)
  .refine((options) => new Set(options.map((each) => each.code)).size === options.length, 'repeated')

/** Options as an author's form sends them: `options.0.code`, `options.0.label`, …; a row without a label is no option. */
export function readOptions(sent: Fields, name: string): Option[] {
  const rows = below(sent, `${name}.`)
  const places = [...new Set([...rows.keys()].map((key) => Number.parseInt(key, 10)))]
    .filter(Number.isInteger)
    .sort((a, b) => a - b)
  return places.flatMap((place) => {
    const label = cleanLine(one(rows, `${place}.label`)) ?? ''
    const note = cleanLine(one(rows, `${place}.note`)) ?? ''
    if (!label) return []
    return [{ code: one(rows, `${place}.code`) || readable(3).toLowerCase(), label, ...(note && { note }) }]
  })
}

export type Chosen = { ok: true; code: string | null; text: string } | { ok: false; faults: Record<string, string> }

/** One choice and, where the choice asks for it, its text. An unknown or repeated choice is a fault, never a guess. */
export function judgeChoice(options: readonly Option[], otherCode: string | null, required: boolean, sent: Fields): Chosen {
  const values = many(sent, '')
  const code = values[0] ?? ''
  if (values.length > 1) return { ok: false, faults: { '': 'repeated' } }
  if (code === '') return required ? { ok: false, faults: { '': 'required' } } : { ok: true, code: null, text: '' }
  if (!options.some((each) => each.code === code)) return { ok: false, faults: { '': 'notAnOption' } }
  if (code !== otherCode) return { ok: true, code, text: '' }
  const text = clean(one(sent, 'other'))
  if (text === undefined) return { ok: false, faults: { other: 'badText' } }
  if (lengthOf(text) > OTHER_TEXT_LONGEST) return { ok: false, faults: { other: 'tooLong' } }
  return { ok: true, code, text }
}

/** Kept as the bare code, or with the words of "other". */
export const choiceSchema = z.union([z.string(), z.object({ code: z.string(), text: z.string() })])
export type Choice = z.infer<typeof choiceSchema>

export const choiceOf = (code: string, text: string): Choice => (text ? { code, text } : code)
export const codeOf = (choice: Choice): string => (typeof choice === 'string' ? choice : choice.code)
export const textOf = (choice: Choice): string => (typeof choice === 'string' ? '' : choice.text)

export const isTicked = ticked
export const labelOf = (options: readonly Option[], code: string): string =>
  options.find((each) => each.code === code)?.label ?? code

const words: Record<Locale, { options: string; other: string; otherText: string }> = {
  vi: { options: 'Các lựa chọn', other: 'Lựa chọn cuối cho ghi thêm ý kiến khác', otherText: 'Xin ghi rõ (không bắt buộc)' },
  en: { options: 'Choices', other: 'The last choice lets people write', otherText: 'Please say more (optional)' },
}
export const optionWords = (locale: Locale) => words[locale]
