import { Hono } from 'hono'
import { mayAct } from '../audit/permissions'
import { number } from '../i18n/locale'
import { one } from '../kernel/fields'
import { problem } from '../kernel/problem'
import { findTotals } from '../responses/store'
import type { Env, Handled } from '../web/env'
import { readForm } from '../web/form'
import { download } from '../web/respond'
import { BYTE_ORDER_MARK, csvLine } from './csv'
import { csvStream, exportAnswers, exportedPages } from './export-answers'
import { dictionaryRows, type Exporter, exporterOf } from './export-rows'
import { BASE, readingOf, resultsAnswer } from './figures-routes'
import { isFiltered, queryOf } from './filter-address'
import type { Reading } from './reading'
import { listSelectedIds } from './tally-consultation'
import { MOST_XLSX_ROWS, type SheetOfCells, xlsxFile } from './xlsx'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv; charset=UTF-8'

export const exportRoutes = new Hono<Env>()
  .get(`${BASE}/dictionary.csv`, async (c) => {
    const reading = await mayExport(c)
    const rows = dictionaryRows(exporterFor(c, reading, 'codes'), c.var.page.words)
    return download(c, BYTE_ORDER_MARK + rows.map(csvLine).join(''), CSV, `${reading.consultation.slug}-chu-giai.csv`)
  })

  .post(`${BASE}/answers.csv`, async (c) => {
    const { reading, exporter, head, ids, rows } = await toExport(c)
    const { id, slug } = reading.consultation
    await exportAnswers(c.var.world, { consultationId: id, format: 'csv', filter: queryOf(reading.filter), rows })
    const { reader } = c.var.world.storage
    return download(c, csvStream({ reader, consultationId: id, exporter, ids }, head), CSV, `${slug}.csv`)
  })

  .post(`${BASE}/answers.xlsx`, async (c) => {
    const { reading, exporter, head, ids, rows } = await toExport(c)
    const { id, slug } = reading.consultation
    const { words, locale } = c.var.page
    if (rows > MOST_XLSX_ROWS) {
      const fault = words.results.exportTooLarge(number(rows, locale), number(MOST_XLSX_ROWS, locale))
      return resultsAnswer(c, reading, fault)
    }
    await exportAnswers(c.var.world, { consultationId: id, format: 'xlsx', filter: queryOf(reading.filter), rows })
    const answers: SheetOfCells['rows'][number][] = [head]
    const pages = exportedPages({ reader: c.var.world.storage.reader, consultationId: id, exporter, ids })
    for await (const page of pages) answers.push(...page)
    const file = await xlsxFile([
      { name: words.results.answersSheet, rows: answers },
      { name: words.results.dictionarySheet, rows: dictionaryRows(exporter, words) },
    ])
    return download(c, file, XLSX, `${slug}.xlsx`)
  })

/** Throws notPermitted before anything is read for whom may not export. */
async function mayExport(c: Handled): Promise<Reading> {
  const reading = await readingOf(c)
  if (!mayAct(c.var.world.actor, 'response.export', reading.consultation.unitPath)) throw problem('notPermitted')
  return reading
}

async function toExport(c: Handled) {
  const reading = await mayExport(c)
  const values = one(await readForm(c), 'values') === 'codes' ? 'codes' : 'labels'
  const exporter = exporterFor(c, reading, values)
  const { reader } = c.var.world.storage
  const { id } = reading.consultation
  const ids = isFiltered(reading.filter) ? await listSelectedIds(reader, id, reading.filter) : undefined
  const rows = ids ? ids.length : (await findTotals(reader, id)).total
  const head = exporter.columns.map((column) => (values === 'codes' ? column.id : column.label))
  return { reading, exporter, head, ids, rows }
}

const exporterFor = (c: Handled, { plan, hamlets, places }: Reading, values: 'labels' | 'codes'): Exporter =>
  exporterOf({
    questionnaires: plan.questionnaires,
    hamlets,
    places,
    values,
    words: c.var.page.words,
    locale: c.var.world.locale,
  })
