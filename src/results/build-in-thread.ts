import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { BuildOrder, BuildProgress } from './build-sheets'
import type { Sheets } from './columns'
import type { WorkerTold } from './tabulate-worker'

// Rows read live shortly: small heaps cost a little time and save 150 MB. The columns lie outside of them.
const HEAPS = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 96 }

/** What a thread needs beside the columns, in bytes: its heap, its code and its own pages of the database. */
export const THREAD_BYTES = 64 * 1024 * 1024

// Beside the bundle only; where the sources run as they are (tests) the build takes its turns in the thread of all.
const address = new URL('./tabulate-worker.js', import.meta.url)
export const hasThreads: boolean = existsSync(fileURLToPath(address))

/** Builds the columns in a thread of its own. The build ends, and throws, when `tell` throws. */
export function buildInThread(order: BuildOrder & { url: string }, tell: (progress: BuildProgress) => void): Promise<Sheets> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(address, { workerData: order, resourceLimits: HEAPS })
    worker.on('message', (told: WorkerTold) => {
      if ('sheets' in told) return resolve(told.sheets)
      try {
        tell(told)
      } catch (error) {
        reject(error)
        void worker.terminate()
      }
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('The thread that counts ended before it was done.')))
  })
}
