import type { Value } from '../logic/evaluate'
import { isDrawn } from './context-use'
import { randomOf } from './draw'
import type { AskedQuestion } from './question-type'
import { typeOf } from './types'

/**
 * What is drawn by lot for one sheet: the order of options and the wording of questions. All of it follows from one
 * short text, the draw, so that going back, a fault and a change of the sheet show the same.
 */

/** A text that may be a draw. */
export const isDraw = (text: string): boolean => /^[0-9a-z]{1,7}$/.test(text)

/** By the names of expressions: `draw`, and `variant.q7` for each question with several wordings. */
export function drawnValues(questions: readonly AskedQuestion[], draw: string): Record<string, string> {
  const values: Record<string, string> = { draw }
  for (const { id, wordings = [] } of questions)
    if (wordings.length > 0) values[`variant.${id}`] = codeAt(Math.floor(chanceOf(draw, id)() * (wordings.length + 1)))
  return values
}

/** The first wording is the question's own, `a`. */
export const codeAt = (place: number): string => 'abcdefgh'[place] ?? 'a'

/** The item in one of its wordings, by its letter; the same item for its own, and for one that it has not. */
export function inWording(item: AskedQuestion, variant: string): AskedQuestion {
  const wording = item.wordings?.['abcdefgh'.indexOf(variant) - 1]
  return wording ? { ...item, label: wording.label, hint: wording.hint, variant } : item
}

/** The item as this sheet shows it; the same item where nothing of it is drawn. */
export function asDrawn(item: AskedQuestion, read: (name: string) => Value): AskedQuestion {
  if (!isDrawn(item)) return item
  const { id, order } = item
  const variant = read(`variant.${id}`)
  const worded = inWording(item, typeof variant === 'string' ? variant : 'a')
  const draw = read('draw')
  if (!order || typeof draw !== 'string') return worded
  const chance = chanceOf(draw, `order ${id}`)
  return typeOf(item.type).reorder?.(worded, (options) => shuffled(options, new Set(order.fixed), chance)) ?? worded
}

/** Those that are fixed keep their places; the others change theirs. */
export function shuffled<Coded extends { code: string }>(
  options: readonly Coded[],
  fixed: ReadonlySet<string>,
  chance: () => number,
): Coded[] {
  const free = options.filter(({ code }) => !fixed.has(code))
  for (let last = free.length - 1; last > 0; last--) {
    const other = Math.floor(chance() * (last + 1))
    const [one, two] = [free[last], free[other]]
    if (one && two) [free[last], free[other]] = [two, one]
  }
  return options.map((option) => (fixed.has(option.code) ? option : (free.shift() ?? option)))
}

function chanceOf(draw: string, about: string): () => number {
  let seed = 0x811c9dc5
  for (const letter of `${draw} ${about}`) seed = Math.imul(seed ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  const chance = randomOf(seed)
  chance()
  return chance
}
