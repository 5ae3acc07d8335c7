import type { AskedQuestion } from '../../src/questions/question-type'
import type { Block } from '../../src/questions/tally'
import type { Participation, QuestionResult } from '../../src/results/results'

export const noTables = (total: number): Participation => ({
  total,
  byHamlet: [],
  byPlace: [],
  byChannel: [{ channel: 'web', responses: total }],
  byDay: [],
})

/** A counted question: a condition asks only as many as answered it. */
export function question(id: string, shownWhen: AskedQuestion['shownWhen'], ...blocks: Block[]): QuestionResult {
  const base = Math.max(...blocks.map((block) => ('base' in block ? block.base : 0)))
  const asked = shownWhen ? base : 100
  return {
    question: { id, type: 'single', label: `Câu ${id}`, hint: '', required: false, shownWhen, settings: {}, hamlets: [] },
    tally: { asked: Math.max(asked, base), answered: base, blocks },
  }
}
