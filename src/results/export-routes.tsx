import { Hono } from 'hono'
import { mayAct } from '../audit/permissions'
import { number } from '../i18n/locale'
import { one } from '../kernel/fields'
import { problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import { findGreatestSheetId } from '../responses/reading-store'
import { findTotals } from '../responses/store'
import type { Env, Handled } from '../web/env'
import { readForm } from '../web/form'
import { download } from '../web/respond'
import { BYTE_ORDER_MARK, csvLine } from './csv'
import { exportAnswers, streamOf } from './export-answers'
import { dictionaryRows } from './export-dictionary'
import { type ExportedValues, type ExportOrder, fromTheStart, wordingOf } from './export-order'
import { exporterFor } from './export-pages'
import { makePieces } from './export-thread'
import { BASE, readingOf, resultsAnswer } from './figures-routes'
import { isFiltered, queryOf } from './filter-address'
import type { Reading } from './reading'
import { countSelected } from './tally-consultation'
import { makeWorkbook } from './workbook'
import { MOST_XLSX_ROWS } from './xlsx'

export const CSV = 'text/csv; charset=UTF-8'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
// One page of rows: what is handed over at once is left for the garbage collector at once.
const CHUNK = 1

export const exportRoutes = new Hono<Env>()
  .get(`${BASE}/dictionary.csv`, async (c) => {
    const reading = await mayExport(c)
    const exporter = exporterFor(wordingOf(reading, 'codes', c.var.world.locale))
    const rows = dictionaryRows(exporter, c.var.page.words)
    return download(c, BYTE_ORDER_MARK + rows.map(csvLine).join(''), CSV, `${reading.consultation.slug}-chu-giai.csv`)
  })

  .post(`${BASE}/answers.csv`, async (c) => {
    const { world } = c.var
    const { reading, order, rows } = await toExport(c)
    const { id, slug } = reading.consultation
    const { total } = await findTotals(world.storage.reader, id)
    await exportAnswers(world, { consultationId: id, format: 'csv', filter: queryOf(reading.filter), rows })
    const pieces = makePieces(world.storage, order, { compressed: false, size: CHUNK, sheets: total })
    return download(c, streamOf(pieces), CSV, `${slug}.csv`)
  })

  .post(`${BASE}/answers.xlsx`, async (c) => {
    const { reading, order, rows } = await toExport(c)
    const { id, slug } = reading.consultation
    const { words, locale } = c.var.page
    if (rows > MOST_XLSX_ROWS) {
      const fault = words.results.exportTooLarge(number(rows, locale), number(MOST_XLSX_ROWS, locale))
      return resultsAnswer(c, reading, fault)
    }
    await exportAnswers(c.var.world, { consultationId: id, format: 'xlsx', filter: queryOf(reading.filter), rows })
    const file = await makeWorkbook(c.var.world.storage, order, rows)
    return download(c, file, XLSX, `${slug}.xlsx`)
  })

/** Throws notPermitted before anything is read for whom may not export. */
export async function mayExport(c: Handled): Promise<Reading> {
  const reading = await readingOf(c)
  if (!mayAct(c.var.world.actor, 'response.export', reading.consultation.unitPath)) throw problem('notPermitted')
  return reading
}

export const valuesOf = (sent: string): ExportedValues => (sent === 'codes' ? 'codes' : 'labels')

/** How many sheets lie within what was asked for, now. */
export async function countRows({ storage: { reader } }: World, { consultation: { id }, filter }: Reading): Promise<number> {
  return isFiltered(filter) ? (await countSelected(reader, id, filter)).counted : (await findTotals(reader, id)).total
}

async function toExport(c: Handled): Promise<{ reading: Reading; order: ExportOrder; rows: number }> {
  const { world } = c.var
  const reading = await mayExport(c)
  const values = valuesOf(one(await readForm(c), 'values'))
  const untilId = await findGreatestSheetId(world.storage.reader)
  const wording = wordingOf(reading, values, world.locale)
  const order = { ...wording, ...fromTheStart(untilId), consultationId: reading.consultation.id }
  return { reading, order, rows: await countRows(world, reading) }
}
