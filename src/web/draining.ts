import type { Server, ServerResponse } from 'node:http'

/** After the last answer: whoever pressed send at that moment is answered, not cut off. */
const LINGER_MS = 300

/**
 * Follows which answers a server has under way, and gives what empties it: what is under way comes to its end, each
 * connection closes after its answer. What is not done in time is cut off: a slow client keeps nobody from stopping.
 */
export function drainOf(server: Server): (withinMs: number) => Promise<void> {
  const underWay = new Set<ServerResponse>()
  let stopping = false
  let emptied = () => {}

  server.prependListener('request', (_request: unknown, response: ServerResponse) => {
    underWay.add(response)
    if (stopping) response.shouldKeepAlive = false
    response.once('close', () => {
      underWay.delete(response)
      if (underWay.size === 0) emptied()
    })
  })

  return async (withinMs) => {
    stopping = true
    const end = performance.now() + withinMs
    for (const response of underWay) if (!response.headersSent) response.shouldKeepAlive = false
    do {
      if (underWay.size > 0) await orAfter(end - performance.now(), new Promise<void>((done) => (emptied = done)))
      await orAfter(Math.min(LINGER_MS, end - performance.now()))
    } while (underWay.size > 0 && performance.now() < end)
    const closed = new Promise<void>((done) => server.close(() => done()))
    server.closeAllConnections()
    await closed
  }
}

const orAfter = (ms: number, first?: Promise<void>): Promise<void> =>
  Promise.race([...(first ? [first] : []), new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, ms)))])
