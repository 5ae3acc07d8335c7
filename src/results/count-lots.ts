import type { Locale } from '../kernel/locale'
import { broughtVariables, isOfOlder } from './brought-variables'
import { ANSWERED, ASKED, type Block, statusAt } from './columns'
import type { Plan } from './plan'
import type { Lot } from './results'
import type { Selection } from './select'

const STATUSES = 4

/** A wording of an older version only where somebody was asked in it. */
export const isWorthTelling = (wording: { code: string; asked: number }): boolean => wording.asked > 0 || !isOfOlder(wording)

/** Counts, for each question worded by lot, how many of the selected sheets got which wording and how many of them answered. */
export function countingLots({ questionnaires, questions }: Plan, locale: Locale) {
  const places = new Map(questions.map(({ question }, place) => [question.id, place]))
  const lots = broughtVariables(questionnaires, locale).flatMap(({ variable: { categories }, question }, at) => {
    const place = question === null ? undefined : places.get(question)
    return place === undefined ? [] : [{ at, place, categories, table: new Uint32Array((categories.length + 1) * STATUSES) }]
  })
  return {
    add: (block: Block, selection: Selection): void => {
      for (const { at, place, table } of lots) countPairs(table, block, { at, place }, selection)
    },
    /** By the question's place in the plan. */
    found: (): ReadonlyMap<number, Lot> =>
      new Map(
        lots.map(({ place, categories, table }) => {
          const asked = (mark: number) => countIn(table, mark, ASKED) + countIn(table, mark, ANSWERED)
          const wordings = categories.map(({ code, label }, each) => {
            return { code, label, asked: asked(each + 1), answered: countIn(table, each + 1, ANSWERED) }
          })
          return [place, { wordings: wordings.filter(isWorthTelling), undrawn: asked(0) }]
        }),
      ),
  }
}

const countIn = (table: Uint32Array, mark: number, status: number): number => table[mark * STATUSES + status] ?? 0

function countPairs(table: Uint32Array, block: Block, { at, place }: { at: number; place: number }, selection: Selection): void {
  const { size, rows } = selection
  const status = block.statuses[place]
  const marks = block.brought[at]
  if (!status || !marks) return
  for (let each = 0; each < size; each++) {
    const row = rows === null ? each : (rows[each] ?? 0)
    const cell = (marks[row] ?? 0) * STATUSES + statusAt(status, row)
    table[cell] = (table[cell] ?? 0) + 1
  }
}
