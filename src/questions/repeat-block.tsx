import type { Child } from 'hono/jsx'
import { Choices, Select, TextField } from '../../views/components/form'
import { Group } from '../../views/components/group'
import { PaperItem, PaperLine, PaperOptions } from '../../views/components/paper'
import { messages } from '../i18n/messages'
import { one } from '../kernel/fields'
import type { Locale } from '../kernel/locale'
import { keysFor, limitsText } from './limits'
import type { AskedQuestion, FieldProps } from './question-type'
import { innerPart, LONGEST_INNER } from './repeat-judging'
import type { Inner, RepeatSettings } from './repeat-settings'
import { faultText, partName } from './wording'

const MOST_SIDE_BY_SIDE = 6

type BlockProps = Pick<FieldProps<RepeatSettings>, 'question' | 'sent' | 'faults' | 'locale'> & {
  type: { name: string }
  block: number
  /** Of the one that was just asked for. */
  isFresh: boolean
}

export const blockName = ({ settings: { noun } }: AskedQuestion<RepeatSettings>, block: number, locale: Locale): string =>
  messages[locale].tables.repeat.block(noun, String(block))

/** The inner questions for one person of the household. */
export const RepeatBlock = ({ question, block, isFresh, ...props }: BlockProps) => (
  <Group
    name={partName(question, String(block))}
    label={blockName(question, block, props.locale)}
    more={{ 'data-block': String(block), ...(isFresh && { autofocus: '' }) }}
  >
    {question.settings.inner.map((inner) => (
      <InnerField question={question} inner={inner} part={innerPart(block, inner)} {...props} />
    ))}
  </Group>
)

type InnerProps = Omit<BlockProps, 'block' | 'isFresh'> & { inner: Inner; part: string }

const InnerField = ({ type, question, inner, part, sent, faults, locale }: InnerProps): Child => {
  const words = messages[locale]
  const common = {
    name: partName(question, part),
    label: (
      <>
        {inner.label}
        {inner.required && <span class="question-required"> ({words.common.required})</span>}
      </>
    ),
    fault: faultText(type, faults, part, locale),
  }
  const value = one(sent, part)
  const choices = inner.options.map(({ code, label }) => ({ value: code, label }))
  if (inner.kind === 'single')
    return choices.length > MOST_SIDE_BY_SIDE ? (
      <Select {...common} choices={choices} value={value} empty={words.common.chooseOne} />
    ) : (
      <Choices {...common} type="radio" choices={choices} chosen={[value]} />
    )
  if (inner.kind === 'short') return <TextField {...common} value={value} maxlength={LONGEST_INNER} />
  const hint = inner.kind === 'number' ? limitsText(inner, locale) : words.tables.repeat.dateHint
  const keys = inner.kind === 'number' ? keysFor(inner) : undefined
  return <TextField {...common} hint={hint} value={value} inputmode={keys} autocomplete="off" maxlength={60} width="medium" />
}

export const PaperBlock = ({ inner }: { inner: Inner }) =>
  inner.kind === 'single' ? (
    <PaperItem label={inner.label}>
      <PaperOptions mark="one" options={inner.options} />
    </PaperItem>
  ) : (
    <PaperLine label={inner.label} unit={inner.unit} />
  )
