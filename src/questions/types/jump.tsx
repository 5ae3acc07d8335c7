import { z } from 'zod'
import { Select } from '../../../views/components/form'
import { messages } from '../../i18n/messages'
import { one } from '../../kernel/fields'
import { numbersOf } from '../numbering'
import { type AskedQuestion, questionType } from '../question-type'
import { silent } from '../silent'
import { faultText } from '../wording'

const settings = z.strictObject({
  /** The id of a later item; '' for the end of the sheet. */
  target: z
    .string()
    .regex(/^(q[0-9A-Za-z]{1,12})?$/, 'notAnOption')
    .default(''),
})
type Settings = z.infer<typeof settings>

/** Leads on to a later item, or to the end, when its condition holds; what lies between is not asked. */
export const jump = questionType<Settings, never>({
  ...silent,
  name: 'jump',
  family: 'page',
  picture: 'M4 6h6v12h10M16 14l4 4-4 4',
  role: 'jump',
  target: ({ settings: { target } }) => target,
  settings,
  blank: () => ({ target: '' }),
  Settings: ({ settings: { target }, prefix, faults, locale, items }) => (
    <Select
      name={`${prefix}target`}
      label={messages[locale].flow.settings.target}
      hint={messages[locale].flow.settings.targetHint}
      empty={messages[locale].flow.settings.targetEnd}
      value={target}
      choices={targetsOf(items?.later ?? [], [...(items?.earlier ?? []), ...(items?.later ?? [])], target)}
      fault={faultText(jump, faults, 'target', locale)}
    />
  ),
  readSettings: (sent) => ({ target: one(sent, 'target') }),
  Field: () => null,
  examples: { settings: { target: 'q9' }, accepts: [], refuses: {} },
})

// One that stands earlier now, or is gone, stays chosen until its author decides.
function targetsOf(later: readonly AskedQuestion[], all: readonly AskedQuestion[], target: string) {
  const numbers = numbersOf(all)
  const choices = later.map(({ id, label }) => ({ value: id, label: [numbers.get(id), label].filter(Boolean).join('. ') }))
  return target === '' || choices.some(({ value }) => value === target) ? choices : [...choices, { value: target, label: target }]
}
