import type { Reader } from '../../db/storage'
import { listWordingChoices } from '../consultations/wording-choices-store'
import type { Locale } from '../kernel/locale'
import { unfilled } from '../questions/piping'
import type { Tally } from '../questions/tally'
import { partsOf, wordingsOf } from '../questions/wordings'
import { broughtVariables } from './brought-variables'
import type { Block } from './columns'
import { blankCounts, countQuestion } from './count'
import { isWorthTelling } from './count-lots'
import { ofVersions } from './count-wordings'
import { readKept } from './kept-sheets'
import type { Filter } from './results'
import type { Selection } from './select'
import { eachBlock } from './tally-consultation'
import { tallyPart } from './tally-question'

/** The results of one question by the wording that sheets got by lot. */
export interface LotComparison {
  question: { id: string; type: string; label: string }
  /** Each with figures of its own, among the sheets that got it. */
  wordings: readonly { code: string; label: string; tally: Tally }[]
  /** Sheets within the filter that were asked the newest question without a lot. */
  undrawn: number
  /** Sheets were left out that answered a question which is not added up with the newest. */
  isOfNewest: boolean
}

interface Compared {
  questionId: string
  filter: Filter
  locale: Locale
}

/** Undefined where the question is not worded by lot, or has no answers. */
export const compareLots = (
  reader: Reader,
  consultationId: number,
  { questionId, filter, locale }: Compared,
): Promise<LotComparison | undefined> =>
  readKept(reader, consultationId, async (kept) => {
    const { plan, sheets } = kept
    const place = plan.questions.findIndex(({ question }) => question.id === questionId)
    const at = plan.brought.findIndex(({ question }) => question === questionId)
    const planned = plan.questions[place]
    const lot = broughtVariables(plan.questionnaires, locale).find(({ question }) => question === questionId)
    if (!planned || !lot) return undefined
    const all = wordingsOf(planned.question, plan.questionnaires, await listWordingChoices(reader, consultationId))
    const [part = []] = partsOf(all)
    const versions = part.flatMap((wording) => wording.versions)
    const newest = plan.questionnaires.flatMap(({ version }, each) => (versions.includes(version) ? [each] : []))
    // The first for those that came by no lot.
    const counts = [{}, ...lot.variable.categories].map(() => blankCounts(plan, sheets, place))
    let leftOut = 0
    await eachBlock(kept, filter, (block, selection) => {
      const asked = ofVersions(block, selection, newest)
      leftOut += selection.size - asked.size
      for (const [mark, own] of counts.entries())
        countQuestion({ counts: own, plan, block, place }, ofMark(block, asked, { at, mark }))
    })
    const tallies = counts.map((own) => tallyPart(planned, part, own, sheets.values[place] ?? [], locale))
    const { id, type, label } = planned.question
    return {
      question: { id, type, label: unfilled(label) },
      wordings: lot.variable.categories.flatMap((category, each) => {
        const tally = tallies[each + 1]
        const told = tally && isWorthTelling({ code: category.code, asked: tally.asked })
        return told ? [{ code: category.code, label: category.label, tally }] : []
      }),
      undrawn: tallies[0]?.asked ?? 0,
      isOfNewest: leftOut > 0,
    }
  })

/** Of a selection those that brought one thing. */
function ofMark({ brought }: Block, { size, rows }: Selection, { at, mark }: { at: number; mark: number }): Selection {
  const marks = brought[at]
  const picked = new Uint16Array(size)
  let kept = 0
  for (let each = 0; each < size; each++) {
    const row = rows === null ? each : (rows[each] ?? 0)
    if ((marks?.[row] ?? 0) === mark) picked[kept++] = row
  }
  return { size: kept, rows: picked }
}
