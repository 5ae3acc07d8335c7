import type { Node } from '../logic/evaluate'
import { writeFormula } from '../logic/writing'
import type { Condition, Option } from '../questions/question-type'
import { type Dialect, readFormula } from './formula/reader'
import { type MeaningOf, resolved, simpleCondition } from './formula/resolve'
import { allOf } from './formula/tree'
import { Untranslatable } from './formula/untranslatable'
import { type Note, type NoteCode, note } from './outcome'

/** Formulas of a file in our language; what cannot be said is told with the piece that stands in the way. */
export interface Conditions {
  shownWhen(formulas: readonly string[]): { condition: Condition | null; notes: readonly Note[] }
  formula(text: string, lost: NoteCode): { text?: string; gives?: 'number' | 'text'; notes: readonly Note[] }
}

/** `optionsOf` gives what can be chosen of an earlier question, by its id. */
export function conditionsFor(dialect: Dialect, meaningOf: MeaningOf, optionsOf: (id: string) => readonly Option[]): Conditions {
  const read = (formula: string, lost: NoteCode) => {
    try {
      return { node: resolved(readFormula(formula, dialect), meaningOf), notes: [] }
    } catch (error) {
      if (!(error instanceof Untranslatable)) throw error
      return { node: null, notes: [note(lost, formula, error.word)] }
    }
  }
  return {
    shownWhen: (formulas) => {
      const each = formulas.map((formula) => read(formula, 'conditionLost'))
      const notes = each.flatMap((one) => one.notes)
      const whole = allOf(each.map(({ node }) => node))
      if (!whole) return { condition: null, notes }
      const simple = simpleCondition(whole)
      const options = simple && optionsOf(simple.question)
      if (simple?.anyOf.every((code) => options?.some((option) => option.code === code))) return { condition: simple, notes }
      const text = writeFormula(whole)
      if (text === undefined) return { condition: null, notes: [...notes, note('conditionLost', formulas.join(' '), '…')] }
      return { condition: { formula: text }, notes }
    },
    formula: (formula, lost) => {
      const { node, notes } = read(formula, lost)
      if (!node) return { notes }
      const text = writeFormula(node)
      return text === undefined
        ? { notes: [note(lost, formula, '…')] }
        : { text, gives: givesText(node) ? 'text' : 'number', notes }
    },
  }
}

/** Whether words may come out of it; of an answer alone that is not known. */
function givesText(node: Node): boolean {
  if (node[0] === 'is') return typeof node[1] === 'string' && node[1] !== '' && Number.isNaN(Number(node[1]))
  if (node[0] === 'of') return false
  const [, operation, ...parts] = node
  return operation === 'today' || (operation === 'if' && parts.slice(1).some(givesText))
}
