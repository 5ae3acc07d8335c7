import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../../db/open'
import type { ExportOrder } from './export-order'
import { type Piece, type PieceOptions, piecesOf } from './export-pieces'
import { giveWay } from './give-way'

export interface WorkerOrder {
  url: string
  order: ExportOrder
  options: PieceOptions
}

/** `null` after the last piece. */
export type WorkerTold = Piece | null

// One piece is on its way while the next one is made; no further, or a slow reader would fill the memory.
const MOST_AHEAD = 2

/** A thread of its own: reads the sheets of one export and hands its pieces over without copying them. */
async function work({ url, order, options }: WorkerOrder): Promise<void> {
  let ahead = 0
  let wake = () => {}
  parentPort?.on('message', () => {
    ahead--
    wake()
  })
  giveWay()
  const { reader, close } = openReader(url)
  for await (const piece of piecesOf(reader, order, options)) {
    while (ahead >= MOST_AHEAD) await new Promise<void>((resolve) => (wake = resolve))
    ahead++
    parentPort?.postMessage(piece satisfies WorkerTold, [piece.content.buffer])
  }
  parentPort?.postMessage(null satisfies WorkerTold)
  close()
  parentPort?.close()
}

await work(workerData)
