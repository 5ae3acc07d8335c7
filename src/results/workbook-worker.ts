import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../../db/open'
import { giveWay } from './give-way'
import { type WorkbookOrder, workbookOf } from './workbook'

/** A thread of its own: one spreadsheet file, handed over without copying it. */
async function work({ url, order }: WorkbookOrder): Promise<void> {
  giveWay()
  const { reader, close } = openReader(url)
  const made = await workbookOf(reader, order)
  close()
  parentPort?.postMessage(made, [made.buffer])
}

await work(workerData)
