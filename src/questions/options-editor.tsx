import type { Child } from 'hono/jsx'
import { Select, TextArea, TextField } from '../../views/components/form'
import { Group } from '../../views/components/group'
import { messages } from '../i18n/messages'
import { below, type Fields, one } from '../kernel/fields'
import { hashed, readable } from '../kernel/ids'
import type { Locale } from '../kernel/locale'
import { cleanLine } from '../kernel/text'
import { isBlank } from './blank'
import type { Option } from './question-type'
import { typedLine } from './settings'

const SPARE_ROWS = 2

interface EditorProps {
  /** Of the setting, such as `options`. */
  name: string
  prefix: string
  legend: string
  options: readonly Option[]
  most: number
  /** The words of the fault of the whole list. */
  fault: string | undefined
  locale: Locale
}

/** Rows to write options in, and two empty ones. Each carries a code it keeps for good; a row cleared of its label is gone. */
export const OptionsEditor = ({ name, prefix, legend, options, most, fault, locale }: EditorProps) => {
  const words = messages[locale].questions.settings
  const rows = withSpareRows(options, most)
  return (
    <Group name={`${prefix}${name}`} label={legend} hint={words.optionsHint} fault={fault}>
      <div class="option-rows" data-rows={`${prefix}${name}`} data-drag={messages[locale].editor.options.drag}>
        {rows.map(({ code, label }, place) => (
          <div class="option-row">
            <input type="hidden" name={`${prefix}${name}.${place}.code`} value={code} />
            <TextField name={`${prefix}${name}.${place}.label`} label={words.option(place + 1)} value={label} maxlength={200} />
            {place < options.length && (
              <RowMoves rows={`${prefix}${name}`} place={place} count={options.length} locale={locale} />
            )}
          </div>
        ))}
      </div>
      <details class="option-paste">
        <summary>{messages[locale].editor.options.paste}</summary>
        <TextArea
          name={`${prefix}${name}.pasted`}
          label={messages[locale].editor.options.pasted}
          hint={messages[locale].editor.options.pasteHint}
          rows={5}
        />
        <button class="button button-plain" type="submit" name="do" value={`${prefix}${name} paste`}>
          {messages[locale].editor.options.pasteIn}
        </button>
      </details>
      <details class="option-notes" open={options.some(({ note }) => note)}>
        <summary>{words.notes}</summary>
        {rows.map(({ note }, place) => (
          <TextField name={`${prefix}${name}.${place}.note`} label={words.note(place + 1)} value={note} maxlength={300} />
        ))}
      </details>
    </Group>
  )
}

interface MovesProps {
  /** Of the rows, such as `settings.options`. */
  rows: string
  place: number
  count: number
  locale: Locale
}

/** Up and down for one row of a list; the form's `do` says which (form-commands.ts). */
export const RowMoves = ({ rows, place, count, locale }: MovesProps) => {
  const words = messages[locale].editor.options
  const move = (way: 'up' | 'down', label: string) => (
    <button
      class="button button-quiet"
      type="submit"
      name="do"
      value={`${rows} ${way} ${place}`}
      aria-label={label}
      title={label}
    >
      <span class={`arrow-${way}`} />
    </button>
  )
  return (
    <span class="row-moves">
      {place > 0 && move('up', words.up(String(place + 1)))}
      {place < count - 1 && move('down', words.down(String(place + 1)))}
    </span>
  )
}

/** Codes are given before anything is written, so that saving twice makes one option, not two. */
function withSpareRows(options: readonly Option[], most: number): Option[] {
  const rows = [...options]
  for (let spare = 0; spare < SPARE_ROWS && rows.length < most; spare++) rows.push({ code: freshCode(rows), label: '' })
  return rows
}

/** A code no option bears; four of 21 signs, so that one taken away long ago does not come back. */
function freshCode(options: readonly Option[]): string {
  const code = readable(4).toLowerCase()
  return options.some((each) => each.code === code) ? freshCode(options) : code
}

/** The rows of `OptionsEditor`; those without a label are no options. */
export function readOptions(sent: Fields, name: string): Option[] {
  const options: Option[] = []
  for (const { code, label, note } of sentRows(sent, name))
    if (label) options.push({ code: code || freshCode(options), label, ...(note && { note }) })
  const pasted = pastedLines(one(sent, `${name}.pasted`))
  // A list takes the place of the rows a new question comes with, as long as nobody wrote over them.
  const kept = pasted.length > 0 ? options.filter((each) => !isBlank(each)) : options
  // What stands there already was pasted before, by the same form sent twice.
  for (const { label, note } of pasted)
    if (!kept.some((each) => each.label === label)) kept.push({ code: codeFor(label, kept), label, ...(note && { note }) })
  return kept
}

// Far above any limit, so that the schema refuses, and not so much that reading takes long.
const MOST_LINES = 500

/** One a line; from a spreadsheet the second column is the note. Numbers and dots that a list began with are left out. */
function pastedLines(text: string): { label: string; note: string }[] {
  const lines = text.split(/\r\n|\r|\n/).slice(0, MOST_LINES)
  return lines.flatMap((line) => {
    const [first = '', ...rest] = line.replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s+/, '').split('\t')
    const [label, note] = [first, rest.join(' ')].map((part) => cleanLine(part) ?? '')
    return label ? [{ label, note: note ?? '' }] : []
  })
}

/** Made from the label, so that the same list sent twice bears the same codes. */
function codeFor(label: string, options: readonly Option[]): string {
  for (let tries = 0; ; tries++) {
    const code = hashed(`${label}${tries || ''}`).slice(0, 6)
    if (!options.some((each) => each.code === code)) return code
  }
}

function sentRows(sent: Fields, name: string): Option[] {
  const rows = below(sent, `${name}.`)
  const places = [...new Set([...rows.keys()].map((key) => Number.parseInt(key, 10)))]
    .filter(Number.isSafeInteger)
    .sort((one, other) => one - other)
  return places.map((place) => ({
    code: one(rows, `${place}.code`),
    label: typedLine(rows, `${place}.label`),
    note: typedLine(rows, `${place}.note`),
  }))
}

interface PickProps extends Omit<EditorProps, 'legend'> {
  /** Of the setting that holds one option's code, such as `otherCode`. */
  setting: string
  label: Child
  value: string | null
}

/** Chooses one of the rows of an `OptionsEditor` beside it, also one that is being written. */
export const OptionPick = ({ setting, prefix, label, options, most, value, fault, locale }: PickProps) => {
  const words = messages[locale].questions.settings
  return (
    <Select
      name={`${prefix}${setting}`}
      label={label}
      value={value ?? ''}
      empty={words.none}
      fault={fault}
      choices={Array.from({ length: Math.min(options.length + SPARE_ROWS, most) }, (_, place) => ({
        value: options[place]?.code ?? `row ${place}`,
        label: options[place]?.label ?? words.option(place + 1),
      }))}
    />
  )
}

/** The code of the row picked; null for none, and for one that has no label any more. */
export function readPick(sent: Fields, setting: string, name: string): string | null {
  const picked = one(sent, setting)
  const row = /^row (\d{1,2})$/.exec(picked)
  const code = row ? one(sent, `${name}.${row[1]}.code`) : picked
  return readOptions(sent, name).some((option) => option.code === code) ? code : null
}
