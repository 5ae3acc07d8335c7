import type { Reader } from '../../db/storage'
import { listWordingChoices } from '../consultations/wording-choices-store'
import type { Locale } from '../kernel/locale'
import type { Block } from './columns'
import { countingLots } from './count-lots'
import { countingWordings, newestVersions, ofVersions } from './count-wordings'
import { crossingOf } from './cross'
import { type KeptSheets, readKept } from './kept-sheets'
import { planOf } from './plan'
import type { CrossTable, Filter, Results } from './results'
import { type Selection, selectorOf } from './select'
import { tallyQuestion } from './tally-question'

/** Every figure of a consultation for the sheets within the filter, as of this moment. Throws beyondMemory. */
export const tallyConsultation = (reader: Reader, consultationId: number, filter: Filter, locale: Locale): Promise<Results> =>
  readKept(reader, consultationId, async (kept) => {
    const { plan, sheets, tallies } = kept
    const choices = await listWordingChoices(reader, consultationId)
    const key = JSON.stringify([filter, locale, choices])
    const known = tallies.find(key)
    if (known) return known
    const counting = countingWordings(plan, sheets, choices)
    const lots = countingLots(plan, locale)
    const counted = await eachBlock(kept, filter, (block, selection) => {
      counting.add(block, selection)
      lots.add(block, selection)
    })
    const drawn = lots.found()
    const results: Results = {
      counted,
      total: sheets.standing,
      sequence: sheets.sequence,
      questions: counting.found().map((found, place) => {
        const lot = drawn.get(place)
        return { ...tallyQuestion(kept, place, found, locale), ...(lot && { lot }) }
      }),
    }
    tallies.keep(key, results)
    return results
  })

/** Gives every block with the places of the sheets within the filter; gives how many those are. Others have their turn between. */
export async function eachBlock(
  { plan, sheets }: KeptSheets,
  filter: Filter,
  visit: (block: Block, selection: Selection) => void,
): Promise<number> {
  const select = selectorOf(sheets, plan, filter)
  let counted = 0
  for (const [place, block] of sheets.blocks.entries()) {
    if (place > 0) await new Promise(setImmediate)
    const selection = select(block)
    counted += selection.size
    visit(block, selection)
  }
  return counted
}

/** How many sheets lie within the filter, of how many. */
export const countSelected = (
  reader: Reader,
  consultationId: number,
  filter: Filter,
): Promise<{ counted: number; total: number }> =>
  readKept(reader, consultationId, async (kept) => ({
    counted: await eachBlock(kept, filter, () => undefined),
    total: kept.sheets.standing,
  }))

interface Crossed {
  row: string
  column: string
  filter: Filter
  locale: Locale
}

/** Two closed variables against each other within the filter; undefined when one of them is unknown or not closed. */
export const crossConsultation = (
  reader: Reader,
  consultationId: number,
  { row, column, filter, locale }: Crossed,
): Promise<CrossTable | undefined> =>
  readKept(reader, consultationId, async (kept) => {
    const crossing = crossingOf(planOf(kept.plan.questionnaires, locale), row, column)
    if (!crossing) return undefined
    const newest = newestVersions(kept.plan, [row, column], await listWordingChoices(reader, consultationId))
    let leftOut = 0
    await eachBlock(kept, filter, (block, selection) => {
      const asked = newest ? ofVersions(block, selection, newest) : selection
      leftOut += selection.size - asked.size
      crossing.add(block, asked)
    })
    return { ...crossing.table(), isOfNewest: leftOut > 0 }
  })

/** The ids of the sheets within the filter, ascending, for lists and exports that go by id. */
export const listSelectedIds = (reader: Reader, consultationId: number, filter: Filter): Promise<Float64Array> =>
  readKept(reader, consultationId, async (kept) => {
    const ids = new Float64Array(await eachBlock(kept, filter, () => undefined))
    let end = 0
    await eachBlock(kept, filter, (block, { size, rows }) => {
      for (let each = 0; each < size; each++) ids[end++] = block.ids[rows === null ? each : (rows[each] ?? 0)] ?? 0
    })
    return ids.sort()
  })
