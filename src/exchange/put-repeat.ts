import { messages } from '../i18n/messages'
import type { Meaning } from './formula/resolve'
import type { Found, FoundGroup, FoundQuestion } from './found'
import { lineOf, type Making, settle } from './making'
import { type Note, note } from './outcome'
import { canBecome, putQuestion } from './put-question'
import { coded, wordsOf } from './wording'

/** What is asked within a block may be one of these, by what it would be outside of it. */
const KINDS: Readonly<Record<string, 'single' | 'number' | 'short' | 'date'>> = {
  single: 'single',
  dropdown: 'single',
  likert5: 'single',
  number: 'number',
  slider: 'number',
  short: 'short',
  long: 'short',
  date: 'date',
}
const MOST_FIELDS = 8
const MOST_BLOCKS = 50
const LONGEST_NOUN = 40

interface Field {
  found: FoundQuestion
  field: { label: string; kind: string; required: boolean; [setting: string]: unknown }
  notes: readonly Note[]
}

/** A group that is asked once for each member of something, as one question; false where that cannot be. */
export function putRepeat(making: Making, group: FoundGroup, inside: readonly Found[]): boolean {
  const fields = inside.flatMap((each) => (each.kind === 'question' ? (fieldOf(each) ?? []) : [])).slice(0, MOST_FIELDS)
  const { codes } = coded(
    fields.map(({ found }, place) => ({ code: `i${found.name || place}`.toLowerCase(), label: found.label })),
  )
  const own = [...codes.values()]
  const noun = wordsOf(group.label, LONGEST_NOUN, true).text || messages[making.locale].exchange.block
  const inner = fields.map(({ field }, place) => ({ ...field, code: own[place] }))
  const names = (id: string): (readonly [string, Meaning])[] =>
    fields.flatMap(({ found, field }, place) =>
      field.kind === 'number' ? [[found.name, { kind: 'value', name: `${id}.${own[place]}`, codes: null }] as const] : [],
    )
  const want = {
    type: 'repeat',
    facts: { noun, most: Math.min(MOST_BLOCKS, group.repeats?.most ?? MOST_BLOCKS), fields: inner },
    names,
  }
  if (!canBecome(want)) return false
  putQuestion(making, { ...group, kind: 'question', required: false, checks: [], wants: [want], asks: false })
  for (const each of inside) tellOf(making, each, fields)
  return true
}

function tellOf(making: Making, each: Found, fields: readonly Field[]): void {
  if (each.kind === 'end') return
  const line = lineOf(making, each, { asks: each.kind === 'question' || each.kind === 'loss' ? (each.asks ?? true) : false })
  const kept = fields.find(({ found }) => found === each)
  if (kept) settle(line, 'repeat', kept.notes)
  else if (each.kind === 'group') settle(line, 'repeat', [...each.notes, note('groupJoined')])
  else if (each.kind !== 'loss') line.notes = [...each.notes, note('notInRepeat', String(MOST_FIELDS))]
}

/** The question as a field of a block, and what it cannot be told there; undefined for what a block cannot ask. */
function fieldOf(found: FoundQuestion): Field | undefined {
  const want = found.wants.find(({ type }) => Object.hasOwn(KINDS, type))
  const kind = want && KINDS[want.type]
  if (!want || !kind) return undefined
  const label = wordsOf(found.label || found.name, 200, true)
  const { options = [], unit = '', least = null, most = null, decimals = 0 } = want.facts
  const own = {
    single: { options: options.map(({ code, label: text }) => ({ code, label: text })) },
    number: { unit, least, most, decimals, figure: 'each' },
    short: {},
    date: {},
  }[kind]
  const notes = [
    ...found.notes,
    ...label.notes,
    ...found.shown.map((formula) => note('conditionLost', formula, '…')),
    ...found.checks.map(({ formula }) => note('checkLost', formula, '…')),
    ...(found.hint ? [note('hintLost')] : []),
    ...(want.type === 'long' ? [note('shorter')] : []),
  ]
  return { found, field: { label: label.text, kind, required: found.required, ...own }, notes }
}
