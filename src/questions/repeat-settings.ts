import { z } from 'zod'
import { type Fields, one, ticked } from '../kernel/fields'
import { readable } from '../kernel/ids'
import { boundSchema, boundsInOrder, unitSchema } from './limits'
import { readList } from './list-editor'
import { optionsSchema } from './options'
import { settingText, typedLine, typedNumber, wholeNumber } from './settings'
import { MOST_DECIMALS } from './typed-number'

/** What is settled for a block that is filled in once for each person of a household, or each plot of land. */

export const INNER_KINDS = ['single', 'number', 'short', 'date'] as const
/** What is told of the numbers of all blocks: each counted, their mean, the sum of each sheet, or nothing. */
export const INNER_FIGURES = ['each', 'mean', 'sum', 'none'] as const
export const MOST_INNER = 8
export const MOST_BLOCKS = 50
export const MOST_INNER_OPTIONS = 15

const inner = z.strictObject({
  // Begins with a letter, as the numbers of the blocks do not: `q7.age` is a sum, `q7.2.age` one person's.
  code: z.string().regex(/^[a-z][0-9A-Za-z]{0,7}$/, 'notAnOption'),
  label: settingText(200),
  kind: z.enum(INNER_KINDS, 'notAnOption'),
  /** Of a block that says anything at all. */
  required: z.boolean().default(false),
  /** Of one choice. */
  options: optionsSchema(0, MOST_INNER_OPTIONS).default([]),
  unit: unitSchema,
  least: boundSchema,
  most: boundSchema,
  decimals: wholeNumber(0, MOST_DECIMALS).default(0),
  /** Of a number. What was asked before there was a choice keeps its sum. */
  figure: z.enum(INNER_FIGURES, 'notAnOption').default('sum'),
})
export type Inner = z.infer<typeof inner>

export const repeatSettings = z
  .strictObject({
    /** What a block stands for, as it is called: `Người`. */
    noun: settingText(40),
    /** How many blocks must be filled in. */
    least: wholeNumber(0, MOST_BLOCKS).default(0),
    most: wholeNumber(1, MOST_BLOCKS).default(10),
    inner: z
      .array(inner)
      .min(1, 'noInner')
      .max(MOST_INNER, `tooManyOptions ${MOST_INNER}`)
      .refine((all) => new Set(all.map(({ code }) => code)).size === all.length, 'repeatedOption')
      .refine((all) => new Set(all.map(({ label }) => label)).size === all.length, 'repeatedOption')
      .superRefine((all, context) => {
        for (const [place, each] of all.entries()) {
          if (each.kind === 'single' && each.options.length < 2) context.addIssue(`innerOptions ${place + 1}`)
          if (!boundsInOrder(each)) context.addIssue(`innerBounds ${place + 1}`)
        }
      }),
  })
  .refine(({ least, most }) => least <= most, { path: ['least'], error: 'leastAboveMost' })
export type RepeatSettings = z.infer<typeof repeatSettings>

export const readRepeatSettings = (sent: Fields): unknown => ({
  noun: typedLine(sent, 'noun'),
  least: typedNumber(sent, 'least') ?? 0,
  most: typedNumber(sent, 'most') ?? MOST_BLOCKS,
  inner: Array.from({ length: MOST_INNER }, (_, place) => place).flatMap((place) => readInner(sent, `inner.${place}`)),
})

/** A row cleared of its label is gone. What does not belong to its kind is let go. */
function readInner(sent: Fields, name: string) {
  const label = typedLine(sent, `${name}.label`)
  if (label === '') return []
  const kind = one(sent, `${name}.kind`)
  const isNumber = kind === 'number'
  const bound = (setting: string) => (isNumber ? typedNumber(sent, `${name}.${setting}`, MOST_DECIMALS) : null)
  return {
    code: one(sent, `${name}.code`) || freshInnerCode(),
    label,
    kind,
    required: ticked(sent, `${name}.required`),
    options: kind === 'single' ? readList(sent, `${name}.options`) : [],
    unit: isNumber ? typedLine(sent, `${name}.unit`) : '',
    least: bound('least'),
    most: bound('most'),
    decimals: (isNumber && typedNumber(sent, `${name}.decimals`)) || 0,
    figure: (isNumber && one(sent, `${name}.figure`)) || 'sum',
  }
}

export const freshInnerCode = (): string => `i${readable(4).toLowerCase()}`
