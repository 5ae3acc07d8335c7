import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../../db/open'
import { type BuildOrder, type BuildProgress, buildSheets } from './build-sheets'
import { buffersOf, type Sheets } from './columns'
import { giveWay } from './give-way'

export type WorkerTold = BuildProgress | { sheets: Sheets }

/** A thread of its own: reads the sheets of one consultation and hands the columns over without copying them. */
async function work({ url, ...order }: BuildOrder & { url: string }): Promise<void> {
  const { reader, close } = openReader(url)
  giveWay()
  const sheets = await buildSheets(reader, order, (progress) => parentPort?.postMessage(progress satisfies WorkerTold))
  close()
  parentPort?.postMessage({ sheets } satisfies WorkerTold, buffersOf(sheets))
}

await work(workerData)
