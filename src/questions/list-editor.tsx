import { TextArea } from '../../views/components/form'
import { number } from '../i18n/locale'
import { messages } from '../i18n/messages'
import { type Fields, one } from '../kernel/fields'
import { hashed } from '../kernel/ids'
import type { Locale } from '../kernel/locale'
import { cleanLine } from '../kernel/text'
import type { Option } from './question-type'

/** Long lists are written as text, one option a line, and keep the codes of the lines that stayed. */

const ROWS_SHOWN = 14
// Far above any limit, so that the schema refuses, and not so much that reading takes long.
const MOST_LINES = 5000

interface EditorProps {
  /** Of the setting, such as `options`. */
  name: string
  prefix: string
  label: string
  options: readonly Option[]
  most: number
  /** The words of the fault of the list. */
  fault: string | undefined
  locale: Locale
}

/** The second field holds the list as it was, by which the lines are known again. */
export const ListEditor = ({ name, prefix, label, options, most, fault, locale }: EditorProps) => (
  <>
    <input type="hidden" name={`${prefix}${name}.was`} value={options.map(({ code, label }) => `${code}\t${label}`).join('\n')} />
    <TextArea
      name={`${prefix}${name}`}
      label={label}
      hint={messages[locale].choosing.list.hint(number(most, locale))}
      value={options.map(lineOf).join('\n')}
      rows={Math.max(4, Math.min(ROWS_SHOWN, options.length + 2))}
      fault={fault}
    />
  </>
)

/** What `ListEditor` sends. */
export const readList = (sent: Fields, name: string): Option[] =>
  withCodes(linesOf(one(sent, name)), oldOf(one(sent, `${name}.was`)))

/** Options of bare labels, such as a list of another program, with codes as the editor gives them. */
export const listOf = (labels: readonly string[]): Option[] =>
  withCodes(
    labels.map((label) => ({ code: null, label })),
    [],
  )

interface Line {
  /** Null where the author wrote none. */
  code: string | null
  label: string
}

const WITH_CODE = /^([0-9A-Za-z]{1,8})\s*[\t|]\s*(\S.*)$/
const isOwn = (code: string): boolean => !/^o[0-9a-f]{6}$/.test(code)
const lineOf = ({ code, label }: Option): string => (isOwn(code) ? `${code} | ${label}` : label)

function linesOf(typed: string): Line[] {
  const lines: Line[] = []
  for (const raw of typed.split(/\r\n|\r|\n/)) {
    const [, code = null, label = ''] = WITH_CODE.exec(raw.trim()) ?? []
    const words = tidy(code === null ? raw : label)
    if (words) lines.push({ code, label: words })
    if (lines.length === MOST_LINES) break
  }
  return lines
}

// What cannot be kept stays as it is, for the schema to refuse.
const tidy = (text: string): string => cleanLine(text) ?? text

function oldOf(was: string): Option[] {
  return was.split('\n').flatMap((line) => {
    const [code = '', label = ''] = line.split('\t')
    return /^[0-9A-Za-z]{1,8}$/.test(code) ? [{ code, label }] : []
  })
}

function withCodes(lines: readonly Line[], old: readonly Option[]): Option[] {
  const byLabel = new Map(old.map(({ code, label }) => [label, code]))
  const codes = lines.map(({ code, label }) => code ?? byLabel.get(label) ?? null)
  keepReworded(codes, old)
  const used = new Set(codes)
  return lines.map(({ label }, place) => {
    const code = codes[place] ?? freshCode(label, used)
    used.add(code)
    return { code, label }
  })
}

/** Lines that are new in their words, as many as stood before between the same two neighbours, are the old ones reworded. */
function keepReworded(codes: (string | null)[], old: readonly Option[]): void {
  const places = new Map(old.map(({ code }, place) => [code, place]))
  const used = new Set(codes)
  for (let from = 0; from < codes.length; from++) {
    if (codes[from] !== null) continue
    let to = from
    while (to < codes.length && codes[to] === null) to++
    const first = from === 0 ? 0 : (places.get(codes[from - 1] ?? '') ?? Number.NaN) + 1
    const end = to === codes.length ? old.length : (places.get(codes[to] ?? '') ?? Number.NaN)
    const before = old.slice(first || 0, end || 0)
    if (end - first === to - from && before.every(({ code }) => !used.has(code)))
      for (const [place, { code }] of before.entries()) codes[from + place] = code
    from = to
  }
}

// Made of the words, so that saving the same list twice gives the same codes.
function freshCode(label: string, used: ReadonlySet<string | null>): string {
  for (let time = 0; ; time++) {
    const code = `o${hashed(`${time} ${label}`).slice(0, 6)}`
    if (!used.has(code)) return code
  }
}
