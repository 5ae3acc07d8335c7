import { z } from 'zod'
import { cleanLine, lengthOf } from '../kernel/text'
import { listOf } from '../questions/list-editor'
import type { Option, Question } from '../questions/question-type'
import { readQuestions } from '../questions/questionnaire'
import { typeOf } from '../questions/types'

/** What a unit keeps for all its consultations, and offers to the units below it. */
export type BankContent =
  | { kind: 'question'; question: BankQuestion }
  | { kind: 'options'; options: readonly Pick<Option, 'label' | 'note'>[] }

/** A question that stands alone: what it hangs on and is checked against belongs to a questionnaire. */
export type BankQuestion = Pick<Question, 'type' | 'label' | 'hint' | 'required' | 'settings'>

export interface BankItem {
  /** A number, or the name of one that comes with the product. */
  id: string
  /** Of whose it is; '' for everybody's. */
  unitPath: string
  name: string
  revision: number
  isRetired: boolean
  /** Its last change can be taken back. */
  mayUndo: boolean
  content: BankContent
}

/** A page of the bank, with what was asked for. */
export interface ListedBank {
  items: readonly BankItem[]
  owners: ReadonlyMap<string, string>
  total: number
  page: number
  pages: number
  search: string
  kind: string
  type: string
  isRetired: boolean
}

export const NAME_LONGEST = 200
export const MOST_LINES = 1000

const storedOptions = z
  .array(z.object({ label: z.string().min(1).max(200), note: z.string().max(300).exactOptional() }))
  .min(2)
  .max(MOST_LINES)

/** Reads what was stored; throws on what nobody could have kept. */
export function readContent(kind: 'question' | 'options', stored: unknown): BankContent {
  if (kind === 'options') return { kind, options: storedOptions.parse(stored) }
  const [question] = readQuestions([{ ...z.record(z.string(), z.unknown()).parse(stored), id: 'q0' }])
  if (!question) throw new Error('A question of the bank is empty.')
  return { kind, question: bare(question) }
}

/** As it is stored. */
export const storedContent = (content: BankContent): unknown => (content.kind === 'question' ? content.question : content.options)

export const typeNameOf = (content: BankContent): string => (content.kind === 'question' ? content.question.type : '')

/** What a search finds it by. */
export const wordsOf = (name: string, content: BankContent): string =>
  content.kind === 'question'
    ? [name, content.question.label, content.question.hint].join(' ')
    : [name, ...content.options.map(({ label }) => label)].join(' ').slice(0, 4000)

/** Only what asks or tells something can stand in another questionnaire: a jump or a calculation means its own. */
export const isKeepable = ({ type }: Pick<Question, 'type'>): boolean => ['asks', 'tells'].includes(typeOf(type).role ?? 'asks')

export const bare = ({ type, label, hint, required, settings }: Question): BankQuestion => ({
  type,
  label,
  hint,
  required,
  settings,
})

/** Of settings that hold one list of options. */
export function optionsIn(settings: unknown): Option[] | undefined {
  const read = z.object({ options: z.array(z.object({ code: z.string(), label: z.string(), note: z.string().exactOptional() })) })
  const found = read.safeParse(settings)
  return found.success ? found.data.options.filter(({ label }) => label.trim() !== '') : undefined
}

/** One a line; after a tab its note. */
export const linesOf = (options: readonly Pick<Option, 'label' | 'note'>[]): string =>
  options.map(({ label, note }) => (note ? `${label}\t${note}` : label)).join('\n')

/** A list as an author typed it, with a fault code. */
export function readLines(typed: string): { options: { label: string; note?: string }[]; fault?: string } {
  const seen = new Set<string>()
  const options = typed.split(/\r\n|\r|\n/).flatMap((line) => {
    const [label = '', note = ''] = line.split('\t').map((part) => cleanLine(part) ?? '')
    if (!label || seen.has(label)) return []
    seen.add(label)
    return [{ label, ...(note && { note }) }]
  })
  const isLong = options.some(({ label, note = '' }) => lengthOf(label) > 200 || lengthOf(note) > 300)
  const fault = options.length < 2 ? 'tooFew' : options.length > MOST_LINES ? 'tooMany' : isLong ? 'tooLong' : undefined
  return { options, ...(fault && { fault }) }
}

/** A name as typed, with a fault code. */
export function readName(typed: string): { name: string; fault?: string } {
  const name = cleanLine(typed)
  if (name === undefined) return { name: typed.toWellFormed(), fault: 'badText' }
  if (name === '') return { name, fault: 'required' }
  return lengthOf(name) > NAME_LONGEST ? { name, fault: 'tooLong' } : { name }
}

/** Bare labels with codes, for a question that comes with the product. */
export const codedOptions = (labels: readonly string[]): Option[] => listOf(labels)
