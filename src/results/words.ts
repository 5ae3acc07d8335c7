import type { Reader } from '../../db/storage'
import { dayOf } from '../kernel/moment'
import { folded } from '../kernel/search'
import { typeOf } from '../questions/types'
import { type CountedSheet, listSheets } from '../responses/reading-store'
import { listOpinionsAfter, type Opinion } from '../responses/store'
import { broughtIn } from './brought-variables'
import { isFiltered } from './filter-address'
import type { PlannedQuestion } from './plan'
import type { Reading } from './reading'
import type { OpinionShown } from './results'
import { listSelectedIds } from './tally-consultation'

export const OPINIONS_A_PAGE = 50
// How many rows one page may look through before it hands over to the next.
const MOST_LOOKED_THROUGH = 20_000
const ROWS_A_LOOK = 200

export interface OpinionPage {
  opinions: OpinionShown[]
  next: number | null
}

interface Sought {
  questionId: string
  search: string
  after: number
}

/** The opinions on one question after an id that hold the words searched for and lie within the filter. */
export async function readWords(
  reader: Reader,
  { consultation, filter, plan, hamlets }: Pick<Reading, 'consultation' | 'filter' | 'plan' | 'hamlets'>,
  sought: Sought,
): Promise<OpinionPage> {
  const ids = isFiltered(filter) ? await listSelectedIds(reader, consultation.id, filter) : undefined
  const keep = ({ responseId }: Opinion) => !ids || holds(ids, responseId)
  const { found, next } = await lookThrough(reader, consultation.id, sought, keep)
  const sheets = await listSheets(reader, [...new Set(found.map(({ responseId }) => responseId))])
  const planned = plan.questions.find(({ question }) => question.id === sought.questionId)
  const headings = headingsOf(planned)
  const broughtBy = (sheet: CountedSheet | undefined, name: string): string => {
    const brought = plan.brought.find(({ variable }) => variable.id === name)
    const questionnaire = plan.questionnaires.find(({ version }) => version === sheet?.version)
    return (brought && sheet && broughtIn(sheet, questionnaire, brought)) ?? ''
  }
  const opinions = found.map(({ text, part, responseId }) => {
    const sheet = sheets.find(({ id }) => id === responseId)
    return {
      text,
      part: headings.get(part) ?? '',
      hamlet: hamlets.find(({ unitId }) => unitId === sheet?.unitId)?.name ?? '',
      day: sheet ? dayOf(sheet.receivedAt) : '',
      way: broughtBy(sheet, `variant.${sought.questionId}`),
      language: broughtBy(sheet, 'language'),
    }
  })
  return { opinions, next }
}

async function lookThrough(
  reader: Reader,
  consultationId: number,
  { questionId, search, after }: Sought,
  keep: (opinion: Opinion) => boolean,
): Promise<{ found: Opinion[]; next: number | null }> {
  const found: Opinion[] = []
  let afterId = after
  for (let looked = 0; looked < MOST_LOOKED_THROUGH; looked += ROWS_A_LOOK) {
    const query = { consultationId, questionId, afterId, search: folded(search), limit: ROWS_A_LOOK }
    const rows = await listOpinionsAfter(reader, query)
    for (const row of rows) {
      if (found.length === OPINIONS_A_PAGE) return { found, next: afterId }
      afterId = row.id
      if (keep(row)) found.push(row)
    }
    if (rows.length < ROWS_A_LOOK) return { found, next: null }
  }
  return { found, next: afterId }
}

// The question's own label stands above the list already.
function headingsOf(planned: PlannedQuestion | undefined): ReadonlyMap<string, string> {
  if (!planned) return new Map()
  const { question, earlier } = planned
  const parts = [...earlier.toReversed(), question].flatMap((wording) => typeOf(wording.type).textParts(wording))
  return new Map(parts.filter(({ label }) => label !== question.label).map(({ part, label }) => [part, label]))
}

// Among ascending ids.
function holds(ids: Float64Array, id: number): boolean {
  let low = 0
  let high = ids.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const value = ids[middle] ?? 0
    if (value === id) return true
    if (value < id) low = middle + 1
    else high = middle - 1
  }
  return false
}
