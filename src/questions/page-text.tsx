import { z } from 'zod'
import { TextArea } from '../../views/components/form'
import { PaperFrame } from '../../views/components/paper'
import { Paragraphs } from '../../views/components/paragraphs'
import { messages } from '../i18n/messages'
import { one } from '../kernel/fields'
import { clean } from '../kernel/text'
import type { FieldProps, PaperProps, QuestionType, SettingsProps } from './question-type'
import { silent } from './silent'
import { faultText } from './wording'

const LONGEST = 3000

const settings = z.strictObject({
  /** Plain words, a paragraph a line; may be empty. */
  text: z
    .string()
    .max(LONGEST, `tooLong ${LONGEST}`)
    .refine((text) => text.isWellFormed(), 'badText')
    .default(''),
})
export type PageText = z.infer<typeof settings>

type Shared = Omit<QuestionType<PageText, never>, 'name' | 'role'>

/** All that a heading with some words has: the title is the item's label. */
export const pageText = (label: keyof (typeof messages)['vi']['flow']['settings']): Shared => ({
  ...silent,
  settings,
  blank: () => ({ text: '' }),
  Settings: ({ settings: { text }, prefix, faults, locale }: SettingsProps<PageText>) => (
    <TextArea
      name={`${prefix}text`}
      label={messages[locale].flow.settings[label]}
      value={text}
      rows={4}
      maxlength={LONGEST}
      fault={faultText(null, faults, 'text', locale)}
    />
  ),
  readSettings: (sent) => {
    const typed = one(sent, 'text')
    return { text: clean(typed) ?? typed }
  },
  Field: ({
    question: {
      label: title,
      hint,
      settings: { text },
    },
  }: FieldProps<PageText>) => (
    <div class="section-head">
      <h3>{title}</h3>
      {hint && <p class="meta">{hint}</p>}
      <Paragraphs text={text} />
    </div>
  ),
  Paper: ({
    question: {
      label: title,
      hint,
      settings: { text },
    },
    number,
  }: PaperProps<PageText>) => (
    <PaperFrame number={number} label={title} hint={hint} heading>
      <Paragraphs text={text} />
    </PaperFrame>
  ),
  examples: { settings: { text: 'Phần này hỏi về nhà ở.\nXin bà con trả lời cho cả hộ.' }, accepts: [], refuses: {} },
})
