import { readable } from '../kernel/ids'
import type { Locale } from '../kernel/locale'
import { messages } from '../i18n/messages'
import { MOST_QUESTIONS } from '../questions/authoring'
import type { Question } from '../questions/question-type'
import { conditionOptions } from '../questions/questionnaire'
import { type QuestionnaireSettings, usualSettings } from '../questions/questionnaire-settings'
import { isTypeName, typeOf } from '../questions/types'
import { type Conditions, conditionsFor } from './conditions'
import type { Dialect } from './formula/reader'
import type { Meaning } from './formula/resolve'
import type { Found, FoundGroup, FoundHidden, FoundQuestion, Want } from './found'
import { isStorable } from './storable'
import { SHAPES } from './shapes'
import { type Line, type Note, note, type Outcome } from './outcome'
import { once, ownName, wordsOf } from './wording'

interface Making {
  dialect: Dialect
  locale: Locale
  questions: Question[]
  lines: Line[]
  meanings: Map<string, Meaning>
  settings: QuestionnaireSettings
  /** The groups around the place that is reached, the outermost first. */
  groups: Opened[]
  /** A group began or ended, so the next question begins a page. */
  turnsPage: boolean
}

interface Opened {
  found: FoundGroup
  line: Line
  /** Whether a section of ours bears its title already. */
  isBegun: boolean
}

/** The questionnaire that was found, and a line for each thing found: nothing is left out without a word. */
export function assemble(
  found: readonly Found[],
  { dialect, locale, title = '', notices = [] }: { dialect: Dialect; locale: Locale; title?: string; notices?: readonly Note[] },
): Outcome {
  const making: Making = {
    ...{ dialect, locale, questions: [], lines: [], meanings: new Map(), settings: usualSettings, groups: [] },
    turnsPage: false,
  }
  for (const each of found) put(making, each)
  return { title: wordsOf(title, 300, true).text, questions: making.questions, settings: making.settings, lines: making.lines, notices }
}

function put(making: Making, found: Found): void {
  switch (found.kind) {
    case 'question':
      return putQuestion(making, found)
    case 'group':
      making.groups.push({ found, line: lineOf(making, found, { asks: false }), isBegun: false })
      making.turnsPage = true
      return
    case 'end':
      return endGroup(making)
    case 'hidden':
      return putHidden(making, found)
    case 'loss':
      lineOf(making, found, { asks: found.asks ?? true })
  }
}

/** A line that says lost until somebody knows better. */
function lineOf(
  { lines }: Making,
  { at, name, label, type, notes }: Pick<FoundQuestion, 'at' | 'name' | 'label' | 'type' | 'notes'>,
  { asks }: { asks: boolean },
): Line {
  const line: Line = { at, name, label: wordsOf(label, 300).text, type, became: '', asks, fate: 'lost', notes }
  lines.push(line)
  return line
}

function settle(line: Line, became: string, notes: readonly Note[]): void {
  line.became = became
  line.notes = once(notes)
  line.fate = notes.length > 0 ? 'changed' : 'kept'
}

function endGroup(making: Making): void {
  const ended = making.groups.pop()
  if (!ended) return
  if (!ended.isBegun) ended.line.notes = [...ended.line.notes, note('groupEmpty')]
  // Whoever does not meet the group's section would meet nothing up to the next one.
  if (ended.isBegun && ended.found.shown.length > 0) making.turnsPage = true
}

function putQuestion(making: Making, found: FoundQuestion): void {
  const line = lineOf(making, found, { asks: found.asks ?? true })
  if (making.questions.length >= MOST_QUESTIONS) {
    line.notes = [note('tooManyQuestions', String(MOST_QUESTIONS))]
    return
  }
  const fit = fitting(found.wants)
  if (!fit.want) {
    if (!found.instead) line.notes = once([...found.notes, ...fit.why])
    else {
      settle(line, '', [...found.notes, ...fit.why, note('split', String(found.instead.length))])
      // It is told once; its pieces are lines of their own and asked about apart.
      line.asks = false
      for (const each of found.instead) put(making, each)
    }
    return
  }
  if (making.turnsPage) beginPage(making)
  const id = freshId(making.questions)
  const label = wordsOf(found.label)
  const { want } = fit
  const conditions = earlierIn(making)
  const shown = conditions.shownWhen(allShown(making, found))
  const settings = settingsWithFormula(want, fit.settings, conditions)
  const own: Meaning = { kind: 'value', name: id, codes: want.codes ?? null }
  const checks = checksOf(making, found, own)
  const made: Question = {
    ...{ id, type: want.type, label: label.text || found.name || messages[making.locale].exchange.nameless },
    ...{ hint: wordsOf(found.hint).text, required: found.required, shownWhen: shown.condition },
    ...(checks.kept.length > 0 && { checks: checks.kept }),
    ...named(found.name, making.questions),
    settings: settings.value,
  }
  const notes = [
    ...found.notes,
    ...fit.why,
    ...(want.notes ?? []),
    ...label.notes,
    ...(label.text ? [] : [note('noLabel')]),
    ...shown.notes,
    ...checks.notes,
    ...settings.notes,
  ]
  const accepted = typeOf(want.type).settings.safeParse(made.settings)
  if (!accepted.success || !isStorable(made)) {
    line.notes = once([...notes, note('settingsRefused', want.type, accepted.error?.issues[0]?.message ?? 'badText')])
    return
  }
  making.questions.push(made)
  for (const [name, meaning] of want.names?.(id) ?? []) making.meanings.set(name, meaning)
  if (found.name) making.meanings.set(found.name, own)
  settle(line, want.type, notes)
}

