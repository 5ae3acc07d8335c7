import type { Messages } from '../../i18n/messages'
import type { Found, FoundQuestion } from '../found'
import { type Note, note } from '../outcome'
import type { Question } from './document'
import { ASKING, equationIn, type Piece } from './types'

/** What stands for one question of LimeSurvey: one of ours, or several. */
export function foundOf(question: Question, words: Messages['exchange']): Found[] {
  const { code, type, mandatory, help } = question
  // An equation may stand where others have their words; then it has none.
  const label = type === '*' && equationIn(question.label) ? '' : question.label
  const placed = { at: code, name: code, label, type }
  const ask = Object.hasOwn(ASKING, type) ? ASKING[type] : undefined
  if (!ask) return [{ kind: 'loss', ...placed, notes: [note('typeUnknown', type)] }]
  const made = ask(question, words)
  if ('lost' in made) return [{ kind: 'loss', ...placed, notes: [note(made.lost)], asks: made.asks ?? true }]
  const { shown, notes } = relevanceOf(question.relevance)
  const common: Omit<FoundQuestion, 'wants'> = {
    kind: 'question',
    ...placed,
    hint: help,
    required: mandatory,
    shown,
    checks: checksOf(question),
    notes: [...notes, ...(made.notes ?? []), ...attributeNotes(question)],
    asks: made.asks ?? true,
    shuffled: question.attributes.get('random_order')?.trim() === '1',
  }
  const piece = ({ instead, ...own }: Piece): FoundQuestion => ({
    ...common,
    checks: [],
    notes: [],
    ...own,
    ...(instead && { instead: instead.map(piece) }),
  })
  const { wants, instead, after = [] } = made
  return [
    { ...common, wants, ...(instead && { instead: instead.map(piece) }) },
    ...after.map((each) => piece({ required: false, ...each })),
  ]
}

/** `1` and nothing mean always. */
export function relevanceOf(relevance: string): { shown: string[]; notes: Note[] } {
  const text = relevance.trim().replace(/^\{(.*)\}$/s, '$1')
  if (text === '' || text === '1') return { shown: [], notes: [] }
  return { shown: [text], notes: text === '0' ? [note('neverShown')] : [] }
}

function checksOf({ attributes, pattern }: Question): { formula: string; message: string }[] {
  const formula = attributes.get('em_validation_q')?.trim() ?? ''
  const tip = attributes.get('em_validation_q_tip') ?? ''
  return [
    ...(formula ? [{ formula, message: tip }] : []),
    ...(pattern.trim() ? [{ formula: `regexMatch("${pattern.trim().replaceAll('"', '\\"')}", this)`, message: '' }] : []),
  ]
}

/** Settings that change what people meet, and that we do not keep. */
const TOLD: Readonly<Record<string, (value: string) => Note | undefined>> = {
  random_group: (value) => (value ? note('randomLost') : undefined),
  array_filter: (value) => (value ? note('choiceFilterLost', value) : undefined),
  array_filter_exclude: (value) => (value ? note('choiceFilterLost', value) : undefined),
  em_validation_sq: (value) => (value ? note('validationLost', value) : undefined),
  time_limit: (value) => (value ? note('attributeLost', 'time_limit') : undefined),
  hidden: (value) => (value === '1' ? note('attributeLost', 'hidden') : undefined),
}

function attributeNotes({ attributes }: Question): Note[] {
  return Object.entries(TOLD).flatMap(([name, tell]) => tell(attributes.get(name)?.trim() ?? '') ?? [])
}
