import { z } from 'zod'
import { messages } from '../i18n/messages'
import { MOST_QUESTIONS } from '../questions/authoring'
import { reorderable } from '../questions/lot-form'
import type { Question } from '../questions/question-type'
import { isTypeName, typeOf } from '../questions/types'
import type { Meaning } from './formula/resolve'
import type { FoundQuestion, Want } from './found'
import { conditionsIn, lineOf, type Making, settle } from './making'
import { type Line, type Note, note } from './outcome'
import { pipedIn } from './piping'
import { beginPage } from './put-page'
import { SHAPES } from './shapes'
import { isStorable } from './storable'
import { once, ownName, wordsOf } from './wording'

/** Takes the best type that is there, or asks something else instead, or tells why neither can be. */
export function putQuestion(making: Making, found: FoundQuestion): void {
  const line = lineOf(making, found, { asks: found.asks ?? true })
  if (making.questions.length >= MOST_QUESTIONS - 1) {
    line.notes = [note('tooManyQuestions', String(MOST_QUESTIONS))]
    return
  }
  const { want, settings, why } = fitting(found.wants)
  if (want) {
    if (making.turnsPage) beginPage(making)
    putAs(making, { found, line, want, settings, why })
  } else if (found.instead) {
    settle(line, '', [...found.notes, ...why, note('split', String(found.instead.length))])
    // It is told once; its pieces are lines of their own and counted apart.
    line.asks = false
    for (const each of found.instead) putQuestion(making, each)
  } else line.notes = once([...found.notes, ...why])
}

interface Putting {
  found: FoundQuestion
  line: Line
  want: Want
  settings: unknown
  /** What kept it from becoming something better. */
  why: readonly Note[]
}

function putAs(making: Making, { found, line, want, settings, why }: Putting): void {
  const { questions, meanings } = making
  const id = making.nextId()
  const own: Meaning = { kind: 'value', name: id, codes: want.codes ?? null }
  const words = wordsIn(making, found)
  const shown = conditionsIn(making).shownWhen(shownWith(making, found))
  const made = worked(making, want, settings)
  const checks = checksOf(making, found, own)
  const name = ownName(found.name, questions)
  const question: Question = {
    ...{ id, type: want.type, label: words.label, hint: words.hint, shownWhen: shown.condition },
    required: found.required && (typeOf(want.type).role ?? 'asks') === 'asks',
    ...(checks.kept.length > 0 && { checks: checks.kept }),
    ...(name && { name }),
    settings: made.settings,
  }
  const drawn = drawnOrder(found, question)
  const told = [found.notes, why, want.notes ?? [], words.notes, shown.notes, checks.notes, made.notes, drawn.notes].flat()
  const judged = typeOf(want.type).settings.safeParse(question.settings)
  if (!judged.success || !isStorable(question)) {
    line.notes = once([...told, note('settingsRefused', want.type, judged.error?.issues[0]?.message ?? 'badText')])
    return
  }
  questions.push({ ...question, ...(drawn.order && { order: drawn.order }) })
  if (found.name) meanings.set(found.name, own)
  for (const [part, meaning] of want.names?.(id) ?? []) meanings.set(part, meaning)
  settle(line, want.type, told)
}

/** Words of one's own and the choice that stands alone keep their places at the end, as they do when they are written here. */
function drawnOrder({ shuffled }: FoundQuestion, question: Question): { order?: Question['order']; notes: readonly Note[] } {
  if (!shuffled) return { notes: [] }
  const options = reorderable({ ...question, hamlets: [] })
  if (!options) return { notes: [note('orderLost')] }
  const { otherCode, aloneCode } = Standing.safeParse(question.settings).data ?? {}
  return {
    order: { fixed: options.map(({ code }) => code).filter((code) => code === otherCode || code === aloneCode) },
    notes: [],
  }
}

const Standing = z.object({ otherCode: z.string().nullish(), aloneCode: z.string().nullish() })

function wordsIn(making: Making, found: FoundQuestion): { label: string; hint: string; notes: readonly Note[] } {
  const [said, more] = [pipedIn(making, found.label), pipedIn(making, found.hint)]
  const [label, hint] = [wordsOf(said.text), wordsOf(more.text)]
  if (found.untitled) return { label: '', hint: hint.text, notes: [...more.notes, ...hint.notes] }
  const notes = [...said.notes, ...more.notes, ...label.notes, ...hint.notes]
  if (label.text) return { label: label.text, hint: hint.text, notes }
  const instead = found.name || messages[making.locale].exchange.nameless
  return { label: instead, hint: hint.text, notes: [...notes, note('noLabel')] }
}

/** A page has its own condition; where there are no pages each question bears those of its groups. */
const shownWith = ({ groups }: Making, { shown }: FoundQuestion): string[] =>
  isTypeName('section') ? [...shown] : [...groups.flatMap((group) => group.found.shown), ...shown]

function checksOf(making: Making, { name, checks }: FoundQuestion, meaning: Meaning) {
  const conditions = conditionsIn(making, { name, meaning })
  const usual = messages[making.locale].exchange.usualCheck
  const read = checks.map(({ formula, message }) => ({
    ...conditions.formula(formula, 'checkLost'),
    message: wordsOf(message, 300, true).text || usual,
  }))
  return {
    kept: read.flatMap(({ text, message }) => (text === undefined ? [] : [{ formula: text, message }])),
    notes: read.flatMap(({ notes }) => notes),
  }
}

/** What of the settings depends on earlier questions: a formula, and words that hold an answer. */
function worked(
  making: Making,
  { facts, formula, type }: Want,
  settings: unknown,
): { settings: unknown; notes: readonly Note[] } {
  const body = pipedIn(making, facts.body ?? '')
  if (formula === undefined && body.text === (facts.body ?? '')) return { settings, notes: [] }
  const {
    text = '',
    gives = 'number',
    notes,
  } = formula === undefined ? { notes: [] } : conditionsIn(making).formula(formula, 'calculationLost')
  const shaped = SHAPES[type]?.({
    ...facts,
    ...(facts.body && { body: body.text }),
    ...(formula !== undefined && { formula: text, gives }),
  })
  return { settings: shaped, notes: [...body.notes, ...notes] }
}

/** Whether the type is there and takes what the file tells. */
export const canBecome = (want: Want): boolean => fitting([want]).want !== undefined

/** The first want whose type is there and takes what the file tells. */
function fitting(wants: readonly Want[]): { want?: Want; settings?: unknown; why: Note[] } {
  const why: Note[] = []
  for (const want of wants) {
    const shape = isTypeName(want.type) ? SHAPES[want.type] : undefined
    if (!shape) {
      why.push(note('notSupportedYet', want.type))
      continue
    }
    const judged = typeOf(want.type).settings.safeParse(shape(want.facts))
    if (judged.success)
      return { want, settings: judged.data, why: why.length > 0 ? [...why, note('tookInstead', want.type)] : [] }
    why.push(note('settingsRefused', want.type, judged.error.issues[0]?.message ?? ''))
  }
  return { why }
}
