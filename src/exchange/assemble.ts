import type { Locale } from '../kernel/locale'
import { usualSettings } from '../questions/questionnaire-settings'
import type { Dialect } from './formula/reader'
import type { Found, FoundHidden } from './found'
import { lineOf, type Making, settle } from './making'
import { type Note, note, type Outcome } from './outcome'
import { putQuestion } from './put-question'
import { putRepeat } from './put-repeat'
import { wordsOf } from './wording'

interface Telling {
  dialect: Dialect
  locale: Locale
  nextId: () => string
  title?: string
  notices?: readonly Note[]
}

/** The questionnaire that was found, and a line for each thing found: nothing is left out without a word. */
export function assemble(found: readonly Found[], { title = '', notices = [], ...more }: Telling): Outcome {
  const making: Making = {
    ...{ ...more, questions: [], lines: [], meanings: new Map(), settings: usualSettings, groups: [] },
    turnsPage: false,
  }
  for (let at = 0; at < found.length; at++) {
    const each = found[at]
    if (!each) continue
    const end = each.kind === 'group' && each.repeats ? endOf(found, at) : at
    if (each.kind === 'group' && end > at && putRepeat(making, each, found.slice(at + 1, end))) at = end
    else put(making, each)
  }
  const { questions, settings, lines } = making
  return { title: wordsOf(title, 300, true).text, questions, settings, lines, notices, media: [] }
}

/** Where the group that begins there ends; the same place for one that never does. */
function endOf(found: readonly Found[], at: number): number {
  let depth = 0
  for (let place = at; place < found.length; place++) {
    const { kind } = found[place] ?? { kind: '' }
    if (kind === 'group') depth++
    if (kind === 'end' && --depth === 0) return place
  }
  return at
}

function put(making: Making, found: Found): void {
  if (found.kind === 'question') putQuestion(making, found)
  else if (found.kind === 'end') endGroup(making)
  else if (found.kind === 'hidden') putHidden(making, found)
  else if (found.kind === 'loss') lineOf(making, found, { asks: found.asks ?? true })
  else {
    making.groups.push({ found, line: lineOf(making, found, { asks: false }), isBegun: false })
    making.turnsPage = true
  }
}

function endGroup(making: Making): void {
  const ended = making.groups.pop()
  if (!ended) return
  if (!ended.isBegun) ended.line.notes = [...ended.line.notes, note('groupEmpty')]
  // Whoever does not meet the group's section would meet nothing up to the next one.
  if (ended.isBegun && ended.found.shown.length > 0) making.turnsPage = true
}

function putHidden(making: Making, found: FoundHidden): void {
  const line = lineOf(making, found, { asks: false })
  const name = hiddenName(found.name)
  const { hiddenFields } = making.settings
  if (!name || hiddenFields.some((each) => each.name === name)) {
    line.notes = [...line.notes, note('nameTaken', found.name)]
    return
  }
  const label = wordsOf(found.label || found.name, 200, true).text
  making.settings = { ...making.settings, hiddenFields: [...hiddenFields, { name, label }] }
  making.meanings.set(found.name, { kind: 'value', name: `hidden.${name}`, codes: null })
  settle(line, '', [...found.notes, ...(name === found.name ? [] : [note('renamed', name)])])
}

const hiddenName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^A-Za-z0-9 _-]/g, '')
    .replace(/[ _-]+(\w?)/g, (_, next: string) => next.toUpperCase())
    .replace(/^[^A-Za-z]+/, '')
    .replace(/^./, (first) => first.toLowerCase())
    .slice(0, 31)
