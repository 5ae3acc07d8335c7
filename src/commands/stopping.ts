import type { Storage } from '../../db/storage'
import type { Running } from '../web/server'

/** Closes in order when asked to stop: no new visitors, answers under way to their end, then the database. */
export function untilAskedToStop(running: Running, storage: Storage, jobs?: { stop(): Promise<void> }): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await Promise.all([running.close(), jobs?.stop()])
      await storage.close()
      process.exit(0)
    })
  }
}
