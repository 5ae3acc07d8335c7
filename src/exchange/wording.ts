import { clean, cleanLine, lengthOf } from '../kernel/text'
import { nameFault } from '../questions/expression-names'
import type { Option, Question } from '../questions/question-type'
import { type Note, note } from './outcome'

const LONGEST_LABEL = 500
const LONGEST_OPTION = 200
const LONGEST_NAME = 30

/** Short enough to stand above; longer words are the text itself. */
export const isTitle = (label: string): boolean => label.length <= 150 && !label.includes('\n')

/** Words of a file as we keep them: no mark-up, nothing that no database keeps, not too long. */
export function wordsOf(raw: string, longest = LONGEST_LABEL, isLine = false): { text: string; notes: Note[] } {
  const notes: Note[] = []
  const plain = withoutMarkup(raw)
  if (plain.hadMarkup) notes.push(note('markupRemoved'))
  const repaired = plain.text.toWellFormed().replaceAll('\ufffd', '').replaceAll('\0', '')
  const text = (isLine ? cleanLine(repaired) : clean(repaired)) ?? ''
  if (lengthOf(text) <= longest) return { text, notes }
  notes.push(note('cut', String(longest)))
  return { text: [...text].slice(0, longest).join('').trimEnd(), notes }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function withoutMarkup(raw: string): { text: string; hadMarkup: boolean } {
  if (!/[<&*#_[]/.test(raw)) return { text: raw, hadMarkup: false }
  const text = withoutPrograms(raw)
    .replace(/<\/(p|div|li|h\d|tr)>|<br\s*\/?>/gi, '\n')
    .replace(/<\/?[a-z][^<>]{0,1000}>/gi, '')
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/gi, (_, name: string) => ENTITIES[name.toLowerCase()] ?? '')
    .replace(/&#(\d{1,6});/g, (whole, code: string) => (Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole))
    .replace(/(\*\*|__)(?=\S)(.{1,400}?\S)\1/g, '$2')
    .replace(/^#{1,6} /gm, '')
    .replace(/\[([^\][]{1,300})\]\([^()\s]{1,500}\)/g, '$1')
    .replace(/\n{3,}/g, '\n\n')
  return { text, hadMarkup: text !== raw }
}

/** Each piece is walked once, however many beginnings without an end there are. */
function withoutPrograms(raw: string): string {
  const [before = '', ...pieces] = raw.split(/<(?:script|style)\b/i)
  return pieces.reduce((kept, piece) => kept + (/<\/(?:script|style)\s*>(.*)$/is.exec(piece)?.[1] ?? ''), before)
}

export interface Coded {
  options: Option[]
  /** The file's codes with ours. */
  codes: Map<string, string>
  notes: Note[]
}

/** Options with codes and labels as ours must be. A code that fits stays. `prefix` where a code may not begin with a digit. */
export function coded(choices: readonly { code: string; label: string; note?: string }[], prefix = ''): Coded {
  const codes = new Map<string, string>()
  const labels = new Set<string>()
  const notes: Note[] = []
  const options = choices.map(({ code, label, note: more }) => {
    const own = freeCode(code, prefix, new Set(codes.values()))
    codes.set(code, own)
    const words = wordsOf(label || code, LONGEST_OPTION, true)
    notes.push(...words.notes)
    const text = free(words.text || own, labels)
    labels.add(text)
    const said = more ? wordsOf(more, 300, true).text : ''
    return { code: own, label: text, ...(said && { note: said }) }
  })
  const renamed = [...codes].filter(([theirs, ours]) => theirs !== ours)
  if (renamed.length > 0) notes.push(note('codesChanged', renamed.map((pair) => pair.join(' → ')).join(', ')))
  return { options, codes, notes: once(notes) }
}

function freeCode(code: string, prefix: string, taken: ReadonlySet<string>): string {
  const letters = code
    .normalize('NFD')
    .replace(/đ/gi, 'd')
    .replace(/[^0-9A-Za-z]/g, '')
  const wanted = prefix && !/^[A-Za-z]/.test(letters) ? `${prefix}${letters}` : letters
  const start = (wanted in {} ? '' : wanted).slice(0, 8) || 'x'
  for (let turn = 1; ; turn++) {
    const end = turn === 1 ? '' : String(turn)
    const tried = `${start.slice(0, 8 - end.length)}${end}`
    if (!taken.has(tried) && !(tried in {})) return tried
  }
}

function free(label: string, taken: ReadonlySet<string>): string {
  for (let turn = 1; ; turn++) {
    const tried = turn === 1 ? label : `${label.slice(0, LONGEST_OPTION - 5)} (${turn})`
    if (!taken.has(tried)) return tried
  }
}

/** The author's own name for a question, as far as ours may bear it; '' for none. */
export function ownName(name: string, questions: readonly Pick<Question, 'id' | 'name'>[]): string {
  const letters = name.normalize('NFD').replace(/đ/gi, 'd').replace(/\p{M}/gu, '').replace(/\W/g, '_')
  const start = (/^\d/.test(letters) ? `_${letters}` : letters).slice(0, LONGEST_NAME)
  if (start === '') return ''
  for (const tried of [start, `${start.slice(0, LONGEST_NAME - 2)}_2`, `${start.slice(0, LONGEST_NAME - 2)}_3`])
    if (nameFault(tried, '', questions) === null) return tried
  return ''
}

/** Each note once. */
export const once = (notes: readonly Note[]): Note[] => [...new Map(notes.map((each) => [JSON.stringify(each), each])).values()]
