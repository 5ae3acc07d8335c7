import { on } from 'node:events'
import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Storage } from '../../db/storage'
import type { ExportOrder } from './export-order'
import { type Piece, type PieceOptions, piecesOf } from './export-pieces'
import type { WorkerOrder, WorkerTold } from './export-worker'

// Rows live shortly: with little room they are cleared away soon. With less than this, clearing away is all it does.
const ROOM = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 48 }
const MOST_THREADS = 2
// Starting a thread takes as long as writing so many rows.
const SMALL = 2000

let threads = 0

/** The rest of an export, made in a thread of its own where there is much of it; only as fast as it is taken. */
export async function* makePieces(
  { reader, url }: Storage,
  order: ExportOrder,
  { sheets, ...options }: PieceOptions & { sheets: number },
): AsyncGenerator<Piece> {
  const file = sheets > SMALL && threads < MOST_THREADS ? await workerFile() : undefined
  yield* file ? inThread(file, { url, order, options }) : piecesOf(reader, order, options)
}

// Beside the bundle only; where the sources run as they are (tests) it takes its turns in this thread. Asking the
// file system also starts Node's own helper threads, before a thread that gives way could start them with its priority.
async function workerFile(): Promise<URL | undefined> {
  const address = new URL('./export-worker.js', import.meta.url)
  return stat(fileURLToPath(address)).then(
    () => address,
    () => undefined,
  )
}

async function* inThread(file: URL, order: WorkerOrder): AsyncGenerator<Piece> {
  threads++
  const worker = new Worker(file, { workerData: order, resourceLimits: ROOM })
  try {
    for await (const told of tellings(worker)) {
      if (told === null) return
      yield told
      worker.postMessage('next')
    }
    throw new Error('The thread that exports ended before it was done.')
  } finally {
    threads--
    await worker.terminate()
  }
}

async function* tellings(worker: Worker): AsyncGenerator<WorkerTold> {
  for await (const [told] of on(worker, 'message', { close: ['exit'] })) yield told
}
