import type { Storage } from '../../db/storage'
import { log } from '../kernel/log'
import type { Running } from '../web/server'

/** Whatever must come to its end before the database is closed: scheduled work, threads, live connections. */
export interface Closer {
  stop(): Promise<void>
}

/** What is under way when it is asked to stop gets so long; then it is cut off. */
const LONGEST_ANSWER_MS = 8000
const LONGEST_STOP_MS = 9500
/** A key pressed in a terminal reaches this process twice where a launcher hands it on. */
const SAME_PRESS_MS = 1000

/**
 * Stops in order when asked to: nobody new is let in, answers and work under way come to their end, then the database
 * is closed. Ends with 0 within ten seconds whatever anybody does, and at once when asked a second time.
 */
export function untilAskedToStop(running: Running, storage: Storage, ...closers: readonly Closer[]): void {
  let asked: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (asked === undefined) void stop({ running, storage, closers })
      else if (performance.now() - asked > SAME_PRESS_MS) process.exit(0)
      asked ??= performance.now()
    })
}

async function stop({ running, storage, closers }: { running: Running; storage: Storage; closers: readonly Closer[] }) {
  const start = performance.now()
  log.info('stopping')
  setTimeout(() => process.exit(0), LONGEST_STOP_MS)
  const ended = await Promise.allSettled([running.drain(LONGEST_ANSWER_MS), ...closers.map((each) => each.stop())])
  await storage.close().catch((error: unknown) => log.error({ err: error }, 'the database could not be closed'))
  for (const each of ended) if (each.status === 'rejected') log.error({ err: each.reason }, 'something could not be stopped')
  log.info({ ms: Math.round(performance.now() - start) }, 'stopped')
  process.exit(0)
}
