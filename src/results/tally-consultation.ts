import type { Reader } from '../../db/storage'
import type { Locale } from '../kernel/locale'
import { typeOf } from '../questions/types'
import { countedOf } from './count'
import { cross } from './cross'
import { type KeptSheets, openSheets } from './kept-sheets'
import { mergeTallies } from './merge-tallies'
import { planOf } from './plan'
import type { CrossTable, Filter, QuestionResult, Results } from './results'
import { type Selection, select } from './select'

const MOST_REMEMBERED = 16

/** Every figure of a consultation for the sheets within the filter, as of this moment. */
export async function tallyConsultation(
  reader: Reader,
  consultationId: number,
  filter: Filter,
  locale: Locale,
): Promise<Results> {
  const kept = await openSheets(reader, consultationId)
  const key = JSON.stringify([filter, locale])
  const known = kept.tallies.get(key)
  if (known) return known
  const selection = select(kept.sheets, kept.plan, filter)
  const results: Results = {
    counted: selection.size,
    total: kept.sheets.standing,
    sequence: kept.sheets.sequence,
    questions: kept.plan.questions.map((_, place) => tallyQuestion(kept, place, selection, locale)),
  }
  if (kept.tallies.size >= MOST_REMEMBERED) kept.tallies.clear()
  kept.tallies.set(key, results)
  return results
}

function tallyQuestion({ plan, sheets }: KeptSheets, place: number, selection: Selection, locale: Locale): QuestionResult {
  const planned = plan.questions[place]
  if (!planned) throw new Error(`There is no question ${place} in the plan.`)
  const { question, earlier } = planned
  const counted = countedOf(sheets, planned, place, selection)
  const type = typeOf(question.type)
  const tallies = earlier.map((wording) => type.tally(wording, counted(wording), locale))
  return { question, tally: mergeTallies(type.tally(question, counted(question), locale), tallies) }
}

/** How many sheets lie within the filter, of how many. */
export async function countSelected(
  reader: Reader,
  consultationId: number,
  filter: Filter,
): Promise<{ counted: number; total: number }> {
  const { sheets, plan } = await openSheets(reader, consultationId)
  return { counted: select(sheets, plan, filter).size, total: sheets.standing }
}

interface Crossed {
  row: string
  column: string
  filter: Filter
  locale: Locale
}

/** Two closed variables against each other within the filter; undefined when one of them is unknown or not closed. */
export async function crossConsultation(
  reader: Reader,
  consultationId: number,
  { row, column, filter, locale }: Crossed,
): Promise<CrossTable | undefined> {
  const { sheets, plan } = await openSheets(reader, consultationId)
  return cross(sheets, planOf(plan.questionnaires, locale), row, column, select(sheets, plan, filter))
}

/** The ids of the sheets within the filter, ascending, for lists and exports that go by id. */
export async function listSelectedIds(reader: Reader, consultationId: number, filter: Filter): Promise<Float64Array> {
  const { sheets, plan } = await openSheets(reader, consultationId)
  const { size, rows } = select(sheets, plan, filter)
  return Float64Array.from({ length: size }, (_, each) => sheets.ids[rows === null ? each : (rows[each] ?? 0)] ?? 0).sort()
}
