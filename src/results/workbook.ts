import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Reader, Storage } from '../../db/storage'
import { messages } from '../i18n/messages'
import { dictionaryRows } from './export-dictionary'
import type { ExportOrder } from './export-order'
import { exportedPages, exporterFor, headOf } from './export-pages'
import { type SheetOfCells, xlsxFile } from './xlsx'

export interface WorkbookOrder {
  url: string
  order: ExportOrder
}

// Packing a file stops everybody else in the same thread for as long as it takes: this many rows for a moment only.
const SMALL = 500
const ROOM = { maxOldGenerationSizeMb: 768 }

/** The answers and what their columns mean, as one file in memory. */
export async function workbookOf(reader: Reader, order: ExportOrder): Promise<Uint8Array<ArrayBuffer>> {
  const { results } = messages[order.locale]
  const answers: SheetOfCells['rows'][number][] = [headOf(order)]
  for await (const page of exportedPages(reader, order)) answers.push(...page.rows)
  return xlsxFile([
    { name: results.answersSheet, rows: answers },
    { name: results.dictionarySheet, rows: dictionaryRows(exporterFor(order), messages[order.locale]) },
  ])
}

let last: Promise<unknown> = Promise.resolve()

/** The same in a thread of its own where there is much of it, one after the other: each holds its whole file. */
export async function makeWorkbook({ reader, url }: Storage, order: ExportOrder, rows: number): Promise<Uint8Array<ArrayBuffer>> {
  const file = rows > SMALL ? await workerFile() : undefined
  if (!file) return workbookOf(reader, order)
  const made = last.then(() => inThread(file, { url, order }))
  last = made.catch(() => undefined)
  return made
}

// Beside the bundle only, as with the other threads.
async function workerFile(): Promise<URL | undefined> {
  const address = new URL('./workbook-worker.js', import.meta.url)
  return stat(fileURLToPath(address)).then(
    () => address,
    () => undefined,
  )
}

function inThread(file: URL, order: WorkbookOrder): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: order, resourceLimits: ROOM })
    worker.on('message', resolve)
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('The thread that packs ended before it was done.')))
  })
}
