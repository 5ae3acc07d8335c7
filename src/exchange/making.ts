import type { Locale } from '../kernel/locale'
import type { AskedQuestion, Option, Question } from '../questions/question-type'
import { conditionOptions } from '../questions/questionnaire'
import type { QuestionnaireSettings } from '../questions/questionnaire-settings'
import { type Conditions, conditionsFor } from './conditions'
import type { Dialect } from './formula/reader'
import type { Meaning } from './formula/resolve'
import type { FoundGroup, FoundQuestion } from './found'
import type { Line, Note } from './outcome'
import { once, wordsOf } from './wording'

/** A questionnaire while it is being put together from what was found. */
export interface Making {
  dialect: Dialect
  locale: Locale
  /** The id of the next question; the same again for the same file in another language. */
  nextId: () => string
  questions: Question[]
  lines: Line[]
  /** What the names of the file stand for, as far as it was read. */
  meanings: Map<string, Meaning>
  settings: QuestionnaireSettings
  /** The groups around the place that is reached, the outermost first. */
  groups: Opened[]
  /** A group began or ended, so the next question begins a page. */
  turnsPage: boolean
}

export interface Opened {
  found: FoundGroup
  line: Line
  /** Whether a section of ours bears its title already. */
  isBegun: boolean
}

/** A line that says lost until somebody knows better. */
export function lineOf(
  { lines }: Making,
  { at, name, label, type, notes }: Pick<FoundQuestion, 'at' | 'name' | 'label' | 'type' | 'notes'>,
  { asks }: { asks: boolean },
): Line {
  const line: Line = { at, name, label: wordsOf(label, 300).text, type, became: '', asks, fate: 'lost', notes }
  lines.push(line)
  return line
}

export function settle(line: Line, became: string, notes: readonly Note[]): void {
  line.became = became
  line.notes = once(notes)
  line.fate = notes.length > 0 ? 'changed' : 'kept'
}

/** Formulas over what was found before; `own` is the question itself, for its checks. */
export function conditionsIn({ dialect, meanings, questions }: Making, own?: { name: string; meaning: Meaning }): Conditions {
  const meaningOf = (name: string) => (own && (name === '.' || name === own.name) ? own.meaning : meanings.get(name))
  const optionsOf = (id: string): readonly Option[] => {
    const question = questions.find((each) => each.id === id)
    const asked: AskedQuestion | undefined = question && { ...question, hamlets: [] }
    return asked ? conditionOptions(asked) : []
  }
  return conditionsFor(dialect, meaningOf, optionsOf)
}
