import { z } from 'zod'
import { Select, TextField } from '../../views/components/form'
import { Group } from '../../views/components/group'
import { messages } from '../i18n/messages'
import { type Fields, one } from '../kernel/fields'
import { LOCALES, type Locale } from '../kernel/locale'
import type { Option, SettingsProps } from './question-type'
import { settingText, typedLine } from './settings'
import { faultText } from './wording'

/** What the types that ask by steps share. */

export interface Scale {
  steps: readonly string[]
  unknown: string | null
}

/** What a new question of five steps begins with. */
export const usualSteps = (locale: Locale): readonly string[] => messages[locale].questions.scales.satisfaction
export const usualUnknown = (locale: Locale): string => messages[locale].questions.unknown

/** Labels from low to high; null, as in a template, means satisfaction in Vietnamese. */
export const stepsSchema = (least: number, most: number) =>
  z
    .array(settingText(60))
    .min(least, `tooFewOptions ${least}`)
    .max(most, `tooManyOptions ${most}`)
    .refine((steps) => new Set(steps).size === steps.length, 'repeatedOption')
    .nullish()
    .transform((steps) => steps ?? [...usualSteps('vi')])

export const unknownSchema = settingText(60).nullable().default(messages.vi.questions.unknown)

const kept = new WeakMap<Scale, readonly Option[]>()

/** Codes 1 to 5 from low to high, then `unknown`. Kept, since each answer is judged by them. */
export function scaleOptions(scale: Scale): readonly Option[] {
  const known = kept.get(scale)
  if (known) return known
  const steps = scale.steps.map((label, place) => ({ code: String(place + 1), label }))
  const options = scale.unknown === null ? steps : [...steps, { code: 'unknown', label: scale.unknown }]
  kept.set(scale, options)
  return options
}

interface EditorProps extends SettingsProps<Scale> {
  type: { name: string }
  most: number
}

/** A line for each step, or a ready set in their place, and the label of "do not know". */
export const ScaleEditor = ({ type, settings: { steps, unknown }, most, prefix, faults, locale }: EditorProps) => {
  const words = messages[locale].questions.settings
  return (
    <>
      <Select
        name={`${prefix}preset`}
        label={words.preset}
        empty={words.ownSteps}
        choices={Object.entries(messages[locale].questions.scales).map(([name, set]) => ({
          value: `${locale} ${name}`,
          label: `${set[0]} … ${set[4]}`,
        }))}
      />
      <Group name={`${prefix}steps`} label={words.steps} fault={faultText(type, faults, 'steps', locale)}>
        {Array.from({ length: most }, (_, place) => (
          <TextField name={`${prefix}steps.${place}`} label={words.step(place + 1)} value={steps[place]} maxlength={60} />
        ))}
      </Group>
      <TextField
        name={`${prefix}unknown`}
        label={words.unknown}
        value={unknown ?? ''}
        maxlength={60}
        fault={faultText(type, faults, 'unknown', locale)}
      />
    </>
  )
}

/** What `ScaleEditor` sends; empty lines between are left out, so that codes follow the order shown. */
export function readScale(sent: Fields, most: number): { steps: string[]; unknown: string | null } {
  const preset = one(sent, 'preset')
  const ready = LOCALES.flatMap((locale) =>
    Object.entries(messages[locale].questions.scales).map(([name, set]) => ({ name: `${locale} ${name}`, set })),
  ).find(({ name }) => name === preset)?.set
  const typed = Array.from({ length: most }, (_, place) => typedLine(sent, `steps.${place}`)).filter(Boolean)
  return { steps: ready ? [...ready] : typed, unknown: typedLine(sent, 'unknown') || null }
}