const named = (name: string, questions: readonly Question[]): { name?: string } => {
  const own = ownName(name, questions)
  return own ? { name: own } : {}
}

/** A page has its own condition; where there are no pages each question bears those of its groups. */
const allShown = ({ groups }: Making, { shown }: FoundQuestion): string[] =>
  isTypeName('section') ? [...shown] : [...groups.flatMap((group) => group.found.shown), ...shown]

function earlierIn({ dialect, meanings, questions }: Making, own?: { name: string; meaning: Meaning }): Conditions {
  const meaningOf = (name: string) => (own && (name === '.' || name === own.name) ? own.meaning : meanings.get(name))
  const optionsOf = (id: string) => {
    const question = questions.find((each) => each.id === id)
    return question ? conditionOptions({ ...question, hamlets: [] }) : []
  }
  return conditionsFor(dialect, meaningOf, optionsOf)
}

function checksOf(making: Making, { name, checks }: FoundQuestion, meaning: Meaning) {
  const { locale } = making
  const conditions = earlierIn(making, { name, meaning })
  const read = checks.map(({ formula, message }) => ({
    ...conditions.formula(formula, 'checkLost'),
    message: wordsOf(message, 300, true).text || messages[locale].exchange.usualCheck,
  }))
  return {
    kept: read.flatMap(({ text, message }) => (text === undefined ? [] : [{ formula: text, message }])),
    notes: read.flatMap(({ notes }) => notes),
  }
}

function settingsWithFormula(want: Want, settings: unknown, conditions: Conditions): { value: unknown; notes: readonly Note[] } {
  if (want.formula === undefined || settings === null || typeof settings !== 'object') return { value: settings, notes: [] }
  const { text, notes } = conditions.formula(want.formula, 'calculationLost')
  return { value: { ...settings, formula: text ?? '' }, notes }
}

interface Fitting {
  want?: Want
  settings?: unknown
  why: Note[]
}

/** The first want whose type is there and takes what the file tells. */
function fitting(wants: readonly Want[]): Fitting {
  const why: Note[] = []
  for (const want of wants) {
    const shape = isTypeName(want.type) ? SHAPES[want.type] : undefined
    if (!shape) {
      why.push(note('notSupportedYet', want.type))
      continue
    }
    // The formula is put in once the names are known.
    const settings = shape(want.formula === undefined ? want.facts : { ...want.facts, formula: '0' })
    const judged = typeOf(want.type).settings.safeParse(settings)
    if (judged.success) return { want, settings: judged.data, why: why.length > 0 ? [...why, note('tookInstead', want.type)] : [] }
    why.push(note('settingsRefused', want.type, judged.error.issues[0]?.message ?? ''))
  }
  return { why }
}

function beginPage(making: Making): void {
  making.turnsPage = false
  if (!isTypeName('section')) {
    for (const group of making.groups) if (!group.isBegun) settle(beginning(group), '', [note('notSupportedYet', 'section')])
    return
  }
  const { groups, questions } = making
  const fresh = groups.filter(({ isBegun }) => !isBegun)
  const titles = (fresh.length > 0 ? fresh : groups.slice(-1)).map(({ found }) => wordsOf(found.label, 200, true).text).filter(Boolean)
  const shown = earlierIn(making).shownWhen(groups.flatMap(({ found }) => found.shown))
  const words = messages[making.locale].exchange
  const label = titles.join(' · ') || words.page(String(questions.filter(({ type }) => type === 'section').length + 1))
  const body = fresh.map(({ found }) => wordsOf(found.hint, 3000).text).filter(Boolean).join('\n')
  questions.push({
    ...{ id: freshId(questions), type: 'section', label, hint: '', required: false, shownWhen: shown.condition },
    settings: SHAPES['section']?.({ body }),
  })
  for (const [place, group] of fresh.entries()) {
    const joined = place < fresh.length - 1 ? [note('groupJoined')] : []
    const untitled = group.found.label.trim() === '' && titles.length === 0 ? [note('titleMade', label)] : []
    const asked = group.found.repeats ? [note('repeatOnce')] : []
    settle(beginning(group), 'section', [...group.found.notes, ...joined, ...untitled, ...asked, ...shown.notes])
  }
}

function beginning(group: Opened): Line {
  group.isBegun = true
  return group.line
}

function putHidden(making: Making, found: FoundHidden): void {
  const line = lineOf(making, found, { asks: false })
  const name = hiddenName(found.name)
  const { hiddenFields } = making.settings
  if (!name || hiddenFields.some((each) => each.name === name)) {
    line.notes = [...line.notes, note('nameTaken', found.name)]
    return
  }
  making.settings = { ...making.settings, hiddenFields: [...hiddenFields, { name, label: wordsOf(found.label || found.name, 200, true).text }] }
  making.meanings.set(found.name, { kind: 'value', name: `hidden.${name}`, codes: null })
  settle(line, '', [...found.notes, ...(name === found.name ? [] : [note('renamed', name)])])
}

const hiddenName = (name: string): string => {
  const letters = name.normalize('NFD').replace(/[^A-Za-z0-9 _-]/g, '').replace(/[ _-]+(\w?)/g, (_, next: string) => next.toUpperCase())
  return letters.replace(/^[^A-Za-z]+/, '').replace(/^./, (first) => first.toLowerCase()).slice(0, 31)
}

function freshId(questions: readonly Question[]): string {
  const id = `q${readable(5)}`
  return questions.some((each) => each.id === id) ? freshId(questions) : id
}
